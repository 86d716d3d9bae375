import { OFFICE, READERS, REFUSALS } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, Nothing, nullable, Sha256, Uuid } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Fichiers'

export const DOCUMENT_KINDS = ['REPORT', 'DELIBERATION', 'ANNEX', 'OTHER'] as const
export const DocumentKind = T.Enum([...DOCUMENT_KINDS])

export const DocumentRow = closed({
  id: Uuid,
  name: T.String(),
  bytes: T.Integer(),
  sha256: Sha256,
  kind: nullable(DocumentKind),
  state: T.Enum(['RECEIVED', 'READY', 'REFUSED', 'DISCARDED']),
  refusal: nullable(T.Enum([...REFUSALS])),
  /** What the clerk should know of a readable file: repaired copy, protection removed from the copy, signed, scan without text. */
  notes: T.Array(T.Enum(['REPAIRED', 'UNPROTECTED', 'SIGNED', 'NO_TEXT'])),
  pages: nullable(T.Integer()),
  itemId: nullable(Uuid),
  number: nullable(T.String()),
  receivedAt: Instant,
})
export type DocumentRow = T.Static<typeof DocumentRow>

export const listDocuments = contract({
  method: 'GET',
  path: '/meetings/:meetingId/documents',
  summary: 'Les fichiers reçus pour une séance et leur état',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  reply: closed({ documents: T.Array(DocumentRow) }),
  problems: ['NOT_FOUND'],
})

export const uploadDocuments = contract({
  method: 'POST',
  path: '/meetings/:meetingId/documents',
  summary: 'Déposer un ou plusieurs fichiers (multipart, champ « file »)',
  tag,
  access: OFFICE,
  wire: 'UPLOAD',
  status: 201,
  params: closed({ meetingId: Uuid }),
  reply: closed({
    results: T.Array(
      closed({
        name: T.String(),
        outcome: T.Enum(['RECEIVED', 'DUPLICATE', 'REFUSED']),
        refusal: nullable(T.Enum([...REFUSALS])),
        documentId: nullable(Uuid),
        /** For a duplicate: the name under which the same bytes are already here. */
        sameAs: nullable(T.String()),
      }),
    ),
  }),
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW', 'UNSUPPORTED_MEDIA'],
})

export const discardDocument = contract({
  method: 'POST',
  path: '/documents/:documentId/discard',
  summary: 'Écarter un fichier (il est conservé et peut être rétabli)',
  tag,
  access: OFFICE,
  params: closed({ documentId: Uuid }),
  reply: Nothing,
  problems: ['NOT_FOUND', 'NUMBERS_FROZEN'],
})

export const restoreDocument = contract({
  method: 'POST',
  path: '/documents/:documentId/restore',
  summary: 'Rétablir un fichier écarté',
  tag,
  access: OFFICE,
  params: closed({ documentId: Uuid }),
  reply: Nothing,
  problems: ['NOT_FOUND'],
})

export const createLink = contract({
  method: 'POST',
  path: '/links',
  summary: 'Obtenir une adresse signée et temporaire pour lire un fichier',
  tag,
  access: READERS,
  body: closed({
    kind: T.Enum(['DOCUMENT', 'BUNDLE']),
    id: Uuid,
    /** Offer the file under its name instead of opening it. */
    download: T.Optional(T.Boolean()),
  }),
  reply: closed({ url: T.String(), expiresAt: Instant, bytes: T.Integer() }),
  problems: ['NOT_FOUND'],
})

export const readContent = contract({
  method: 'GET',
  path: '/content/:token',
  summary: 'Les octets d’un fichier, par adresse signée (Range accepté)',
  tag,
  access: 'PUBLIC',
  wire: 'STREAM',
  params: closed({ token: T.String({ maxLength: 1000 }) }),
  reply: T.Unknown(),
  problems: ['LINK_EXPIRED', 'NOT_FOUND', 'RANGE_NOT_SATISFIABLE'],
})

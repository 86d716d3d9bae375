import { OFFICE, REFUSALS } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, nullable, Sha256, Uuid } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Fichiers'
const DocumentId = closed({ documentId: Uuid })

export const DocumentVersion = closed({
  /** Each version is a document of its own: its content stays readable. */
  documentId: Uuid,
  version: T.Integer({ minimum: 1 }),
  name: T.String(),
  bytes: T.Integer(),
  sha256: Sha256,
  pages: nullable(T.Integer()),
  state: T.Enum(['RECEIVED', 'READY', 'REFUSED', 'DISCARDED']),
  refusal: nullable(T.Enum([...REFUSALS])),
  receivedAt: Instant,
  /** Who sent it, as the journal says. */
  receivedFrom: T.String(),
  /** The one that enters the bundle. */
  current: T.Boolean(),
})
export type DocumentVersion = T.Static<typeof DocumentVersion>

export const replaceDocument = contract({
  method: 'POST',
  path: '/documents/:documentId/versions',
  summary:
    'Remplacer un fichier par une nouvelle version (multipart, champ « file ») ; l’ancienne est conservée',
  tag,
  access: OFFICE,
  wire: 'UPLOAD',
  status: 201,
  params: DocumentId,
  reply: closed({
    outcome: T.Enum(['RECEIVED', 'DUPLICATE', 'REFUSED']),
    refusal: nullable(T.Enum([...REFUSALS])),
    documentId: nullable(Uuid),
  }),
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW', 'UNSUPPORTED_MEDIA'],
})

export const listVersions = contract({
  method: 'GET',
  path: '/documents/:documentId/versions',
  summary: 'Les versions d’un fichier, la plus récente d’abord',
  tag,
  access: OFFICE,
  params: DocumentId,
  reply: closed({ versions: T.Array(DocumentVersion) }),
  problems: ['NOT_FOUND'],
})

/** Words of a page that changed, with a few around them. */
export const PageChange = closed({
  /** Page of the newer version. */
  page: T.Integer({ minimum: 1 }),
  segments: T.Array(closed({ kind: T.Enum(['SAME', 'ADDED', 'REMOVED']), text: T.String() })),
})
export type PageChange = T.Static<typeof PageChange>

/** What a version changed in the text of an earlier one. */
export const TextComparison = closed({
  /** TEXT_MISSING: the text of one of them is not read yet, or there is none. TOO_DIFFERENT: nothing useful can be shown. */
  state: T.Enum(['COMPARED', 'TEXT_MISSING', 'TOO_DIFFERENT']),
  since: nullable(Uuid),
  pages: T.Array(PageChange),
  /** More pages changed than are shown. */
  more: T.Boolean(),
})
export type TextComparison = T.Static<typeof TextComparison>

export const compareVersions = contract({
  method: 'GET',
  path: '/documents/:documentId/changes',
  summary: 'Ce qui a changé dans le texte depuis la version précédente, page par page',
  tag,
  access: OFFICE,
  params: DocumentId,
  query: closed({
    /** Another version of the same file; by default the one before. */
    since: T.Optional(Uuid),
  }),
  reply: TextComparison,
  problems: ['NOT_FOUND'],
})

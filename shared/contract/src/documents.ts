import { OFFICE, READERS, REFUSALS } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, Nothing, nullable, Sha256, Uuid } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Fichiers'

export const DOCUMENT_KINDS = ['REPORT', 'DELIBERATION', 'ANNEX', 'OTHER'] as const
export const DocumentKind = T.Enum([...DOCUMENT_KINDS])

export const DOCUMENT_FORMATS = ['PDF', 'DOCX', 'ODT', 'DOC', 'IMAGE', 'ZIP', 'SHEET', 'UNKNOWN'] as const
export const GROUP_REASONS = [
  'LEAD',
  'SAME_FILE',
  'SAME_TITLE',
  'SAME_NUMBER',
  'CITED',
  'SAME_NAME',
  'SAME_FOLDER',
] as const

/** Why a file stands with its item, and how sure that is. A doubt leaves it apart: nobody chose for the clerk. */
export const Placement = closed({
  by: T.Enum(['READING', 'CLERK']),
  /** The item that the reading chose; the document stands elsewhere when somebody moved it. */
  itemId: nullable(Uuid),
  reason: nullable(T.Enum([...GROUP_REASONS])),
  /** What both have: the number, the words. */
  detail: T.String(),
  confidence: T.Number({ minimum: 0, maximum: 1 }),
  doubt: nullable(T.Enum(['SEVERAL_ITEMS', 'NO_ITEM', 'CONTRADICTION'])),
  /** Documents that it may belong with, likeliest first. */
  candidates: T.Array(Uuid),
})
export type Placement = T.Static<typeof Placement>

export const DocumentRow = closed({
  id: Uuid,
  name: T.String(),
  /** Its place in the folder or archive that it came in, name included. */
  path: T.String(),
  format: nullable(T.Enum([...DOCUMENT_FORMATS])),
  /** What holds others and is not in the bundle itself: a file cut by pages, an archive, a spreadsheet of the ordre du jour. */
  container: nullable(T.Enum(['CAHIER', 'ARCHIVE', 'LIST'])),
  /** The document that this one is a piece of, or came in. */
  sourceId: nullable(Uuid),
  /** For a piece of a cahier, its pages of the file, from 1. */
  firstPage: nullable(T.Integer({ minimum: 1 })),
  lastPage: nullable(T.Integer({ minimum: 1 })),
  placement: nullable(Placement),
  bytes: T.Integer(),
  sha256: Sha256,
  kind: nullable(DocumentKind),
  state: T.Enum(['RECEIVED', 'READY', 'REFUSED', 'DISCARDED']),
  refusal: nullable(T.Enum([...REFUSALS])),
  /** What the clerk should know of a readable file: repaired copy, protection removed from the copy, signed, scan without text… */
  notes: T.Array(T.Enum(['REPAIRED', 'UNPROTECTED', 'SIGNED', 'NO_TEXT', 'OCR', 'CONVERTED'])),
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
  problems: ['NUMBERS_FROZEN', 'NOT_FOUND'],
})

export const placeDocument = contract({
  method: 'POST',
  path: '/documents/:documentId/place',
  summary: 'Rattacher un fichier à un rapport, ou en faire un rapport à part',
  tag,
  access: OFFICE,
  params: closed({ documentId: Uuid }),
  /** `itemId` null: an item of its own. */
  body: closed({ itemId: nullable(Uuid), kind: T.Optional(DocumentKind) }),
  reply: Nothing,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW', 'NUMBERS_FROZEN'],
})

export const cutDocument = contract({
  method: 'POST',
  path: '/documents/:documentId/cuts',
  summary: 'Découper un cahier autrement, ou le garder en un seul dossier',
  tag,
  access: OFFICE,
  params: closed({ documentId: Uuid }),
  /** Where each piece begins, the first at page 1. */
  body: closed({
    cuts: T.Array(
      closed({ firstPage: T.Integer({ minimum: 1 }), kind: DocumentKind, newItem: T.Boolean() }),
      { minItems: 1, maxItems: 1000 },
    ),
  }),
  reply: Nothing,
  problems: ['NOT_FOUND', 'INVALID_INPUT', 'NOT_ALLOWED_NOW', 'NUMBERS_FROZEN'],
})

export const LIST_COLUMNS = [
  'number',
  'title',
  'rapporteur',
  'department',
  'committee',
  'policy',
  'actNumber',
  'date',
] as const
const ListColumns = T.Array(nullable(T.Enum([...LIST_COLUMNS])), { maxItems: 60 })

/** A spreadsheet of the ordre du jour, and what applying it would do. */
export const AgendaList = closed({
  documentId: Uuid,
  headings: T.Array(T.String()),
  columns: ListColumns,
  /** The first rows as they are, to recognise the columns by. */
  samples: T.Array(T.Array(T.String())),
  /** Rows of this meeting, with the item that each is, if any. */
  rows: T.Array(
    closed({
      index: T.Integer(),
      number: nullable(T.String()),
      title: T.String(),
      rapporteur: nullable(T.String()),
      department: nullable(T.String()),
      itemId: nullable(Uuid),
      by: nullable(T.Enum(['TITLE', 'NUMBER', 'BOTH'])),
      confidence: T.Number(),
    }),
  ),
  total: T.Integer(),
  /** Rows left out: of another date, or without a title. */
  otherMeetings: T.Integer(),
  untitled: T.Integer(),
  appliedAt: nullable(Instant),
})
export type AgendaList = T.Static<typeof AgendaList>

export const readList = contract({
  method: 'GET',
  path: '/documents/:documentId/list',
  summary: 'Un tableau de l’ordre du jour : ses colonnes reconnues et ce qu’il ferait',
  tag,
  access: OFFICE,
  params: closed({ documentId: Uuid }),
  query: closed({
    /** What each column is, separated by commas, instead of what was recognised. */
    as: T.Optional(T.String({ maxLength: 1000 })),
  }),
  reply: AgendaList,
  problems: ['NOT_FOUND', 'INVALID_INPUT'],
})

export const applyList = contract({
  method: 'POST',
  path: '/documents/:documentId/list/application',
  summary: 'Reprendre un tableau dans l’ordre du jour : intitulés, rapporteurs, directions et ordre',
  tag,
  access: OFFICE,
  params: closed({ documentId: Uuid }),
  body: closed({ columns: ListColumns }),
  reply: closed({ matched: T.Integer(), added: T.Integer() }),
  problems: ['NOT_FOUND', 'INVALID_INPUT', 'NUMBERS_FROZEN'],
})

export const readAgain = contract({
  method: 'POST',
  path: '/documents/:documentId/reading',
  summary: 'Relire un fichier dont la lecture ou la conversion n’a pas abouti',
  tag,
  access: OFFICE,
  params: closed({ documentId: Uuid }),
  reply: Nothing,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW', 'NUMBERS_FROZEN'],
})

export const readAbilities = contract({
  method: 'GET',
  path: '/imports/abilities',
  summary: 'Ce que ce serveur sait faire des fichiers : convertir en PDF, reconnaître le texte des scans',
  tag,
  access: OFFICE,
  reply: closed({
    conversion: T.Boolean(),
    /** Packages that are missing to recognise the text of scans; empty: it works. */
    ocrMissing: T.Array(T.String()),
  }),
})

const LINK = {
  url: T.String(),
  expiresAt: Instant,
  bytes: T.Integer(),
  /** Of the bytes behind the address, for who keeps them. */
  sha256: Sha256,
  /** Of a bundle: how many bytes at its end a reader asks for to open it and to show its first page. */
  opening: T.Optional(T.Integer()),
}

export const createLink = contract({
  method: 'POST',
  reads: true,
  path: '/links',
  summary: 'Obtenir une adresse signée et temporaire pour lire un fichier',
  tag,
  access: READERS,
  body: closed({
    kind: T.Enum(['DOCUMENT', 'BUNDLE', 'PUBLICATION']),
    id: Uuid,
    /** Offer the file under its name instead of opening it. */
    download: T.Optional(T.Boolean()),
  }),
  reply: closed(LINK),
  problems: ['NOT_FOUND'],
})

/** Files, or texts, that one request asks for. */
export const MOST_AT_ONCE = 100

export const createDocumentLinks = contract({
  method: 'POST',
  reads: true,
  path: '/documents/links',
  summary: 'Obtenir d’un coup les adresses signées de plusieurs rapports et annexes, pour les garder',
  tag,
  access: ['COUNCILLOR'],
  body: closed({ documentIds: T.Array(Uuid, { minItems: 1, maxItems: MOST_AT_ONCE, uniqueItems: true }) }),
  /** Those that can be given at once: what is missing is asked for by itself, and says why. */
  reply: closed({ links: T.Array(closed({ documentId: Uuid, ...LINK })) }),
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

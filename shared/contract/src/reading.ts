import * as T from 'typebox'
import { closed, Instant, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'
import { DocumentKind, MOST_AT_ONCE } from './documents.ts'
import { PageChange } from './versions.ts'

const tag = 'Lecture'
const COUNCILLOR = ['COUNCILLOR'] as const

export const ReadingMark = closed({
  itemId: Uuid,
  /** The page last shown. */
  page: T.Integer({ minimum: 1 }),
  /** The furthest page shown; 0 when marked as not read. */
  furthest: T.Integer({ minimum: 0 }),
  changedAt: Instant,
})
export type ReadingMark = T.Static<typeof ReadingMark>

export const listMarks = contract({
  method: 'GET',
  path: '/my/marks',
  summary: 'Où j’en suis de chaque rapport, tous appareils réunis',
  tag,
  access: COUNCILLOR,
  reply: closed({ marks: T.Array(ReadingMark) }),
})

export const saveMark = contract({
  method: 'PUT',
  path: '/my/marks/:itemId',
  summary: 'Dire où j’en suis d’un rapport ; le plus récent l’emporte',
  tag,
  access: COUNCILLOR,
  idempotent: true,
  params: closed({ itemId: Uuid }),
  body: closed({
    page: ReadingMark.properties.page,
    furthest: ReadingMark.properties.furthest,
    changedAt: Instant,
  }),
  reply: closed({ itemId: Uuid }),
  problems: ['NOT_FOUND'],
})

export const DocumentText = closed({
  documentId: Uuid,
  /** False while it is being read, and for a scan that could not be recognised. */
  known: T.Boolean(),
  /** Recognised from pictures: faults are likely. */
  recognised: T.Boolean(),
  pages: T.Array(T.String()),
})
export type DocumentText = T.Static<typeof DocumentText>

export const readDocumentText = contract({
  method: 'GET',
  path: '/documents/:documentId/text',
  summary: 'Le texte d’un fichier, page par page ; il ne change jamais',
  tag,
  access: ['ADMINISTRATOR', 'ASSEMBLY_OFFICE', 'COUNCILLOR'],
  params: closed({ documentId: Uuid }),
  reply: DocumentText,
  problems: ['NOT_FOUND'],
})

export const readDocumentTexts = contract({
  method: 'POST',
  reads: true,
  path: '/documents/texts',
  summary: 'Les textes de plusieurs fichiers d’un coup, pour les garder',
  tag,
  access: COUNCILLOR,
  body: closed({ documentIds: T.Array(Uuid, { minItems: 1, maxItems: MOST_AT_ONCE, uniqueItems: true }) }),
  /** Of those that the caller may read; the others are left out. */
  reply: closed({ texts: T.Array(DocumentText) }),
})

export const SearchHit = closed({
  itemId: Uuid,
  documentId: Uuid,
  /** Inside the file, from 1. */
  page: T.Integer({ minimum: 1 }),
  excerpt: T.Array(closed({ text: T.String(), hit: T.Boolean() })),
})
export type SearchHit = T.Static<typeof SearchHit>

export const searchConvocation = contract({
  method: 'GET',
  path: '/my/convocations/:meetingId/search',
  summary: 'Chercher dans les rapports d’une séance, page par page, accents et flexions repliés',
  tag,
  access: COUNCILLOR,
  params: closed({ meetingId: Uuid }),
  query: closed({ q: T.String({ minLength: 1, maxLength: 200 }) }),
  reply: closed({
    hits: T.Array(SearchHit),
    /** Pages that answer, those not listed included. */
    total: T.Integer(),
  }),
  problems: ['NOT_FOUND'],
})

export const ITEM_CHANGES = ['ADDED', 'REPLACED', 'RENAMED', 'WITHDRAWN'] as const

export const readChanges = contract({
  method: 'GET',
  path: '/my/convocations/:meetingId/changes',
  summary: 'Ce qui a changé depuis l’envoi que j’avais lu',
  tag,
  access: COUNCILLOR,
  params: closed({ meetingId: Uuid }),
  reply: closed({
    /** When the version compared with was sent; null when there is only one. */
    since: nullable(Instant),
    items: T.Array(
      closed({
        itemId: Uuid,
        number: T.String(),
        title: T.String(),
        change: T.Enum([...ITEM_CHANGES]),
        documents: T.Array(
          closed({
            documentId: Uuid,
            name: T.String(),
            kind: DocumentKind,
            title: nullable(T.String()),
            mark: nullable(T.String()),
            /** The version it replaces; null for a new file. */
            since: nullable(Uuid),
          }),
        ),
      }),
    ),
  }),
  problems: ['NOT_FOUND'],
})

export const readTextChanges = contract({
  method: 'GET',
  path: '/my/convocations/:meetingId/changes/:documentId',
  summary: 'Ce qui a changé dans le texte d’un fichier, page par page, depuis la version que j’avais reçue',
  tag,
  access: COUNCILLOR,
  params: closed({ meetingId: Uuid, documentId: Uuid }),
  query: closed({ since: Uuid }),
  reply: closed({
    state: T.Enum(['COMPARED', 'TEXT_MISSING', 'TOO_DIFFERENT']),
    pages: T.Array(PageChange),
    more: T.Boolean(),
  }),
  problems: ['NOT_FOUND'],
})

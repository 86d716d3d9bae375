import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, Line, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'
import { DocumentKind } from './documents.ts'

const tag = 'Ordre du jour'

export const FIELD_NAMES = ['title', 'rapporteur', 'department', 'actNumber'] as const
export type FieldName = (typeof FIELD_NAMES)[number]

/** A value with where it comes from: read in the file (with its quote) or written by the clerk. */
export const FieldValue = closed({
  value: nullable(T.String()),
  source: T.Enum(['READ', 'CLERK', 'NONE']),
  confidence: T.Number({ minimum: 0, maximum: 1 }),
  /** True while the interface must show « à vérifier ». */
  toCheck: T.Boolean(),
  evidence: nullable(
    closed({
      documentId: Uuid,
      page: T.Integer({ minimum: 1 }),
      quote: T.String(),
      /** x, y, width, height in PDF points from the bottom left of the page. */
      box: nullable(T.Array(T.Number(), { minItems: 4, maxItems: 4 })),
    }),
  ),
})
export type FieldValue = T.Static<typeof FieldValue>

export const AgendaItem = closed({
  id: Uuid,
  sectionId: nullable(Uuid),
  position: T.Integer(),
  number: nullable(T.String()),
  /** False once frozen by the first dispatch. */
  provisional: T.Boolean(),
  withdrawnAt: nullable(Instant),
  title: FieldValue,
  rapporteur: FieldValue,
  department: FieldValue,
  actNumber: FieldValue,
  documents: T.Array(
    closed({
      id: Uuid,
      name: T.String(),
      kind: DocumentKind,
      pages: T.Integer(),
      bytes: T.Integer(),
      notes: T.Array(T.String()),
    }),
  ),
  pages: T.Integer(),
  version: Version,
})
export type AgendaItem = T.Static<typeof AgendaItem>

export const Agenda = closed({
  meetingId: Uuid,
  version: Version,
  frozen: T.Boolean(),
  sections: T.Array(closed({ id: Uuid, code: T.String(), title: T.String() })),
  items: T.Array(AgendaItem),
})
export type Agenda = T.Static<typeof Agenda>

export const readAgenda = contract({
  method: 'GET',
  path: '/meetings/:meetingId/agenda',
  summary: 'L’ordre du jour numéroté',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  reply: Agenda,
  problems: ['NOT_FOUND'],
})

export const moveItem = contract({
  method: 'POST',
  path: '/meetings/:meetingId/agenda/moves',
  summary: 'Déplacer un rapport ; les numéros provisoires suivent',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  body: closed({ version: Version, itemId: Uuid, sectionId: nullable(Uuid), beforeItemId: nullable(Uuid) }),
  reply: Agenda,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'NOT_ALLOWED_NOW'],
})

export const correctItem = contract({
  method: 'PATCH',
  path: '/agenda-items/:itemId',
  summary: 'Corriger ou confirmer les champs d’un rapport',
  tag,
  access: OFFICE,
  params: closed({ itemId: Uuid }),
  body: closed({
    version: Version,
    title: T.Optional(Line),
    rapporteur: T.Optional(nullable(Line)),
    department: T.Optional(nullable(Line)),
    actNumber: T.Optional(nullable(Line)),
  }),
  reply: Agenda,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'NOT_ALLOWED_NOW'],
})

export const removeItem = contract({
  method: 'POST',
  path: '/agenda-items/:itemId/removal',
  summary: 'Retirer un rapport : ôté avant l’envoi, « retiré » avec son numéro après',
  tag,
  access: OFFICE,
  params: closed({ itemId: Uuid }),
  body: closed({ version: Version }),
  reply: Agenda,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'NOT_ALLOWED_NOW'],
})

export const restoreItem = contract({
  method: 'POST',
  path: '/agenda-items/:itemId/restoration',
  summary: 'Rétablir un rapport retiré, à sa place',
  tag,
  access: OFFICE,
  params: closed({ itemId: Uuid }),
  body: closed({ version: Version }),
  reply: Agenda,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'NOT_ALLOWED_NOW'],
})

import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { Agenda, Axis, Nature } from './agenda.ts'
import { closed, Instant, Line, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'
import { DocumentKind } from './documents.ts'

const tag = 'Ordre du jour'

const itemIds = T.Array(Uuid, { minItems: 1, maxItems: 500, uniqueItems: true })
const documentIds = T.Array(Uuid, { minItems: 1, maxItems: 200, uniqueItems: true })
const neighbours = { before: T.Optional(nullable(Uuid)), after: T.Optional(nullable(Uuid)) }
/** Before an item, else after one, else at the end of the section. */
const place = { sectionId: nullable(Uuid), ...neighbours }
const sectionPlace = { parentId: nullable(Uuid), ...neighbours }
const Code = T.String({ maxLength: 20 })
const text = { axis: Axis, code: Code, title: Line }
const values = closed({
  title: T.Optional(Line),
  rapporteur: T.Optional(nullable(Line)),
  department: T.Optional(nullable(Line)),
  actNumber: T.Optional(nullable(Line)),
})
/** Over what was read; empty: none at all; null: what was read stands. */
const Said = nullable(T.String({ maxLength: 500 }))
const change = closed({
  nature: T.Optional(Nature),
  confidential: T.Optional(T.Boolean()),
  recusals: T.Optional(T.Array(Uuid, { maxItems: 200, uniqueItems: true })),
  committees: T.Optional(
    T.Array(T.String({ minLength: 1, maxLength: 20 }), { maxItems: 10, uniqueItems: true }),
  ),
  policy: T.Optional(Said),
  matter: T.Optional(Said),
})

/** What a clerk does to an agenda; new items and sections bear an id that the caller makes (UUID). */
export const ClerkOperation = T.Union([
  closed({ type: T.Literal('MOVE'), itemIds, ...place }),
  closed({ type: T.Literal('CORRECT'), itemId: Uuid, values }),
  closed({ type: T.Literal('CHANGE'), itemIds, change }),
  closed({ type: T.Literal('REMOVE'), itemIds }),
  closed({ type: T.Literal('RESTORE'), itemId: Uuid, place: T.Optional(closed(place)) }),
  closed({ type: T.Literal('ADD_POINT'), itemId: Uuid, nature: Nature, title: Line, ...place }),
  closed({ type: T.Literal('ADD_SECTION'), id: Uuid, ...text, ...sectionPlace }),
  closed({
    type: T.Literal('CHANGE_SECTION'),
    id: Uuid,
    change: closed({ axis: T.Optional(Axis), code: T.Optional(Code), title: T.Optional(Line) }),
  }),
  closed({ type: T.Literal('MOVE_SECTION'), id: Uuid, ...sectionPlace }),
  closed({ type: T.Literal('REMOVE_SECTION'), id: Uuid }),
  closed({
    type: T.Literal('ATTACH'),
    documentIds,
    itemId: Uuid,
    before: T.Optional(nullable(Uuid)),
    kind: T.Optional(DocumentKind),
  }),
  closed({ type: T.Literal('ENTITLE'), itemId: Uuid, documentId: Uuid, title: nullable(Line) }),
  closed({ type: T.Literal('DETACH'), documentIds, itemId: Uuid, title: Line, ...place }),
])

/** A gesture of the log, as undo buttons name it. */
export const GestureSummary = closed({
  id: Uuid,
  types: T.Array(T.String()),
  itemIds: T.Array(Uuid),
  at: Instant,
})
export type GestureSummary = T.Static<typeof GestureSummary>

/** What this person may take back and make again now: null when nothing. It is the server's: it survives a reload. */
const steps = { undo: nullable(GestureSummary), redo: nullable(GestureSummary) }

export const AgendaChange = closed({
  agenda: Agenda,
  /** Others had changed the agenda since `baseVersion`, without clashing. */
  rebased: T.Boolean(),
  ...steps,
})
export type AgendaChange = T.Static<typeof AgendaChange>

const ClientId = T.String({ minLength: 1, maxLength: 64 })
const MeetingId = closed({ meetingId: Uuid })

export const operateAgenda = contract({
  method: 'POST',
  path: '/meetings/:meetingId/agenda/operations',
  summary: 'Modifier l’ordre du jour : une ou plusieurs opérations, toutes ou aucune',
  tag,
  access: OFFICE,
  idempotent: true,
  params: MeetingId,
  body: closed({
    baseVersion: Version,
    operations: T.Array(ClerkOperation, { minItems: 1, maxItems: 100 }),
    /** One for each open screen: it tells a clerk's own changes from those of others. */
    clientId: ClientId,
  }),
  reply: AgendaChange,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'NOT_ALLOWED_NOW', 'NUMBERS_FROZEN', 'DUPLICATE', 'INVALID_INPUT'],
})

export const undoAgenda = contract({
  method: 'POST',
  path: '/meetings/:meetingId/agenda/undo',
  summary: 'Annuler son dernier geste, ou un geste précis',
  tag,
  access: OFFICE,
  params: MeetingId,
  body: closed({ clientId: ClientId, gestureId: T.Optional(Uuid) }),
  reply: AgendaChange,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const redoAgenda = contract({
  method: 'POST',
  path: '/meetings/:meetingId/agenda/redo',
  summary: 'Rétablir son dernier geste annulé',
  tag,
  access: OFFICE,
  params: MeetingId,
  body: closed({ clientId: ClientId, gestureId: T.Optional(Uuid) }),
  reply: AgendaChange,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const readUndo = contract({
  method: 'GET',
  path: '/meetings/:meetingId/agenda/undo',
  summary: 'Ce que l’on peut annuler et rétablir maintenant',
  tag,
  access: OFFICE,
  params: MeetingId,
  reply: closed(steps),
  problems: ['NOT_FOUND'],
})

export const HistoryEntry = closed({
  gestureId: Uuid,
  version: Version,
  at: Instant,
  actor: T.String(),
  kind: T.Enum(['DO', 'UNDO', 'REDO']),
  /** The operations of the gesture that concern the item, and what they replaced. */
  operations: T.Array(T.Unknown()),
  before: T.Array(T.Unknown()),
})
export type HistoryEntry = T.Static<typeof HistoryEntry>

export const readItemHistory = contract({
  method: 'GET',
  path: '/agenda-items/:itemId/history',
  summary: 'Ce qui est arrivé à un point de l’ordre du jour, le plus récent d’abord',
  tag,
  access: OFFICE,
  params: closed({ itemId: Uuid }),
  reply: closed({ entries: T.Array(HistoryEntry) }),
  problems: ['NOT_FOUND'],
})

export const PresentClerk = closed({
  clientId: T.String(),
  name: T.String(),
  itemId: nullable(Uuid),
  since: Instant,
})
export type PresentClerk = T.Static<typeof PresentClerk>

/** Said every PRESENCE_BEAT_SECONDS and whenever the item changes; forgotten after PRESENCE_SECONDS without a word. */
export const PRESENCE_BEAT_SECONDS = 15
export const PRESENCE_SECONDS = 45

export const sayPresence = contract({
  method: 'POST',
  path: '/meetings/:meetingId/presence',
  summary: 'Dire sur quel point on travaille, et savoir qui d’autre est là',
  tag,
  access: OFFICE,
  params: MeetingId,
  body: closed({ clientId: ClientId, itemId: nullable(Uuid), leaving: T.Optional(T.Boolean()) }),
  reply: closed({ present: T.Array(PresentClerk) }),
  problems: ['NOT_FOUND'],
})

import { BALLOTS, CHOICES, OFFICE, OUTCOME_REASONS, RECUSAL_BASES } from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, ClockTime, closed, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'
import { QuorumAsked } from './bodies.ts'
import { MeetingState } from './meetings.ts'

const tag = 'En séance'
const MeetingId = closed({ meetingId: Uuid })
const ItemId = closed({ itemId: Uuid })
const Count = T.Integer({ minimum: 0, maximum: 10_000 })
const Choice = T.Enum([...CHOICES])

export const ATTENDANCE_TYPES = ['ARRIVED', 'LEFT', 'PROXY_GIVEN', 'PROXY_REVOKED', 'RECUSED'] as const

export const Tally = closed({
  FOR: Count,
  AGAINST: Count,
  ABSTAIN: Count,
  BLANK: Count,
  NOT_PARTICIPATING: Count,
})

/** One thing that happened in the room. `itemId` null: at the opening; otherwise from that item on (a recusal: for it alone). */
export const SittingEvent = closed({
  id: Uuid,
  type: T.Enum([...ATTENDANCE_TYPES]),
  memberId: Uuid,
  itemId: nullable(Uuid),
  holderId: nullable(Uuid),
  basis: nullable(T.Enum([...RECUSAL_BASES])),
  leftRoom: T.Boolean(),
  /** Wall-clock time, as the clerk noted it. */
  at: nullable(ClockTime),
})
export type SittingEvent = T.Static<typeof SittingEvent>

export const SittingStanding = closed({
  memberId: Uuid,
  place: T.Enum(['PRESENT', 'REPRESENTED', 'ABSENT']),
  by: nullable(Uuid),
  recused: nullable(T.Enum([...RECUSAL_BASES])),
})

export const QuorumState = closed({
  base: T.Integer(),
  required: T.Integer(),
  counted: T.Integer(),
  missing: T.Integer(),
  reached: T.Boolean(),
})

export const Outcome = closed({
  adopted: T.Boolean(),
  reason: T.Enum([...OUTCOME_REASONS]),
  expressed: T.Integer(),
  required: T.Integer(),
})
export type Outcome = T.Static<typeof Outcome>

export const ItemVote = closed({
  ballot: T.Enum([...BALLOTS]),
  tally: Tally,
  /** By member, where votes were given by name. */
  choices: nullable(T.Record(Uuid, Choice)),
  presidentChoice: nullable(Choice),
  outcome: Outcome,
})
export type ItemVote = T.Static<typeof ItemVote>

export const SittingItem = closed({
  itemId: Uuid,
  /** 1 for the first item; 0 is the opening. */
  order: T.Integer(),
  number: nullable(T.String()),
  title: T.String(),
  rapporteur: nullable(T.String()),
  /** Whether a vote decides something of it. */
  deliberated: T.Boolean(),
  /** Councillors that the agenda announces will have to leave. */
  announced: T.Array(Uuid),
  withdrawn: T.Boolean(),
  standings: T.Array(SittingStanding),
  quorum: QuorumState,
  vote: nullable(ItemVote),
})
export type SittingItem = T.Static<typeof SittingItem>

/** Who chairs, who keeps the minutes, and when it opened and was closed. */
export const SittingHead = closed({
  presidentId: nullable(Uuid),
  secretaryId: nullable(Uuid),
  openedAt: nullable(ClockTime),
  closedAt: nullable(ClockTime),
})
export type SittingHead = T.Static<typeof SittingHead>

/** A meeting as it happens: who was there at each item, whether it could be deliberated, and what was decided. */
export const Sitting = closed({
  meetingId: Uuid,
  date: CivilDateText,
  state: MeetingState,
  ...SittingHead.properties,
  quorum: QuorumAsked,
  proxiesPerHolder: T.Integer(),
  members: T.Array(
    closed({
      id: Uuid,
      civility: T.Enum(['M', 'MME']),
      firstName: T.String(),
      lastName: T.String(),
      group: nullable(T.String()),
    }),
  ),
  events: T.Array(SittingEvent),
  opening: closed({ standings: T.Array(SittingStanding), quorum: QuorumState }),
  items: T.Array(SittingItem),
})
export type Sitting = T.Static<typeof Sitting>

export const readSitting = contract({
  method: 'GET',
  path: '/meetings/:meetingId/sitting',
  summary: 'La séance : présences, quorum et votes de chaque point',
  tag,
  access: OFFICE,
  params: MeetingId,
  reply: Sitting,
  problems: ['NOT_FOUND'],
})

export const recordAttendance = contract({
  method: 'POST',
  path: '/meetings/:meetingId/sitting/events',
  summary: 'Consigner une arrivée, un départ, une délégation de vote ou un déport',
  tag,
  access: OFFICE,
  idempotent: true,
  params: MeetingId,
  body: closed({
    type: T.Enum([...ATTENDANCE_TYPES]),
    memberIds: T.Array(Uuid, { minItems: 1, maxItems: 500 }),
    itemId: nullable(Uuid),
    holderId: T.Optional(Uuid),
    basis: T.Optional(T.Enum([...RECUSAL_BASES])),
    leftRoom: T.Optional(T.Boolean()),
    at: T.Optional(ClockTime),
  }),
  reply: Sitting,
  problems: ['NOT_FOUND', 'INVALID_INPUT', 'NOT_ALLOWED_NOW'],
})

export const cancelAttendance = contract({
  method: 'POST',
  path: '/sitting-events/:eventId/cancellation',
  summary: 'Annuler une présence consignée par erreur ; elle reste au journal',
  tag,
  access: OFFICE,
  params: closed({ eventId: Uuid }),
  reply: Sitting,
  problems: ['NOT_FOUND'],
})

export const recordVote = contract({
  method: 'PUT',
  path: '/agenda-items/:itemId/vote',
  summary: 'Consigner le vote d’un point, en nombres ou par nom',
  tag,
  access: OFFICE,
  params: ItemId,
  body: closed({
    ballot: T.Enum([...BALLOTS]),
    tally: T.Optional(Tally),
    choices: T.Optional(T.Record(Uuid, Choice)),
    presidentChoice: T.Optional(nullable(Choice)),
  }),
  reply: Sitting,
  problems: ['NOT_FOUND', 'INVALID_INPUT', 'NOT_ALLOWED_NOW'],
})

export const cancelVote = contract({
  method: 'POST',
  path: '/agenda-items/:itemId/vote/cancellation',
  summary: 'Annuler le vote d’un point',
  tag,
  access: OFFICE,
  params: ItemId,
  reply: Sitting,
  problems: ['NOT_ALLOWED_NOW', 'NOT_FOUND'],
})

export const changeSittingHead = contract({
  method: 'PUT',
  path: '/meetings/:meetingId/sitting/head',
  summary: 'Dire qui préside, qui est secrétaire, et l’heure d’ouverture et de fin',
  tag,
  access: OFFICE,
  params: MeetingId,
  body: SittingHead,
  reply: Sitting,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const closeSitting = contract({
  method: 'POST',
  path: '/meetings/:meetingId/sitting/closing',
  summary: 'Lever la séance : son ordre du jour ne change plus',
  tag,
  access: OFFICE,
  params: MeetingId,
  reply: Sitting,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

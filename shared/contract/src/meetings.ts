import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, ClockTime, closed, Instant, Line, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Séances'

/** Until when the convocation may legally leave, and how much time is left. */
export const LegalClock = closed({
  lastMoment: Instant,
  lastDate: CivilDateText,
  recommendedDate: CivilDateText,
  verdict: T.Enum(['IN_TIME', 'RECOMMENDED_PASSED', 'URGENT_ONLY', 'TOO_LATE']),
  rule: closed({
    days: T.Integer(),
    counting: T.Enum(['FRANC', 'SIMPLE']),
    article: T.String(),
    toConfirm: T.Boolean(),
  }),
})
export type LegalClock = T.Static<typeof LegalClock>

export const MeetingState = T.Enum(['DRAFT', 'CONVENED', 'HELD', 'CANCELLED'])

export const Meeting = closed({
  id: Uuid,
  body: closed({ id: Uuid, code: T.String(), name: T.String() }),
  date: CivilDateText,
  time: ClockTime,
  place: T.String(),
  /** The session it belongs to, as numbers write it: DM1, BP, 2T. */
  sessionCode: nullable(T.String()),
  startsAt: Instant,
  state: MeetingState,
  version: Version,
  agendaVersion: Version,
  /** Numbers stay as they are since this moment. */
  frozenAt: nullable(Instant),
  convenedAt: nullable(Instant),
  /** Convened again after the quorum was missing. */
  withoutQuorum: T.Boolean(),
  /** The last day on which directions hand in their reports in time. */
  reportsDueOn: nullable(CivilDateText),
  items: T.Integer(),
  documents: T.Integer(),
  refused: T.Integer(),
  reading: T.Integer(),
  pages: T.Integer(),
  toCheck: T.Integer(),
  recipients: T.Integer(),
  acknowledged: T.Integer(),
  clock: LegalClock,
})
export type Meeting = T.Static<typeof Meeting>

/** Left out: as it was. */
const sessionCode = T.Optional(nullable(T.String({ minLength: 1, maxLength: 20, pattern: '\\S' })))
const MeetingId = closed({ meetingId: Uuid })

export const listMeetings = contract({
  method: 'GET',
  path: '/meetings',
  summary: 'Les séances, la prochaine en premier',
  tag,
  access: OFFICE,
  reply: closed({ meetings: T.Array(Meeting) }),
})

export const createMeeting = contract({
  method: 'POST',
  path: '/meetings',
  summary: 'Créer une séance',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  body: closed({ bodyId: Uuid, date: CivilDateText, time: ClockTime, place: Line, sessionCode }),
  reply: Meeting,
  problems: ['NOT_FOUND', 'INVALID_INPUT'],
})

export const readMeeting = contract({
  method: 'GET',
  path: '/meetings/:meetingId',
  summary: 'Une séance, ses décomptes et son horloge légale',
  tag,
  access: OFFICE,
  params: MeetingId,
  reply: Meeting,
  problems: ['NOT_FOUND'],
})

export const changeMeeting = contract({
  method: 'PATCH',
  path: '/meetings/:meetingId',
  summary: 'Changer la date, l’heure ou le lieu d’une séance non convoquée',
  tag,
  access: OFFICE,
  params: MeetingId,
  body: closed({ version: Version, date: CivilDateText, time: ClockTime, place: Line, sessionCode }),
  reply: Meeting,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'NOT_ALLOWED_NOW'],
})

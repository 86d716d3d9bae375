import { ANSWERS, BODY_KINDS, OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, ClockTime, closed, Instant, Nothing, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Agenda'
const READING = ['COUNCILLOR', 'ASSISTANT'] as const

export const CalendarMeeting = closed({
  id: Uuid,
  body: closed({ id: Uuid, name: T.String(), kind: T.Enum([...BODY_KINDS]) }),
  date: CivilDateText,
  time: ClockTime,
  startsAt: Instant,
  place: T.String(),
  /** For the members of its body only. */
  remoteLink: nullable(T.String()),
  /** Whether I sit in its body that day. */
  mine: T.Boolean(),
  /** Whether it was sent to me: its page can be opened. */
  convened: T.Boolean(),
  cancelled: T.Boolean(),
  /** What I answered, when I did. */
  answer: nullable(T.Enum([...ANSWERS])),
  /** Another meeting of mine at the same hours. */
  clashesWith: nullable(Uuid),
})
export type CalendarMeeting = T.Static<typeof CalendarMeeting>

export const readCalendar = contract({
  method: 'GET',
  path: '/my/calendar',
  summary: 'Les réunions annoncées ou convoquées entre deux jours',
  tag,
  access: READING,
  query: closed({ from: CivilDateText, to: CivilDateText }),
  reply: closed({
    meetings: T.Array(CalendarMeeting),
    /** My calendar address, if I have one. It is shown once, when it is made. */
    feed: nullable(closed({ createdAt: Instant, lastReadAt: nullable(Instant) })),
  }),
  problems: ['INVALID_INPUT'],
})

export const createFeed = contract({
  method: 'POST',
  path: '/my/calendar/feed',
  summary: 'Créer mon adresse d’abonnement ; la précédente ne fonctionne plus',
  tag,
  access: ['COUNCILLOR'],
  status: 201,
  reply: closed({ path: T.String() }),
})

export const removeFeed = contract({
  method: 'POST',
  path: '/my/calendar/feed/removal',
  summary: 'Supprimer mon adresse d’abonnement',
  tag,
  access: ['COUNCILLOR'],
  reply: Nothing,
})

export const readFeed = contract({
  method: 'GET',
  path: '/calendars/:feedToken',
  summary: 'Un agenda personnel, lu par un logiciel d’agenda (iCalendar)',
  tag,
  access: 'PUBLIC',
  wire: 'STREAM',
  perMinute: 120,
  params: closed({ feedToken: T.String({ maxLength: 100 }) }),
  reply: T.Unknown(),
  problems: ['NOT_FOUND'],
})

export const AnnouncedMeeting = closed({
  id: Uuid,
  bodyName: T.String(),
  date: CivilDateText,
  time: ClockTime,
  place: T.String(),
  state: T.Enum(['DRAFT', 'CONVENED', 'HELD', 'CANCELLED']),
  announced: T.Boolean(),
  remoteLink: nullable(T.String()),
  version: Version,
})
export type AnnouncedMeeting = T.Static<typeof AnnouncedMeeting>

export const listAnnounced = contract({
  method: 'GET',
  path: '/calendar',
  summary: 'Les réunions à venir et ce que l’agenda des élus en montre',
  tag,
  access: OFFICE,
  reply: closed({ meetings: T.Array(AnnouncedMeeting) }),
})

export const announceMeeting = contract({
  method: 'PUT',
  path: '/calendar/:meetingId',
  summary:
    'Montrer une réunion dans l’agenda des élus avant sa convocation, avec son lien de visioconférence',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  body: closed({
    announced: T.Boolean(),
    remoteLink: nullable(T.String({ maxLength: 500, pattern: '^https://[^\\s]+$' })),
  }),
  reply: AnnouncedMeeting,
  problems: ['NOT_FOUND', 'INVALID_INPUT'],
})

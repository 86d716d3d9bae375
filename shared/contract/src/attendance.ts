import { ANSWER_ORIGINS, ANSWERS, OFFICE, PROXY_CONFLICTS } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, Line, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'
import { QuorumAsked } from './bodies.ts'
import { QuorumState } from './sittings.ts'

const tag = 'Présences et pouvoirs'
const MeetingId = closed({ meetingId: Uuid })
const COUNCILLOR = ['COUNCILLOR'] as const

export const Colleague = closed({
  id: Uuid,
  civility: T.Enum(['M', 'MME']),
  firstName: T.String(),
  lastName: T.String(),
  group: nullable(T.String()),
})
export type Colleague = T.Static<typeof Colleague>

/** An item as it was last sent. */
export const ScopeItem = closed({ id: Uuid, number: T.String(), title: T.String() })
export type ScopeItem = T.Static<typeof ScopeItem>
/** What a vote is given for; null: the whole meeting. */
const Scope = nullable(T.Array(ScopeItem))

const Conflict = nullable(T.Enum([...PROXY_CONFLICTS]))

/** One answer as it stands. `conflict`: why its proxy would not count, as things are now. */
export const AttendanceAnswer = closed({
  id: Uuid,
  answer: T.Enum([...ANSWERS]),
  holder: nullable(Colleague),
  items: Scope,
  origin: T.Enum([...ANSWER_ORIGINS]),
  note: nullable(T.String()),
  answeredAt: Instant,
  recordedAt: Instant,
  conflict: Conflict,
})
export type AttendanceAnswer = T.Static<typeof AttendanceAnswer>

/** What a member of a body says of coming, and whom he may ask to vote for him. */
export const MyAttendance = closed({
  meetingId: Uuid,
  /** Answers are taken until the meeting starts: afterwards the room knows better. */
  open: T.Boolean(),
  closesAt: Instant,
  /** Whether the body may be attended by visioconférence. */
  remote: T.Boolean(),
  /** « Délégation de vote » or « pouvoir ». */
  word: T.Enum(['DELEGATION', 'POUVOIR']),
  proxiesPerHolder: T.Integer(),
  answer: nullable(AttendanceAnswer),
  /** The votes that colleagues gave to the reader. */
  received: T.Array(
    closed({ answerId: Uuid, from: Colleague, items: Scope, answeredAt: Instant, conflict: Conflict }),
  ),
  /** The other members; `conflict` says why a proxy to this one would not count. */
  holders: T.Array(closed({ ...Colleague.properties, conflict: Conflict })),
  substitute: nullable(Colleague),
  /** What a vote may be given for. */
  items: T.Array(ScopeItem),
})
export type MyAttendance = T.Static<typeof MyAttendance>

export const readMyAttendance = contract({
  method: 'GET',
  path: '/my/convocations/:meetingId/attendance',
  summary: 'Ma réponse à une convocation, les pouvoirs que j’ai reçus, et à qui donner le mien',
  tag,
  access: COUNCILLOR,
  params: MeetingId,
  reply: MyAttendance,
  problems: ['NOT_FOUND'],
})

const holderId = T.Optional(Uuid)
/** With a holder: the items that the vote is given for. Left out: the whole meeting. */
const itemIds = T.Optional(T.Array(Uuid, { minItems: 1, maxItems: 1000, uniqueItems: true }))

/** The same `id` sent again is the same answer: a device without network may send it as often as it takes. */
export const answerConvocation = contract({
  method: 'POST',
  path: '/my/convocations/:meetingId/attendance',
  summary: 'Dire si je viens, ou donner pouvoir ; une réponse plus récente remplace la précédente',
  tag,
  access: COUNCILLOR,
  params: MeetingId,
  body: closed({
    /** Made on the device. */
    id: Uuid,
    answer: T.Enum([...ANSWERS]),
    /** With ABSENT: who votes for me. */
    holderId,
    itemIds,
    /** By the clock of the device. */
    answeredAt: Instant,
  }),
  reply: MyAttendance,
  problems: ['NOT_FOUND', 'INVALID_INPUT', 'ANSWERS_CLOSED', 'PROXY_REFUSED', 'IDEMPOTENCY_MISMATCH'],
})

export const AnswerRow = closed({
  ...Colleague.properties,
  answer: nullable(AttendanceAnswer),
  /** How many answers were given in all: more than one means a change of mind. */
  answers: T.Integer(),
  /** How many votes this member holds that count. */
  holds: T.Integer(),
  substitute: nullable(Colleague),
})
export type AnswerRow = T.Static<typeof AnswerRow>

/** The answers of a body, member by member, and what they let foresee of the quorum. */
export const AttendanceBoard = closed({
  meetingId: Uuid,
  word: T.Enum(['DELEGATION', 'POUVOIR']),
  remote: T.Boolean(),
  proxiesPerHolder: T.Integer(),
  proxyArticle: T.String(),
  quorum: QuorumAsked,
  forecast: closed({
    verdict: T.Enum(['REACHED', 'AT_RISK', 'UNREACHABLE']),
    sure: QuorumState,
    possible: QuorumState,
    present: T.Integer(),
    remote: T.Integer(),
    replaced: T.Integer(),
    represented: T.Integer(),
    absent: T.Integer(),
    silent: T.Integer(),
  }),
  rows: T.Array(AnswerRow),
  items: T.Array(ScopeItem),
})
export type AttendanceBoard = T.Static<typeof AttendanceBoard>

export const readAttendance = contract({
  method: 'GET',
  path: '/meetings/:meetingId/attendance',
  summary: 'Les réponses des élus, les pouvoirs, leurs conflits et la prévision du quorum',
  tag,
  access: OFFICE,
  params: MeetingId,
  reply: AttendanceBoard,
  problems: ['NOT_FOUND'],
})

export const recordAnswer = contract({
  method: 'POST',
  path: '/meetings/:meetingId/attendance',
  summary: 'Consigner la réponse ou le pouvoir écrit d’un élu, et d’où il vient',
  tag,
  access: OFFICE,
  params: MeetingId,
  body: closed({
    id: Uuid,
    councillorId: Uuid,
    answer: T.Enum([...ANSWERS]),
    holderId,
    itemIds,
    origin: T.Enum(['PAPER', 'PHONE', 'MAIL']),
    /** What shows it: « pouvoir signé remis en mairie ». */
    note: Line,
  }),
  reply: AttendanceBoard,
  problems: ['NOT_FOUND', 'INVALID_INPUT', 'NOT_ALLOWED_NOW', 'PROXY_REFUSED', 'IDEMPOTENCY_MISMATCH'],
})

/** Bytes: the contract says who may ask, the route answers a PDF. */
export const printProxy = contract({
  method: 'GET',
  path: '/attendance-answers/:answerId/proxy',
  summary: 'Un pouvoir donné, en PDF : qui, à qui, pour quelle séance, quand, et son empreinte',
  tag,
  access: [...OFFICE, 'COUNCILLOR'],
  wire: 'STREAM',
  params: closed({ answerId: Uuid }),
  reply: T.Unknown(),
  problems: ['NOT_FOUND'],
})

export const printProxyForm = contract({
  method: 'GET',
  path: '/meetings/:meetingId/proxy-form',
  summary: 'Le formulaire de pouvoir de la séance, à remplir et à signer, en PDF',
  tag,
  access: [...OFFICE, 'COUNCILLOR'],
  wire: 'STREAM',
  params: MeetingId,
  reply: T.Unknown(),
  problems: ['NOT_FOUND'],
})

export const printAttendanceSheet = contract({
  method: 'GET',
  path: '/meetings/:meetingId/attendance-sheet',
  summary: 'La feuille d’émargement de la séance, avec les pouvoirs reçus, en PDF',
  tag,
  access: OFFICE,
  wire: 'STREAM',
  params: MeetingId,
  reply: T.Unknown(),
  problems: ['NOT_FOUND'],
})

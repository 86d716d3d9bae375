import { DISPATCH_KINDS } from '@hemicycle/domain'
import * as T from 'typebox'
import { MARK, TITLE } from './agenda.ts'
import { CivilDateText, ClockTime, closed, Instant, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'
import { DocumentKind } from './documents.ts'

const tag = 'Élu'
const COUNCILLOR = ['COUNCILLOR'] as const

const Head = {
  meetingId: Uuid,
  bodyName: T.String(),
  date: CivilDateText,
  time: ClockTime,
  startsAt: Instant,
  place: T.String(),
  convenedAt: Instant,
  acknowledgedAt: nullable(Instant),
  /** When the tap was made, where it reached the service later: acknowledged without network. */
  acknowledgedOnDeviceAt: nullable(Instant),
  /** What was sent last. */
  kind: T.Enum([...DISPATCH_KINDS]),
  cancelled: T.Boolean(),
}

export const ConvocationSummary = closed({ ...Head, items: T.Integer(), pages: T.Integer() })
export type ConvocationSummary = T.Static<typeof ConvocationSummary>

export const ConvocationItem = closed({
  id: Uuid,
  number: T.String(),
  title: T.String(),
  rapporteur: nullable(T.String()),
  department: nullable(T.String()),
  sectionId: nullable(Uuid),
  withdrawn: T.Boolean(),
  /** First page of the report in the bundle, and its length. */
  firstPage: T.Integer(),
  pages: T.Integer(),
  documents: T.Array(
    closed({
      id: Uuid,
      name: T.String(),
      kind: DocumentKind,
      /** Of an annexe; null for the report, its projet de délibération, and what was sent before titles were kept. */
      title: nullable(T.String({ description: TITLE })),
      /** « 2 », « A »: how the report calls its annexe. */
      mark: nullable(T.String({ description: MARK })),
      pages: T.Integer(),
      bytes: T.Integer(),
      firstPage: T.Integer(),
    }),
  ),
})
export type ConvocationItem = T.Static<typeof ConvocationItem>

/** Everything an élu needs of one meeting, in one request. */
export const Convocation = closed({
  ...Head,
  dispatchId: Uuid,
  sections: T.Array(closed({ id: Uuid, code: T.String(), title: T.String() })),
  items: T.Array(ConvocationItem),
  bundle: closed({ id: Uuid, pages: T.Integer(), bytes: T.Integer() }),
  /** Whether délibérations of this meeting are published for this councillor. */
  decided: T.Boolean(),
})
export type Convocation = T.Static<typeof Convocation>

export const listConvocations = contract({
  method: 'GET',
  path: '/my/convocations',
  summary: 'Mes convocations, la prochaine séance en premier',
  tag,
  access: COUNCILLOR,
  reply: closed({ convocations: T.Array(ConvocationSummary) }),
})

export const readConvocation = contract({
  method: 'GET',
  path: '/my/convocations/:meetingId',
  summary: 'Une séance à laquelle je suis convoqué : ordre du jour et documents',
  tag,
  access: COUNCILLOR,
  params: closed({ meetingId: Uuid }),
  reply: Convocation,
  problems: ['NOT_FOUND'],
})

export const openConvocation = contract({
  method: 'POST',
  path: '/my/convocations/:meetingId/opening',
  summary: 'Consigner la première ouverture de l’ordre du jour',
  tag,
  access: COUNCILLOR,
  params: closed({ meetingId: Uuid }),
  reply: closed({ openedAt: Instant }),
  problems: ['NOT_FOUND'],
})

export const acknowledge = contract({
  method: 'POST',
  path: '/my/convocations/:meetingId/acknowledgement',
  summary: 'J’accuse réception de ma convocation',
  tag,
  access: COUNCILLOR,
  idempotent: true,
  params: closed({ meetingId: Uuid }),
  /** `onDeviceAt`: the clock of a device that had no network at the moment of the tap. */
  query: closed({ onDeviceAt: T.Optional(Instant) }),
  reply: closed({ acknowledgedAt: Instant, acknowledgedOnDeviceAt: nullable(Instant) }),
  problems: ['NOT_FOUND'],
})

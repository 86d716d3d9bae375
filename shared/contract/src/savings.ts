import { OFFICE, SAVINGS_ASSUMPTIONS, type SavingsAssumption } from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, closed, Line, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Économies'
const NAMES = Object.keys(SAVINGS_ASSUMPTIONS) as SavingsAssumption[]
/** One figure that an assembly may replace, with where it comes from. */
const Own = closed({ name: T.Enum(NAMES), value: T.Number({ minimum: 0, maximum: 100_000 }), source: Line })

export const SavedMeeting = closed({
  meetingId: Uuid,
  bodyName: T.String(),
  date: CivilDateText,
  /** What each dispatch of the meeting would have put into an envelope, and for how many. */
  dispatches: T.Array(
    closed({
      pages: T.Integer(),
      /** Élus who received it without paper. */
      copies: T.Integer(),
    }),
  ),
  /** Élus who are sent paper all the same. */
  onPaper: T.Integer(),
})
export type SavedMeeting = T.Static<typeof SavedMeeting>

const SavingsReply = closed({
  meetings: T.Array(SavedMeeting),
  /** Those that the authority has set itself; the others are the product’s. */
  own: T.Array(Own),
  version: Version,
})
export type SavingsReply = T.Static<typeof SavingsReply>

export const readSavings = contract({
  method: 'GET',
  path: '/savings',
  summary: 'Ce que chaque séance aurait demandé de papier, et les hypothèses de calcul de la collectivité',
  tag,
  access: OFFICE,
  reply: SavingsReply,
})

export const changeSavingsAssumptions = contract({
  method: 'PUT',
  path: '/savings/assumptions',
  summary: 'Remplacer des hypothèses par celles de la collectivité, chacune avec sa source',
  tag,
  access: OFFICE,
  body: closed({ own: T.Array(Own, { maxItems: NAMES.length }), version: Version }),
  reply: SavingsReply,
  problems: ['STALE_VERSION', 'INVALID_INPUT'],
})

export const printSavings = contract({
  method: 'GET',
  path: '/savings/:year/sheet',
  summary: 'Les économies d’une année sur une page, en PDF, avec leurs hypothèses',
  tag,
  access: OFFICE,
  wire: 'STREAM',
  params: closed({ year: T.Integer({ minimum: 1900, maximum: 2200 }) }),
  reply: T.Unknown(),
})

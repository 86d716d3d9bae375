import { ALLOCATION_POINTS, NUMBERED_KINDS, OFFICE, PARTITIONS, RESET_POINTS } from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, closed, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Numérotation'

const alternative = closed({
  field: T.Enum(['meeting.indexInMonth', 'meeting.indexInYear', 'meeting.number']),
  above: T.Integer({ minimum: 0, maximum: 400 }),
  template: T.String({ minLength: 1, maxLength: 200 }),
})
/** The rules of a series, as the editor changes them (law.md §7.2). */
export const SeriesRules = closed({
  template: T.String({ minLength: 1, maxLength: 200 }),
  alternative: nullable(alternative),
  start: T.Integer({ minimum: 0, maximum: 1_000_000 }),
  step: T.Integer({ minimum: 1, maximum: 1000 }),
  resetOn: T.Array(T.Enum([...RESET_POINTS]), { uniqueItems: true }),
  partitionBy: T.Array(T.Enum([...PARTITIONS]), { uniqueItems: true }),
  joinMultiple: T.String({ maxLength: 5 }),
  gapPolicy: T.Enum(['KEEP', 'RENUMBER_UNTIL_LOCK']),
  lateItems: T.Enum(['NEXT', 'BIS']),
  allocateAt: T.Enum([...ALLOCATION_POINTS]),
})
export type SeriesRules = T.Static<typeof SeriesRules>

const Kind = T.Enum([...NUMBERED_KINDS])
const Allocation = closed({ scope: T.String(), seq: nullable(T.Integer()), number: T.String() })
const Coded = nullable(closed({ id: T.String(), code: T.String() }))

/** The facts that numbers depend on besides the agenda: series of the body, what they have given, which meeting this is. */
export const Numbering = closed({
  series: T.Array(
    closed({
      series: closed({ key: T.String(), appliesTo: Kind, ...SeriesRules.properties }),
      taken: T.Array(Allocation),
    }),
  ),
  context: closed({
    body: closed({ id: Uuid, code: T.String() }),
    meeting: closed({
      id: Uuid,
      date: CivilDateText,
      indexInMonth: T.Integer(),
      indexInYear: T.Integer(),
      number: T.Null(),
    }),
    session: Coded,
    term: Coded,
  }),
})
export type Numbering = T.Static<typeof Numbering>

export const NumberSeries = closed({
  id: Uuid,
  /** Null: shared by the bodies that have none of their own. */
  bodyId: nullable(Uuid),
  appliesTo: Kind,
  rules: SeriesRules,
  /** Numbers given for good so far. */
  given: T.Integer(),
  version: Version,
})
export type NumberSeries = T.Static<typeof NumberSeries>

export const listSeries = contract({
  method: 'GET',
  path: '/number-series',
  summary: 'Les séries de numéros, par instance et par genre d’acte',
  tag,
  access: OFFICE,
  reply: closed({ series: T.Array(NumberSeries) }),
})

export const createSeries = contract({
  method: 'POST',
  path: '/number-series',
  summary: 'Créer une série de numéros',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  body: closed({ bodyId: nullable(Uuid), appliesTo: Kind, rules: SeriesRules }),
  reply: NumberSeries,
  problems: ['NOT_FOUND', 'DUPLICATE', 'TEMPLATE_INVALID', 'INVALID_INPUT'],
})

export const changeSeries = contract({
  method: 'PUT',
  path: '/number-series/:seriesId',
  summary: 'Changer une série ; les numéros déjà donnés restent',
  tag,
  access: OFFICE,
  params: closed({ seriesId: Uuid }),
  body: closed({ version: Version, rules: SeriesRules }),
  reply: NumberSeries,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'TEMPLATE_INVALID', 'INVALID_INPUT'],
})

export const previewSeries = contract({
  method: 'POST',
  reads: true,
  path: '/number-series/preview',
  summary: 'Les dix prochains numéros qu’une série donnerait, avant de l’enregistrer',
  tag,
  access: OFFICE,
  body: closed({
    /** The series that these rules would change; null for a new one. */
    seriesId: nullable(Uuid),
    bodyId: nullable(Uuid),
    appliesTo: Kind,
    rules: SeriesRules,
    /** The meeting to count for; null: the next one of the body. */
    meetingId: nullable(Uuid),
  }),
  reply: closed({
    date: CivilDateText,
    /** One row for each counter that the rules make: by section, by committee… `label` is empty where there is only one. */
    rows: T.Array(closed({ label: T.String(), numbers: T.Array(nullable(T.String())) })),
    /** Numbers that the préfecture's system refuses (acts: 15 capitals, digits and « _ » at most). */
    refused: T.Array(T.String()),
  }),
  problems: ['NOT_FOUND', 'TEMPLATE_INVALID', 'INVALID_INPUT'],
})

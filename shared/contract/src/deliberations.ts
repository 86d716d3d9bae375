import { BALLOTS, CHOICES, OFFICE, READERS } from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, closed, Instant, Line, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'
import { MeetingState } from './meetings.ts'
import { PersonalDataMark, PersonalDataQuote } from './personal-data.ts'
import { Outcome, Tally } from './sittings.ts'

const tag = 'Délibérations'
const MeetingId = closed({ meetingId: Uuid })
const DeliberationId = closed({ deliberationId: Uuid })
const Names = T.Array(T.String())

/** The vote as it was when the délibération was drawn up. */
export const DeliberationResult = closed({
  adopted: T.Boolean(),
  reason: Outcome.properties.reason,
  ballot: T.Enum([...BALLOTS]),
  tally: Tally,
  expressed: T.Integer(),
  inOffice: T.Integer(),
  names: nullable(T.Array(closed({ name: T.String(), choice: T.Enum([...CHOICES]) }))),
  president: nullable(T.String()),
  present: Names,
  represented: T.Array(closed({ name: T.String(), by: T.String() })),
  absent: Names,
  recused: Names,
})

/** What may still be written once it is drawn up. */
export const DeliberationFields = closed({
  title: Line,
  text: T.String({ minLength: 1, maxLength: 100_000 }),
  /** Subject of ACTES, second level. */
  matter: nullable(T.String({ pattern: '^\\d\\.\\d{1,2}$' })),
  postedOn: nullable(CivilDateText),
  sentOn: nullable(CivilDateText),
  receipt: nullable(T.String({ maxLength: 100 })),
  receiptOn: nullable(CivilDateText),
})
export type DeliberationFields = T.Static<typeof DeliberationFields>

export const Deliberation = closed({
  id: Uuid,
  meetingId: Uuid,
  itemId: Uuid,
  position: T.Integer(),
  /** Null: not adopted. */
  number: nullable(T.String()),
  act: nullable(T.String()),
  reportNumber: nullable(T.String()),
  rapporteur: nullable(T.String()),
  result: DeliberationResult,
  ...DeliberationFields.properties,
  /** Those it concerns, and by which élus find it. */
  cantons: Names,
  enforceableOn: nullable(CivilDateText),
  publishedAt: nullable(Instant),
  /** The vote was corrected since: to be drawn up again. */
  stale: T.Boolean(),
  version: Version,
})
export type Deliberation = T.Static<typeof Deliberation>

/** The délibérations of a meeting, and what remains to be done with them. */
export const DeliberationBoard = closed({
  meetingId: Uuid,
  state: MeetingState,
  deliberations: T.Array(Deliberation),
  /** Points that were voted and have no délibération yet. */
  toDraw: T.Integer(),
  /** The last day for the list, and the article that says so; null where no law does. */
  listDueOn: CivilDateText,
  listArticle: nullable(T.String()),
  /** Whether the authority has the SIRET that open data asks for. */
  siret: T.Boolean(),
  /** Code and name of each subject of ACTES. */
  matters: T.Array(closed({ code: T.String(), name: T.String() })),
  /** The cantons of the assembly. */
  cantons: Names,
  /** What those that wait to be published say of people: to be masked, or confirmed by giving back the mark. */
  personalData: closed({
    mark: PersonalDataMark,
    found: T.Array(
      closed({ deliberationId: Uuid, field: T.Enum(['title', 'text']), ...PersonalDataQuote.properties }),
    ),
  }),
})
export type DeliberationBoard = T.Static<typeof DeliberationBoard>

export const readDeliberations = contract({
  method: 'GET',
  path: '/meetings/:meetingId/deliberations',
  summary: 'Les délibérations d’une séance',
  tag,
  access: OFFICE,
  params: MeetingId,
  reply: DeliberationBoard,
  problems: ['NOT_FOUND'],
})

export const drawDeliberations = contract({
  method: 'POST',
  path: '/meetings/:meetingId/deliberations',
  summary: 'Établir les délibérations des points votés : texte du projet, numéro, vote',
  tag,
  access: OFFICE,
  params: MeetingId,
  reply: DeliberationBoard,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const changeDeliberation = contract({
  method: 'PUT',
  path: '/deliberations/:deliberationId',
  summary: 'Corriger le texte avant publication, noter l’affichage et la transmission',
  tag,
  access: OFFICE,
  params: DeliberationId,
  body: closed({
    version: Version,
    ...DeliberationFields.properties,
    /** Left out: they stay. */
    cantons: T.Optional(T.Array(Line, { maxItems: 50, uniqueItems: true })),
  }),
  reply: DeliberationBoard,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'NOT_ALLOWED_NOW', 'INVALID_INPUT'],
})

export const publishDeliberations = contract({
  method: 'POST',
  path: '/meetings/:meetingId/deliberations/publication',
  summary: 'Publier aux élus les délibérations d’une séance ; leur texte ne change plus',
  tag,
  access: OFFICE,
  params: MeetingId,
  query: closed({ personalData: T.Optional(PersonalDataMark) }),
  reply: DeliberationBoard,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW', 'INVALID_INPUT', 'NOTHING_TO_SEND', 'PERSONAL_DATA'],
})

const paper = { method: 'GET', tag, wire: 'STREAM', reply: T.Unknown(), problems: ['NOT_FOUND'] } as const

export const printDeliberation = contract({
  ...paper,
  path: '/deliberations/:deliberationId/pdf',
  summary: 'Une délibération avec son cartouche (PDF)',
  access: READERS,
  params: DeliberationId,
})

export const printDeliberationList = contract({
  ...paper,
  path: '/meetings/:meetingId/deliberations/list',
  summary: 'La liste des délibérations d’une séance (PDF)',
  access: OFFICE,
  params: MeetingId,
})

export const exportDeliberations = contract({
  ...paper,
  path: '/open-data/deliberations',
  summary: 'Les délibérations publiées, au format ouvert SCDL « Délibérations » 2.1 (CSV)',
  access: [...OFFICE, 'INTEGRATOR'],
  query: closed({ meetingId: T.Optional(Uuid), year: T.Optional(T.String({ pattern: '^\\d{4}$' })) }),
  problems: ['INVALID_INPUT'],
})

const Texts = closed({
  opening: T.String({ maxLength: 20_000 }),
  items: T.Record(Uuid, T.String({ maxLength: 50_000 })),
  closing: T.String({ maxLength: 20_000 }),
})

/** What the secretary writes beside the facts, and the facts as they will be printed. */
export const Minutes = closed({
  meetingId: Uuid,
  texts: Texts,
  approvedOn: nullable(CivilDateText),
  version: Version,
  /** What the texts say of people, to be seen before they are approved; « text » is that of a point, « title » its title. */
  personalData: closed({
    mark: PersonalDataMark,
    found: T.Array(
      closed({
        itemId: nullable(Uuid),
        field: T.Enum(['opening', 'title', 'text', 'closing']),
        ...PersonalDataQuote.properties,
      }),
    ),
  }),
  /** Sentences made from the facts: those of the opening, of each point, of the end. */
  facts: closed({
    opening: Names,
    items: T.Array(closed({ itemId: Uuid, number: nullable(T.String()), title: T.String(), lines: Names })),
    closing: Names,
  }),
})
export type Minutes = T.Static<typeof Minutes>

export const readMinutes = contract({
  method: 'GET',
  path: '/meetings/:meetingId/minutes',
  summary: 'Le procès-verbal : faits de la séance et textes du secrétaire',
  tag,
  access: OFFICE,
  params: MeetingId,
  reply: Minutes,
  problems: ['NOT_FOUND'],
})

export const changeMinutes = contract({
  method: 'PUT',
  path: '/meetings/:meetingId/minutes',
  summary: 'Écrire les textes du procès-verbal, ou dire quand il a été arrêté',
  tag,
  access: OFFICE,
  params: MeetingId,
  body: closed({
    version: Version,
    texts: Texts,
    approvedOn: nullable(CivilDateText),
    /** To approve: the mark of what the texts say of people, as it was shown. */
    personalData: T.Optional(PersonalDataMark),
  }),
  reply: Minutes,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'NOT_ALLOWED_NOW', 'PERSONAL_DATA'],
})

export const printMinutes = contract({
  ...paper,
  path: '/meetings/:meetingId/minutes/pdf',
  summary: 'Le procès-verbal (PDF)',
  access: OFFICE,
  params: MeetingId,
})

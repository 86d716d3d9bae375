import { BODY_KINDS, OUTCOME_REASONS, READERS } from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, closed, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'
import { DeliberationResult } from './deliberations.ts'

const tag = 'Rapports et délibérations'
const Facet = T.Array(closed({ value: T.String(), label: T.String(), count: T.Integer() }))

/** A délibération in a list. */
export const DeliberationLine = closed({
  id: Uuid,
  number: nullable(T.String()),
  title: T.String(),
  date: CivilDateText,
  bodyName: T.String(),
  rapporteur: nullable(T.String()),
  adopted: T.Boolean(),
  reason: T.Enum([...OUTCOME_REASONS]),
})
export type DeliberationLine = T.Static<typeof DeliberationLine>

export const searchDeliberations = contract({
  method: 'GET',
  path: '/memory/deliberations',
  summary: 'Les délibérations des séances passées, filtrées, avec ce que chaque filtre laisserait',
  tag,
  access: READERS,
  query: closed({
    words: T.Optional(T.String({ maxLength: 200 })),
    year: T.Optional(T.String({ pattern: '^\\d{4}$' })),
    bodyId: T.Optional(Uuid),
    rapporteur: T.Optional(T.String({ maxLength: 200 })),
    committee: T.Optional(T.String({ maxLength: 200 })),
    policy: T.Optional(T.String({ maxLength: 200 })),
    /** One of the cantons that it concerns; not that of its rapporteur. */
    canton: T.Optional(T.String({ maxLength: 200 })),
    offset: T.Optional(T.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  reply: closed({
    total: T.Integer(),
    deliberations: T.Array(DeliberationLine),
    facets: closed({
      year: Facet,
      bodyId: Facet,
      rapporteur: Facet,
      committee: Facet,
      policy: Facet,
      canton: Facet,
    }),
  }),
})

/** An earlier or later délibération on the same subject, and why it is said to be: the words of the title that it shares. */
export const SimilarDeliberation = closed({ ...DeliberationLine.properties, terms: T.Array(T.String()) })
export type SimilarDeliberation = T.Static<typeof SimilarDeliberation>

export const readMemory = contract({
  method: 'GET',
  path: '/memory/deliberations/:deliberationId',
  summary: 'Une délibération : texte, vote, et celles qui portent sur le même sujet',
  tag,
  access: READERS,
  params: closed({ deliberationId: Uuid }),
  reply: closed({
    ...DeliberationLine.properties,
    text: T.String(),
    committees: T.Array(T.String()),
    policy: nullable(T.String()),
    cantons: T.Array(T.String()),
    result: DeliberationResult,
    postedOn: nullable(CivilDateText),
    receiptOn: nullable(CivilDateText),
    enforceableOn: nullable(CivilDateText),
    meetingId: Uuid,
    itemId: Uuid,
    /** Whether its report was sent to the reader, who may open it. */
    report: T.Boolean(),
    similar: T.Array(SimilarDeliberation),
  }),
  problems: ['NOT_FOUND'],
})

export const listPastMeetings = contract({
  method: 'GET',
  path: '/memory/meetings',
  summary: 'Les séances tenues, la plus récente d’abord',
  tag,
  access: READERS,
  reply: closed({
    meetings: T.Array(
      closed({
        id: Uuid,
        date: CivilDateText,
        bodyId: Uuid,
        bodyName: T.String(),
        kind: T.Enum([...BODY_KINDS]),
        items: T.Integer(),
        deliberations: T.Integer(),
      }),
    ),
  }),
})

export const readPastMeeting = contract({
  method: 'GET',
  path: '/memory/meetings/:meetingId',
  summary: 'Une séance tenue : son ordre du jour et ce qui y a été décidé',
  tag,
  access: READERS,
  params: closed({ meetingId: Uuid }),
  reply: closed({
    id: Uuid,
    date: CivilDateText,
    time: T.String(),
    place: T.String(),
    bodyName: T.String(),
    /** Whether its reports were sent to the reader. */
    reports: T.Boolean(),
    items: T.Array(
      closed({
        id: Uuid,
        section: nullable(T.String()),
        number: nullable(T.String()),
        title: T.String(),
        rapporteur: nullable(T.String()),
        withdrawn: T.Boolean(),
        deliberations: T.Array(DeliberationLine),
      }),
    ),
  }),
  problems: ['NOT_FOUND'],
})

import {
  BODY_KINDS,
  OFFICE,
  PAPER_DETAILS,
  PAPER_LAYOUTS,
  QUORUM_MODES,
  QUORUM_SHARES,
} from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, ClockTime, closed, Line, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Instances'
const BodyId = closed({ bodyId: Uuid })

/** What a clerk writes of a body. */
export const BodyFields = closed({
  code: T.String({ minLength: 1, maxLength: 20, pattern: '^[\\p{L}\\p{N}_-]+$' }),
  name: Line,
  kind: T.Enum([...BODY_KINDS]),
  termId: nullable(Uuid),
  /** The sections that a new agenda starts with. */
  sections: T.Array(closed({ code: T.String({ maxLength: 20 }), title: Line }), { maxItems: 60 }),
  defaultPlace: Line,
  defaultTime: ClockTime,
  /** Whether members may sit by visioconférence, where the law allows it. Left out: no. */
  remote: T.Optional(T.Boolean()),
})
export type BodyFields = T.Static<typeof BodyFields>

const Counting = T.Enum(['FRANC', 'SIMPLE'])
/** A delay, and the article that says so. */
const Notice = closed({ days: T.Integer(), counting: Counting, article: T.String(), toConfirm: T.Boolean() })

/** How the ordre du jour of a body is laid out, and what each of its lines says. */
export const PaperFields = closed({
  layout: T.Enum([...PAPER_LAYOUTS]),
  details: T.Array(T.Enum([...PAPER_DETAILS]), { maxItems: PAPER_DETAILS.length, uniqueItems: true }),
})

export const BodySummary = closed({
  id: Uuid,
  ...BodyFields.properties,
  paper: PaperFields,
  members: T.Integer(),
  numberTemplate: T.String(),
  /** The delay that it is convened by, today: the law's, or the stricter one of its règlement intérieur. */
  notice: Notice,
  version: Version,
})
export type BodySummary = T.Static<typeof BodySummary>

export const listBodies = contract({
  method: 'GET',
  path: '/bodies',
  summary: 'Les instances de la collectivité',
  tag,
  access: OFFICE,
  reply: closed({ bodies: T.Array(BodySummary) }),
})

export const createBody = contract({
  method: 'POST',
  path: '/bodies',
  summary: 'Ajouter une instance',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  body: BodyFields,
  reply: BodySummary,
  problems: ['NOT_FOUND', 'INVALID_INPUT', 'DUPLICATE'],
})

export const changeBody = contract({
  method: 'PUT',
  path: '/bodies/:bodyId',
  summary: 'Changer une instance',
  tag,
  access: OFFICE,
  params: BodyId,
  body: closed({ version: Version, ...BodyFields.properties }),
  reply: BodySummary,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT', 'DUPLICATE'],
})

export const changeBodyPaper = contract({
  method: 'PUT',
  path: '/bodies/:bodyId/paper',
  summary: 'Choisir la mise en page de l’ordre du jour d’une instance',
  tag,
  access: OFFICE,
  params: BodyId,
  body: PaperFields,
  reply: BodySummary,
  problems: ['NOT_FOUND'],
})

export const removeBody = contract({
  method: 'POST',
  path: '/bodies/:bodyId/removal',
  summary: 'Retirer une instance ; ses séances sont gardées et elle peut être rétablie',
  tag,
  access: OFFICE,
  params: BodyId,
  reply: BodySummary,
  problems: ['NOT_FOUND'],
})

export const restoreBody = contract({
  method: 'POST',
  path: '/bodies/:bodyId/restoration',
  summary: 'Rétablir une instance retirée',
  tag,
  access: OFFICE,
  params: BodyId,
  reply: BodySummary,
  problems: ['NOT_FOUND'],
})

/** One stay of a councillor in a body, days included. The same person may have several, one after the other. */
export const BodyMember = closed({
  councillorId: Uuid,
  since: CivilDateText,
  until: nullable(CivilDateText),
  /** The suppléant, where the body has them. */
  substituteId: T.Optional(nullable(Uuid)),
})
export type BodyMember = T.Static<typeof BodyMember>

export const listMembers = contract({
  method: 'GET',
  path: '/bodies/:bodyId/members',
  summary: 'Les membres d’une instance, passés, présents et à venir',
  tag,
  access: OFFICE,
  params: BodyId,
  reply: closed({ members: T.Array(BodyMember) }),
  problems: ['NOT_FOUND'],
})

export const changeMembers = contract({
  method: 'PUT',
  path: '/bodies/:bodyId/members',
  summary: 'Écrire la composition d’une instance',
  tag,
  access: OFFICE,
  params: BodyId,
  body: closed({ version: Version, members: T.Array(BodyMember, { maxItems: 2000 }) }),
  reply: BodySummary,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT'],
})

/** A delay that the règlement intérieur sets: at least the law's, cited by its article, for meetings from a day to a day. */
export const OwnNoticeRule = closed({
  days: T.Integer({ minimum: 0, maximum: 90 }),
  counting: Counting,
  article: T.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  validFrom: CivilDateText,
  validTo: nullable(CivilDateText),
})
export type OwnNoticeRule = T.Static<typeof OwnNoticeRule>

/** The quorum of a body, and the article that says so. */
export const QuorumAsked = closed({
  /** Whom it counts. */
  mode: T.Enum([...QUORUM_MODES]),
  /** Of the members in office. */
  share: T.Enum([...QUORUM_SHARES]),
  article: T.String(),
  toConfirm: T.Boolean(),
})

/** A quorum that the règlement intérieur sets: at least the law's, cited by its article, for meetings from a day to a day. */
export const OwnQuorumRule = closed({
  mode: QuorumAsked.properties.mode,
  share: QuorumAsked.properties.share,
  article: OwnNoticeRule.properties.article,
  validFrom: CivilDateText,
  validTo: nullable(CivilDateText),
})
export type OwnQuorumRule = T.Static<typeof OwnQuorumRule>

/** `law`: null for a body of which the law says nothing. */
export const QuorumRules = closed({
  version: Version,
  law: nullable(QuorumAsked),
  rules: T.Array(OwnQuorumRule),
})
export type QuorumRules = T.Static<typeof QuorumRules>

export const listQuorumRules = contract({
  method: 'GET',
  path: '/bodies/:bodyId/quorum-rules',
  summary: 'Les quorums que le règlement intérieur fixe pour une instance, et celui de la loi',
  tag,
  access: OFFICE,
  params: BodyId,
  reply: QuorumRules,
  problems: ['NOT_FOUND'],
})

export const changeQuorumRules = contract({
  method: 'PUT',
  path: '/bodies/:bodyId/quorum-rules',
  summary: 'Écrire ces quorums ; refusé s’ils demandent moins que la loi',
  tag,
  access: OFFICE,
  params: BodyId,
  body: closed({ version: Version, rules: T.Array(OwnQuorumRule, { maxItems: 20 }) }),
  reply: BodySummary,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT'],
})

export const NoticeRules = closed({ version: Version, law: Notice, rules: T.Array(OwnNoticeRule) })
export type NoticeRules = T.Static<typeof NoticeRules>

export const listNoticeRules = contract({
  method: 'GET',
  path: '/bodies/:bodyId/notice-rules',
  summary: 'Les délais de convocation que le règlement intérieur fixe pour une instance, et celui de la loi',
  tag,
  access: OFFICE,
  params: BodyId,
  reply: NoticeRules,
  problems: ['NOT_FOUND'],
})

export const changeNoticeRules = contract({
  method: 'PUT',
  path: '/bodies/:bodyId/notice-rules',
  summary: 'Écrire ces délais ; refusé s’ils sont plus courts que ceux de la loi',
  tag,
  access: OFFICE,
  params: BodyId,
  body: closed({ version: Version, rules: T.Array(OwnNoticeRule, { maxItems: 20 }) }),
  reply: BodySummary,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT'],
})

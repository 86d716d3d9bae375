import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'

export const BodySummary = closed({
  id: Uuid,
  code: T.String(),
  name: T.String(),
  members: T.Integer(),
  numberTemplate: T.String(),
  notice: closed({
    days: T.Integer(),
    counting: T.Enum(['FRANC', 'SIMPLE']),
    article: T.String(),
    toConfirm: T.Boolean(),
  }),
  defaultPlace: T.String(),
  defaultTime: T.String(),
})
export type BodySummary = T.Static<typeof BodySummary>

export const listBodies = contract({
  method: 'GET',
  path: '/bodies',
  summary: 'Les instances de la collectivité',
  tag: 'Instances',
  access: OFFICE,
  reply: closed({ bodies: T.Array(BodySummary) }),
})

export const CouncillorSummary = closed({
  id: Uuid,
  civility: T.Enum(['M', 'MME']),
  firstName: T.String(),
  lastName: T.String(),
  email: nullable(T.String()),
  canton: nullable(T.String()),
  group: nullable(T.String()),
  bodies: T.Array(T.String()),
})
export type CouncillorSummary = T.Static<typeof CouncillorSummary>

export const listCouncillors = contract({
  method: 'GET',
  path: '/councillors',
  summary: 'Les élus de la collectivité',
  tag: 'Instances',
  access: OFFICE,
  reply: closed({ councillors: T.Array(CouncillorSummary) }),
})

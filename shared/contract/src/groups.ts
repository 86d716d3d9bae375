import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Line, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Groupes'
const GroupId = closed({ groupId: Uuid })

export const GroupFields = closed({
  name: Line,
  shortName: T.String({ minLength: 1, maxLength: 30, pattern: '\\S' }),
  colour: T.String({ pattern: '^#[0-9a-f]{6}$' }),
  position: T.Integer({ minimum: 0, maximum: 1000 }),
})
export type GroupFields = T.Static<typeof GroupFields>

export const PoliticalGroup = closed({
  id: Uuid,
  ...GroupFields.properties,
  members: T.Integer(),
  version: Version,
})
export type PoliticalGroup = T.Static<typeof PoliticalGroup>

export const listGroups = contract({
  method: 'GET',
  path: '/political-groups',
  summary: 'Les groupes politiques',
  tag,
  access: OFFICE,
  reply: closed({ groups: T.Array(PoliticalGroup) }),
})

export const createGroup = contract({
  method: 'POST',
  path: '/political-groups',
  summary: 'Ajouter un groupe',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  body: GroupFields,
  reply: PoliticalGroup,
  problems: ['INVALID_INPUT', 'DUPLICATE'],
})

export const changeGroup = contract({
  method: 'PUT',
  path: '/political-groups/:groupId',
  summary: 'Changer un groupe ; ses membres suivent',
  tag,
  access: OFFICE,
  params: GroupId,
  body: closed({ version: Version, ...GroupFields.properties }),
  reply: PoliticalGroup,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT', 'DUPLICATE'],
})

export const removeGroup = contract({
  method: 'POST',
  path: '/political-groups/:groupId/removal',
  summary: 'Retirer un groupe sans membre ; il peut être rétabli',
  tag,
  access: OFFICE,
  params: GroupId,
  reply: PoliticalGroup,
  problems: ['NOT_FOUND', 'IN_USE'],
})

export const restoreGroup = contract({
  method: 'POST',
  path: '/political-groups/:groupId/restoration',
  summary: 'Rétablir un groupe retiré',
  tag,
  access: OFFICE,
  params: GroupId,
  reply: PoliticalGroup,
  problems: ['NOT_FOUND'],
})

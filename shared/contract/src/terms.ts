import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, closed, Line, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Mandatures'
const TermId = closed({ termId: Uuid })

export const TermFields = closed({ name: Line, startsOn: CivilDateText, endsOn: nullable(CivilDateText) })
export type TermFields = T.Static<typeof TermFields>

export const Term = closed({
  id: Uuid,
  ...TermFields.properties,
  councillors: T.Integer(),
  bodies: T.Integer(),
  version: Version,
})
export type Term = T.Static<typeof Term>

export const listTerms = contract({
  method: 'GET',
  path: '/terms',
  summary: 'Les mandatures',
  tag,
  access: OFFICE,
  reply: closed({ terms: T.Array(Term) }),
})

export const createTerm = contract({
  method: 'POST',
  path: '/terms',
  summary: 'Ajouter une mandature',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  body: TermFields,
  reply: Term,
  problems: ['INVALID_INPUT'],
})

export const changeTerm = contract({
  method: 'PUT',
  path: '/terms/:termId',
  summary: 'Changer une mandature',
  tag,
  access: OFFICE,
  params: TermId,
  body: closed({ version: Version, ...TermFields.properties }),
  reply: Term,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT'],
})

export const removeTerm = contract({
  method: 'POST',
  path: '/terms/:termId/removal',
  summary: 'Retirer une mandature qui ne sert pas ; elle peut être rétablie',
  tag,
  access: OFFICE,
  params: TermId,
  reply: Term,
  problems: ['NOT_FOUND', 'IN_USE'],
})

export const restoreTerm = contract({
  method: 'POST',
  path: '/terms/:termId/restoration',
  summary: 'Rétablir une mandature retirée',
  tag,
  access: OFFICE,
  params: TermId,
  reply: Term,
  problems: ['NOT_FOUND'],
})

import * as T from 'typebox'
import { closed } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Données ouvertes'
const Slug = T.String({ pattern: '^[a-z0-9-]{1,80}$' })
/** An object of OParl 1.1: its own schema says what it holds (https://schema.oparl.org). */
const OparlObject = T.Record(T.String(), T.Unknown())
const Since = T.Optional(T.String({ format: 'date-time' }))

export const OPARL_LISTS = [
  'bodies',
  'terms',
  'organizations',
  'people',
  'memberships',
  'meetings',
  'agenda-items',
  'papers',
  'consultations',
] as const
export type OparlList = (typeof OPARL_LISTS)[number]
const Listed = T.Enum([...OPARL_LISTS])

export const readOparl = contract({
  method: 'GET',
  path: '/oparl/:slug',
  summary: 'L’entrée OParl 1.1 d’une collectivité qui ouvre ses données',
  tag,
  access: 'PUBLIC',
  perMinute: 300,
  params: closed({ slug: Slug }),
  reply: OparlObject,
  problems: ['NOT_FOUND'],
})

export const listOparl = contract({
  method: 'GET',
  path: '/oparl/:slug/:oparlList',
  summary: 'Une liste OParl, page par page',
  tag,
  access: 'PUBLIC',
  perMinute: 300,
  params: closed({ slug: Slug, oparlList: Listed }),
  query: closed({
    page: T.Optional(T.Integer({ minimum: 1, maximum: 100_000 })),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 100 })),
    created_since: Since,
    created_until: Since,
    modified_since: Since,
    modified_until: Since,
  }),
  reply: closed({
    data: T.Array(OparlObject),
    pagination: closed({ totalElements: T.Integer(), elementsPerPage: T.Integer(), currentPage: T.Integer(), totalPages: T.Integer() }), // prettier-ignore
    links: T.Record(T.String(), T.String()),
  }),
  problems: ['NOT_FOUND'],
})

export const readOparlObject = contract({
  method: 'GET',
  path: '/oparl/:slug/:oparlList/:oparlId',
  summary: 'Un objet OParl, à l’adresse qui est son identifiant',
  tag,
  access: 'PUBLIC',
  perMinute: 300,
  params: closed({ slug: Slug, oparlList: Listed, oparlId: T.String({ pattern: '^[0-9a-z-]{1,120}$' }) }),
  reply: OparlObject,
  problems: ['NOT_FOUND'],
})

import { type Contract, exampleOf, requestOf } from '@hemicycle/contract'
import type * as T from 'typebox'
import { newId } from '../src/kernel/ids.ts'

export type Ids = Readonly<Record<string, string>>
/** A request as it goes over the wire: malformed ones are no input of their contract. */
export interface Wire {
  readonly what: string
  readonly url: string
  readonly body: string | undefined
}
type Fields = Record<string, unknown>

const EXAMPLE_ID = exampleOf({ type: 'string', format: 'uuid' } as T.TSchema)
/** Fields that name a row by another word than its kind. */
const ALIASES: Ids = { memberIds: 'councillorId', memberId: 'councillorId', holderId: 'councillorId', substituteId: 'councillorId', since: 'documentId', lineId: 'documentId' } // prettier-ignore

const WHOLE = { limit: undefined, cursor: undefined }
/** Where a field that may be left out must be, for the rest to make sense. */
const CHOSEN: Readonly<Record<string, Fields>> = {
  'POST /meetings/:meetingId/sitting/events': { holderId: undefined, basis: undefined, itemId: null },
  'POST /meetings/:meetingId/attendance': { holderId: undefined, itemIds: undefined },
  'POST /my/convocations/:meetingId/attendance': { holderId: undefined, itemIds: undefined },
  'POST /reports': { meetingId: null },
  'POST /councillors': { group: null },
  'PUT /councillors/:councillorId': { group: null },
  'POST /api-tokens': { expiresOn: '2026-12-31' },
  'PUT /agenda-items/:itemId/vote': { choices: undefined, presidentChoice: null },
}

/** What the contract asks, with the rows of an authority where it asks for rows. */
export function inputOf(operation: Contract, ids: Ids): Fields {
  const chosen = CHOSEN[`${operation.method} ${operation.path}`] ?? {}
  const parts = [operation.params, operation.query, operation.body].flatMap((part) =>
    part ? [exampleOf(part) as Fields] : [],
  )
  const input = Object.assign({}, ...parts) as Fields
  return Object.fromEntries(
    Object.entries({ ...(withIds(input, '', ids) as Fields), ...chosen, ...WHOLE }).filter(
      ([, value]) => value !== undefined,
    ),
  )
}

function withIds(value: unknown, name: string, ids: Ids): unknown {
  if (value === EXAMPLE_ID) return ids[name] ?? ids[ALIASES[name] ?? ''] ?? newId()
  if (Array.isArray(value)) return value.map((one) => withIds(one, name, ids))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withIds(one, key, ids)]))
}

export const wireOf = (what: string, operation: Contract, input: Fields): Wire => ({
  what,
  ...requestOf(operation, input),
})

/** The same input made wrong in every way that once broke a server: kinds, sizes, characters, fields and the body itself. */
export function malformed(operation: Contract, input: Fields): Wire[] {
  const { params, query, body } = operation
  const path = Object.keys(params?.properties ?? {})
  const fields = Object.entries({ ...query?.properties, ...body?.properties })
  const variant = (name: string, value: unknown, what: string) =>
    wireOf(`${name} ${what}`, operation, { ...input, [name]: value })
  const bodies = body ? ['{', 'null', '[]', '"x"', JSON.stringify({ ...pick(input, body), unknown: 1 })] : []
  return [
    ...path.flatMap((name) => [variant(name, 'x', 'short'), variant(name, '\u0000', 'nul'), variant(name, '%', 'percent')]), // prettier-ignore
    ...fields.flatMap(([name, schema]) =>
      faultsOf(schema).map(([what, value]) => variant(name, value, what)),
    ),
    ...bodies.map((text) => ({ ...wireOf(`body ${text.slice(0, 12)}`, operation, input), body: text })),
  ]
}

const pick = (input: Fields, schema: T.TObject): Fields =>
  Object.fromEntries(Object.keys(schema.properties).map((name) => [name, input[name]]))

function faultsOf(schema: T.TSchema): [string, unknown][] {
  const text = JSON.stringify(schema)
  return [
    ['kind', text.includes('"object"') ? 7 : { a: [1] }],
    ...(text.includes('"string"') ? ([['nul', deep(schema, 'a\u0000b')], ['long', deep(schema, 'é'.repeat(2000))]] as [string, unknown][]) : []), // prettier-ignore
    ...(text.includes('"integer"') || text.includes('"number"') ? ([['huge', deep(schema, 9_007_199_254_740_991)], ['past', deep(schema, -2_147_483_649)], ['long int', deep(schema, 2_147_483_648)]] as [string, unknown][]) : []), // prettier-ignore
  ]
}

/** The example of a schema with every text, or every number, replaced. */
function deep(schema: T.TSchema, by: string | number): unknown {
  const put = (value: unknown): unknown => {
    if (typeof value === typeof by && value !== EXAMPLE_ID) return by
    if (Array.isArray(value)) return value.map(put)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, put(one)]))
  }
  return put(exampleOf(schema))
}

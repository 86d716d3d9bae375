import * as T from 'typebox'
import { Check } from 'typebox/value'

const ID = '0190f5c4-7a1e-7c3b-9d2f-5b8e1a6c4d20'

/** What a field of that name holds, in the département of the demo. Taken only where its schema accepts it. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  name: 'Commission permanente',
  title: 'Aide à la rénovation du collège Jean-Moulin',
  place: 'Hôtel du Département, salle Jeanne-Laborde',
  code: 'CP',
  firstName: 'Anne',
  lastName: 'Marchal',
  email: 'anne.marchal@vallee.example',
  phone: '+33 6 12 34 56 78',
  url: 'https://ged.vallee.example/hemicycle',
  template: '{section.code}{meeting.date:MM}{seq:00}',
  detail: '',
}
const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: ID,
  date: '2026-12-18',
  'date-time': '2026-11-24T09:00:00.000Z',
  email: 'anne.marchal@vallee.example',
  uri: 'https://ged.vallee.example/hemicycle',
}
/** Tried in turn where only a pattern says what is meant. */
const TEXTS = ['Texte', '09:30', '2026-12-18', '#1f4b5f', 'a'.repeat(64), '123456', 'DM1', 'r1', ID, 'fr', '1', 'YQ', '2026', '7.5', 'https://visio.vallee.example/cp'] // prettier-ignore

interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly T.TSchema[]
  readonly properties?: Readonly<Record<string, T.TSchema>>
  readonly items?: T.TSchema | readonly T.TSchema[]
  readonly minItems?: number
  readonly minimum?: number
  readonly minLength?: number
  readonly format?: string
}

/** A value that a schema accepts, the same each time: the example of the documentation, and the good input of the contract's test. */
export function exampleOf(schema: T.TSchema, name = ''): unknown {
  const given = BY_NAME[name]
  if (given !== undefined && Check(schema, given)) return given
  const one = schema as Schema
  if (one.const !== undefined) return one.const
  if (one.enum) return one.enum[0]
  if (one.anyOf)
    return exampleOf(one.anyOf.find((part) => (part as Schema).type !== 'null') ?? T.Null(), name)
  if (one.type === 'object') return exampleOfObject(one)
  if (one.type === 'array') return exampleOfArray(one, name)
  return exampleOfScalar(one, schema)
}

function exampleOfArray({ items, minItems = 1 }: Schema, name: string): unknown[] {
  const part = (index: number) => (Array.isArray(items) ? items[index] : items) as T.TSchema
  const length = Array.isArray(items) ? items.length : Math.max(1, minItems)
  return Array.from({ length }, (_, index) => exampleOf(part(index), name))
}

const exampleOfObject = (schema: Schema): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [name, exampleOf(field, name)]),
  )

function exampleOfScalar(one: Schema, schema: T.TSchema): unknown {
  const { type } = one
  if (type === 'boolean') return false
  if (type === 'integer' || type === 'number') return one.minimum ?? 1
  if (type !== 'string') return null
  const text = BY_FORMAT[one.format ?? '']
  if (text !== undefined) return text
  const filled = 'Texte'.padEnd(one.minLength ?? 0, '.')
  return [filled, ...TEXTS].find((candidate) => Check(schema, candidate)) ?? filled
}

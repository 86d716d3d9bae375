import { Problem } from '@hemicycle/domain'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'

/**
 * Bodies are taken as they are: an unknown field is an error, "1" is not 1. Only params and query, which are text by nature,
 * are coerced. Fastify's default does the opposite and drops unknown fields in silence.
 */
export function validateStrictly(app: FastifyInstance): void {
  const options = { removeAdditional: false, useDefaults: true, allErrors: true, strict: false } as const
  const exact = formats.default(new Ajv({ ...options, coerceTypes: false }))
  const coercing = formats.default(new Ajv({ ...options, coerceTypes: true }))
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? exact : coercing).compile(bounded(schema as object)),
  )
  app.addHook('preHandler', (request, _reply, done) => {
    const field = unstorable({ ...(request.params as object), ...(request.query as object), ...(request.body as object | null) }) // prettier-ignore
    done(field === null ? undefined : new Problem('INVALID_INPUT', 'text', { violations: [{ field, reason: 'nul' }] })) // prettier-ignore
  })
}

const INT4 = 2_147_483_647

/** Whole numbers of requests end in columns of four bytes: a larger one is the caller's error, said before the database does. */
const bounded = (schema: object): object =>
  JSON.parse(JSON.stringify(schema), (_key, value: unknown) => {
    const one = value as { type?: unknown; maximum?: number; minimum?: number } | null
    return one?.type === 'integer' ? { maximum: INT4, minimum: -INT4, ...one } : value
  }) as object

/** PostgreSQL holds every text but the character U+0000: the name of the field that has one, or null. */
function unstorable(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return value.includes('\u0000') ? path : null
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return null
  for (const [name, one] of Object.entries(value)) {
    const found = name.includes('\u0000') ? path : unstorable(one, path === '' ? name : `${path}.${name}`)
    if (found !== null) return found
  }
  return null
}

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
    (httpPart === 'body' ? exact : coercing).compile(schema as object),
  )
}

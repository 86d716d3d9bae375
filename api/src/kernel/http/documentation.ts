import type { Contract } from '@hemicycle/contract'
import type { FastifyInstance } from 'fastify'
import { openApiOf } from './openapi.ts'
import { referencePage } from './reference-page.ts'

/** The contracts for those who write programs: /api/openapi.json for their tools, /api/docs for themselves. Made when first asked for. */
export function serveDocumentation(
  app: FastifyInstance,
  operations: readonly Contract[],
  publicUrl: string,
): void {
  let document: string | undefined
  let page: string | undefined
  app.get('/api/openapi.json', (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .send((document ??= JSON.stringify(openApiOf(operations, publicUrl)))),
  )
  app.get('/api/docs', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send((page ??= referencePage(operations))),
  )
}

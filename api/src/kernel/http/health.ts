import { Problem } from '@hemicycle/domain'
import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'

/** For load balancers: up means that the database answers. */
export function serveHealth(app: FastifyInstance, deps: Deps): void {
  app.get('/api/health', { config: { rateLimit: false } }, async () => {
    await deps.database.root.execute(sql`select 1`).catch((cause: unknown) => {
      throw new Problem('UNAVAILABLE', 'the database does not answer', { cause })
    })
    return { status: 'ok' }
  })
}

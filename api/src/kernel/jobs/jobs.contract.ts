import { eq, sql as raw } from 'drizzle-orm'
import * as T from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { outbox } from '../db/schema/index.ts'
import { asSystem, inTx } from '../db/tx.ts'
import type { Deps } from '../deps.ts'
import { newId } from '../ids.ts'
import { defineJob, type Job } from './define.ts'
import { emit } from './outbox.ts'
import { openQueues, type Queues } from './queues.ts'
import { type Relay, startRelay } from './relay.ts'
import { startWorkers } from './runner.ts'

const schema = T.Object({ key: T.String() })
const seen = new Map<string, number>()
const failing = new Set<string>()

const probe = defineJob<Deps, typeof schema>({
  name: 'test.probe',
  queue: 'documents',
  schema,
  attempts: 3,
  load: () =>
    Promise.resolve(async (_context, { key }) => {
      seen.set(key, (seen.get(key) ?? 0) + 1)
      if (failing.has(key)) throw new Error('not yet')
    }),
})

/** What every queue backend must do; run for PostgreSQL everywhere and for Redis where one is given. */
export function describeJobs(backend: 'postgres' | 'redis', env: NodeJS.ProcessEnv = {}): void {
  describe(`jobs on ${backend}`, () => {
    let app: TestApp
    let scene: Scene
    let queues: Queues
    let relay: Relay
    beforeAll(async () => {
      app = await openTestApp({ workerless: true, env })
      scene = await app.scene()
      queues = await openQueues({ redisUrl: app.deps.config.redisUrl, databaseUrl: app.databaseUrl })
      const jobs = [probe] as readonly Job<Deps, never>[]
      startWorkers(app.deps, queues, jobs)
      relay = await startRelay(app.deps, queues, jobs)
    })
    afterAll(async () => {
      await relay.close()
      await queues.close()
      await app.close()
    })

    const promise = (key: string) =>
      inTx(app.deps, scene.clerk.actor, (sql) => emit(sql, scene.authorityId, probe, { key }))
    const rowOf = async (key: string) =>
      (
        await asSystem(app.deps, (sql) =>
          sql
            .select()
            .from(outbox)
            .where(eq(raw`${outbox.payload}->>'key'`, key)),
        )
      )[0]

    it('does what a committed transaction promised, once, and marks it done', async () => {
      const key = newId()
      await promise(key)
      await until(async () => (await rowOf(key))?.doneAt, 'the job')
      expect(seen.get(key)).toBe(1)
    })

    it('does nothing of what was rolled back', async () => {
      const key = newId()
      const rolledBack = inTx(app.deps, scene.clerk.actor, async (sql) => {
        await emit(sql, scene.authorityId, probe, { key })
        throw new Error('no')
      })
      await expect(rolledBack).rejects.toThrow('no')
      await relay.flush()
      expect(await rowOf(key)).toBeUndefined()
      expect(seen.has(key)).toBe(false)
    })

    it('tries again, then says that it failed', async () => {
      const key = newId()
      failing.add(key)
      await promise(key)
      const row = await until(async () => {
        const read = await rowOf(key)
        return read?.failedAt && read
      }, 'the failure')
      expect(seen.get(key)).toBe(3)
      expect(row.error).toContain('not yet')
    })

    it('offers again what the queue has forgotten', async () => {
      const id = newId()
      const payload = { key: id }
      await asSystem(app.deps, (sql) =>
        sql.insert(outbox).values({
          id,
          authorityId: scene.authorityId,
          job: probe.name,
          payload,
          createdAt: raw`now() - interval '1 hour'`,
          relayedAt: raw`now() - interval '1 hour'`,
        }),
      )
      const second = await startRelay(app.deps, queues, [probe] as readonly Job<Deps, never>[])
      await until(async () => (await rowOf(id))?.doneAt, 'the forgotten job')
      await second.close()
      expect(seen.get(id)).toBe(1)
    })

    it('runs on the backend that was asked for', () => expect(queues.backend).toBe(backend))
  })
}

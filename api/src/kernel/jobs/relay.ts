import { and, asc, eq, inArray, isNull, lt, sql as raw } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { outbox } from '../db/schema/index.ts'
import { asSystem } from '../db/tx.ts'
import { safely } from '../http/problem.ts'
import { listen } from '../db/listen.ts'
import type { Job } from './define.ts'
import { grouped } from './grouped.ts'
import { OUTBOX_CHANNEL } from './outbox.ts'
import type { Queues } from './queues.ts'

const BATCH = 200
/** Promised work that the queue has forgotten (Redis wiped, crash between relay and commit) is offered again after this. */
const FORGOTTEN_AFTER = '60 seconds'

export interface Relay {
  /** Resolves when the outbox has been emptied into the queues. */
  flush(): Promise<void>
  close(): Promise<void>
}

/** Carries committed promises from the outbox to the queues. The outbox id is the job id: offering twice adds once. */
export async function startRelay(
  deps: { database: Database; log: { error(context: object, message: string): void } },
  queues: Queues,
  jobs: readonly Job<never, never>[],
  everyMs = 1000,
): Promise<Relay> {
  const byName = new Map(jobs.map((job) => [job.name, job as unknown as Job]))
  let running: Promise<void> = Promise.resolve()
  const turn = async () => {
    try {
      while ((await relayBatch(deps.database, queues, byName, 'NEW')) === BATCH);
    } catch (error) {
      deps.log.error({ err: safely(error) }, 'relay failed, will try again')
    }
  }
  const flush = () => (running = running.then(turn))
  const replay = () => relayBatch(deps.database, queues, byName, 'FORGOTTEN').catch(() => 0)
  const timer = setInterval(() => void flush(), everyMs)
  const slow = setInterval(() => void replay(), 30_000)
  const subscription = await listen(deps.database, OUTBOX_CHANNEL, () => void flush())
  await replay()
  void flush()
  return {
    flush,
    async close() {
      clearInterval(timer)
      clearInterval(slow)
      await subscription.close()
      await running
    },
  }
}

async function relayBatch(
  database: Database,
  queues: Queues,
  jobs: Map<string, Job>,
  which: 'NEW' | 'FORGOTTEN',
): Promise<number> {
  return asSystem({ database }, async (sql) => {
    const open = and(isNull(outbox.doneAt), isNull(outbox.failedAt))
    const due =
      which === 'NEW'
        ? isNull(outbox.relayedAt)
        : lt(outbox.relayedAt, raw`now() - interval '${raw.raw(FORGOTTEN_AFTER)}'`)
    const rows = await sql
      .select()
      .from(outbox)
      .where(and(open, due))
      .orderBy(asc(outbox.createdAt))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    for (const [queue, group] of groupByQueue(rows, jobs)) await queues.queue(queue).addBulk(group)
    if (rows.length > 0)
      await sql
        .update(outbox)
        .set({ relayedAt: raw`now()` })
        .where(
          inArray(
            outbox.id,
            rows.map((row) => row.id),
          ),
        )
    return rows.length
  })
}

type OutboxRow = typeof outbox.$inferSelect

function groupByQueue(rows: readonly OutboxRow[], jobs: Map<string, Job>) {
  const groups = new Map<Job['queue'], { name: string; data: object; opts: object }[]>()
  for (const row of rows) {
    const job = jobs.get(row.job)
    if (!job) throw new Error(`no job is named ${row.job}`)
    const group = groups.get(job.queue) ?? []
    group.push({
      name: job.name,
      data: { authorityId: row.authorityId, payload: row.payload },
      opts: {
        jobId: row.id,
        attempts: job.attempts,
        backoff: { type: 'exponential', delay: 1000, jitter: 0.3 },
        removeOnComplete: true,
        removeOnFail: true,
      },
    })
    groups.set(job.queue, group)
  }
  return groups
}

/** Jobs that end at about the same time are marked together. */
export const markDone = async (database: Database, id: string): Promise<void> =>
  void (await markAllDone(database, '', id))

const markAllDone = grouped<Database, string, null>((database, _key, ids) =>
  asSystem({ database }, async (sql) => {
    await sql
      .update(outbox)
      .set({ doneAt: raw`now()` })
      .where(inArray(outbox.id, [...ids]))
    return ids.map(() => null)
  }),
)

export async function markFailed(database: Database, id: string, error: string): Promise<void> {
  await asSystem({ database }, (sql) =>
    sql
      .update(outbox)
      .set({ failedAt: raw`now()`, error: error.slice(0, 500) })
      .where(eq(outbox.id, id)),
  )
}

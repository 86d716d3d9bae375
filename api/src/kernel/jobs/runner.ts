import { Problem } from '@hemicycle/domain'
import { type Job as QueuedJob, UnrecoverableError } from 'bullmq'
import { Check } from 'typebox/value'
import type { Database } from '../db/client.ts'
import { safely } from '../http/problem.ts'
import type { Job, JobHandler, QueueName } from './define.ts'
import type { Queues } from './queues.ts'
import { markDone, markFailed } from './relay.ts'

interface RunnerDeps {
  readonly database: Database
  readonly log: {
    error(context: object, message: string): void
    info(context: object, message: string): void
  }
}
interface Envelope {
  readonly authorityId: string | null
  readonly payload: Record<string, unknown>
}

const CONCURRENCY: Record<QueueName, number> = {
  documents: 3,
  conversions: 1,
  background: 1,
  bundles: 1,
  notifications: 24,
}

/** Starts one worker per queue. Two jobs of one name, or a queued job nobody knows, are faults found at start or said in the log. */
export function startWorkers<D extends RunnerDeps>(
  deps: D,
  queues: Queues,
  jobs: readonly Job<D, never>[],
): void {
  const byName = indexJobs(jobs)
  const names = new Set(jobs.map((job) => job.queue))
  for (const name of names)
    queues.worker(name, (queued: QueuedJob) => runJob(deps, byName, queued), {
      concurrency: CONCURRENCY[name],
      // What a killed process held is taken up within twenty seconds.
      lockDuration: 15_000,
      stalledInterval: 5_000,
      maxStalledCount: 5,
    })
}

function indexJobs<D>(jobs: readonly Job<D, never>[]): Map<string, Job<D, Record<string, unknown>>> {
  const byName = new Map(jobs.map((job) => [job.name, job as unknown as Job<D, Record<string, unknown>>]))
  if (byName.size !== jobs.length) throw new Error('two jobs have the same name')
  return byName
}

async function runJob<D extends RunnerDeps>(
  deps: D,
  jobs: Map<string, Job<D, Record<string, unknown>>>,
  queued: QueuedJob,
): Promise<void> {
  const job = jobs.get(queued.name)
  const { authorityId, payload } = queued.data as Envelope
  const attempt = queued.attemptsMade + 1
  const lastAttempt = attempt >= (queued.opts.attempts ?? 1)
  try {
    if (!job || !Check(job.schema, payload))
      throw new UnrecoverableError(`job ${queued.name} is unknown or malformed`)
    const handler: JobHandler<D, Record<string, unknown>> = await job.load()
    await handler({ deps, authorityId, attempt, lastAttempt, signal: new AbortController().signal }, payload)
    await markDone(deps.database, String(queued.id))
  } catch (error) {
    deps.log.error({ job: queued.name, id: queued.id, attempt, err: safely(error) }, 'job failed')
    const hopeless = error instanceof UnrecoverableError || (error instanceof Problem && error.status < 500)
    if (lastAttempt || hopeless) await markFailed(deps.database, String(queued.id), String(error))
    throw hopeless && !(error instanceof UnrecoverableError) ? new UnrecoverableError(String(error)) : error
  }
}

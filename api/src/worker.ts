import type { Deps } from './kernel/deps.ts'
import { openQueues } from './kernel/jobs/queues.ts'
import { startRelay } from './kernel/jobs/relay.ts'
import { startWorkers } from './kernel/jobs/runner.ts'
import { startTicks } from './kernel/jobs/ticks.ts'
import { hearReceipts, JOBS, TICKS } from './jobs.ts'

export interface WorkerSide {
  readonly backend: 'redis' | 'postgres'
  /** Resolves when every promise committed so far has been handed to the queues. */
  flush(): Promise<void>
  close(): Promise<void>
}

/** The side that carries out what the commands promised: relay and queue workers. */
export async function startWorker(deps: Deps, databaseUrl: string): Promise<WorkerSide> {
  const queues = await openQueues({ redisUrl: deps.config.redisUrl, databaseUrl })
  startWorkers(deps, queues, JOBS)
  const relay = await startRelay(deps, queues, JOBS)
  const ticks = startTicks(deps, TICKS)
  hearReceipts(deps)
  return {
    backend: queues.backend,
    flush: () => relay.flush(),
    async close() {
      await ticks.close()
      await relay.close()
      await queues.close()
    },
  }
}

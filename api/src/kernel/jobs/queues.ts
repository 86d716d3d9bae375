import { createPostgresBackend, Queue, runMigrations, Worker, type WorkerOptions } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import type { QueueName } from './define.ts'

export interface Queues {
  readonly backend: 'redis' | 'postgres'
  queue(name: QueueName): Queue
  worker(
    name: QueueName,
    run: ConstructorParameters<typeof Worker>[1],
    options: Partial<WorkerOptions>,
  ): Worker
  close(): Promise<void>
}

/**
 * BullMQ on Redis when it is configured, else on the product's own PostgreSQL: one code path, the backend is an argument.
 * On PostgreSQL a pool must be passed (a connection string does not work in ES modules), with a slot for each LISTEN.
 */
export async function openQueues(options: { redisUrl: string | null; databaseUrl: string }): Promise<Queues> {
  return options.redisUrl ? redisQueues(options.redisUrl) : postgresQueues(options.databaseUrl)
}

function redisQueues(url: string): Queues {
  const connection = new Redis(url, { maxRetriesPerRequest: null })
  connection.on('error', () => undefined)
  return assemble('redis', { connection }, [], async () => {
    connection.disconnect()
  })
}

async function postgresQueues(url: string): Promise<Queues> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 16,
    keepAlive: true,
    application_name: 'hemicycle-queues',
    options: '-c search_path=bullmq,public',
  })
  pool.on('error', () => undefined)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(4715002)')
    await runMigrations(client)
  } finally {
    await client.query('select pg_advisory_unlock(4715002)').catch(() => undefined)
    client.release()
  }
  return assemble('postgres', { connection: pool }, [createPostgresBackend], () => pool.end())
}

function assemble(
  backend: Queues['backend'],
  base: { connection: unknown },
  factory: unknown[],
  closeConnection: () => Promise<void>,
): Queues {
  const queues = new Map<QueueName, Queue>()
  const workers: Worker[] = []
  const QueueOf = Queue as unknown as new (...args: unknown[]) => Queue
  const WorkerOf = Worker as unknown as new (...args: unknown[]) => Worker
  return {
    backend,
    queue(name) {
      const known = queues.get(name)
      if (known) return known
      const queue = new QueueOf(name, base, ...factory)
      queue.on('error', () => undefined)
      queues.set(name, queue)
      return queue
    },
    worker(name, run, options) {
      const worker = new WorkerOf(name, run, { ...base, ...options }, ...factory)
      worker.on('error', () => undefined)
      workers.push(worker)
      return worker
    },
    async close() {
      await Promise.allSettled(workers.map((worker) => worker.close()))
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()))
      await closeConnection().catch(() => undefined)
    },
  }
}

import type * as T from 'typebox'

/** Queues are apart so that a thousand mails never wait behind a bundle, nor a PDF behind a Word file or the recognition of a scan. */
export type QueueName = 'documents' | 'conversions' | 'background' | 'bundles' | 'notifications'

export interface JobContext<D> {
  readonly deps: D
  /** Null for work of the installation itself. */
  readonly authorityId: string | null
  readonly attempt: number
  readonly lastAttempt: boolean
  readonly signal: AbortSignal
}
export type JobHandler<D, P> = (context: JobContext<D>, payload: P) => Promise<void>

/** A job as a value: cheap to import; its handler is loaded by the worker alone. Handlers are idempotent by a natural key. */
export interface Job<D = never, P = Record<string, unknown>> {
  readonly name: string
  readonly queue: QueueName
  readonly schema: T.TObject
  readonly attempts: number
  readonly load: () => Promise<JobHandler<D, P>>
}

export function defineJob<D, S extends T.TObject>(job: {
  name: string
  queue: QueueName
  schema: S
  attempts?: number
  load: () => Promise<JobHandler<D, T.Static<S>>>
}): Job<D, T.Static<S>> {
  return { attempts: 5, ...job }
}

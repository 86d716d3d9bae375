import type { Readable } from 'node:stream'
import { openFlow } from '../../kernel/workers/flow.ts'
import type { WorkerPool } from '../../kernel/workers/pool.ts'
import type { BundleResult, BundleSpec } from '../../pdf/index.ts'

interface Options {
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/**
 * A bundle as a stream, made as it is read. `result` settles with it: when the assembly fails, is cancelled or its thread dies,
 * the stream fails too; when the reader gives up, the thread stops.
 */
export function assembleStream(
  pool: WorkerPool,
  spec: BundleSpec,
  { onProgress, signal }: Options = {},
): { stream: Readable; result: Promise<BundleResult> } {
  const flow = openFlow()
  const result = pool.assemble(spec, flow.write, onProgress, signal).then(
    (made) => {
      flow.end()
      return made
    },
    (error: unknown) => {
      flow.fail(error)
      throw error
    },
  )
  return { stream: flow.stream, result }
}

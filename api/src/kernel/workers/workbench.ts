import { stat } from 'node:fs/promises'
import type { BundleResult, BundleSpec, Inspection } from '../../pdf/index.ts'
import { survive } from './pool.ts'
import { openThreads } from './threads.ts'

const [REST_SECONDS, HEAP_MB] = [900, 1024]
/** Making pictures smaller takes the longer the more there are: this much of a file is given the time of a whole one. */
const LIGHT_BYTES = 2 ** 20
/** For what is young: the whole command is to fit in little memory. */
const YOUNG_MB = 8

export interface BenchOptions {
  readonly hash: boolean
  readonly careful: boolean
  readonly light?: boolean
}

/** One thread that inspects files and puts them into a bundle as it reads them: each is opened once, and one heap does it all. */
export interface Workbench {
  /** `light`: pictures are made smaller. `careful` looks at the whole of each file before putting it in: slower, and no file can be found wanting when it is too late. */
  begin(out: string, how: BenchOptions): Promise<void>
  /**
   * Inspects a file and puts it in when it can serve as it is. One that stops the thread is refused, and the bundle is lost with it. It
   * is lost without inspection when a file is found wanting while it is put in.
   */
  take(id: string, path: string): Promise<Taken>
  /** Puts in a file that was inspected before. false when the bundle is lost, as for want of a file put in already. */
  add(id: string, path: string): Promise<boolean>
  /** null when the bundle is lost because a file was found wanting at the end. */
  finish(spec: BundleSpec): Promise<BundleResult | null>
  close(): Promise<void>
}

export type Taken =
  | { readonly inspection: Inspection; readonly bundleLost: boolean }
  | { readonly inspection: null; readonly bundleLost: true }

/** Opens a workbench; its thread starts with the first file. */
export function openWorkbench({ fileSeconds = 30 } = {}): Workbench {
  const threads = openThreads(1, HEAP_MB, YOUNG_MB)
  const rest = { seconds: REST_SECONDS }
  let light = false
  const limitOf = async (path: string) => {
    const seconds = light ? fileSeconds * (1 + (await stat(path)).size / LIGHT_BYTES) : fileSeconds
    return { seconds: Math.min(seconds, REST_SECONDS) }
  }
  return {
    begin: (out, how) => {
      light = how.light ?? false
      return threads.run('begin', [out, how], rest)
    },
    take: async (id, path) => {
      let bundleLost = false
      const limit = await limitOf(path)
      const work = threads.run('take', [id, path], limit).catch((error: unknown) => {
        bundleLost = true
        throw error
      })
      const inspection = await survive(path, work)
      return inspection ? { inspection, bundleLost } : { inspection, bundleLost: true }
    },
    add: (id, path) => threads.run('add', [id, path], rest),
    finish: (spec) => threads.run('finish', [spec], rest),
    close: () => threads.close(),
  }
}

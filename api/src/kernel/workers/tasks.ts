import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import { readFile } from 'node:fs/promises'
import type { Assembly, BundleResult, BundleSpec, ReportSpec } from '../../pdf/index.ts'
import type { ExtractHow, TrialHow } from './pool.ts'
import type { BenchOptions } from './workbench.ts'

/** The bundle that this thread is writing, see `Workbench`. */
let current: Assembly | null = null
function begun(): Assembly {
  if (!current) throw new Error('no bundle was begun')
  return current
}

/** Everything a thread knows how to do. Arguments and results cross threads: plain data only. Modules load at first use. */
const tasks = {
  inspect: async (path: string) => (await import('../../pdf/index.ts')).inspect(path),
  normalise: async (path: string, out: string) => (await import('../../pdf/index.ts')).normalise(path, out),
  begin: async (out: string, how: BenchOptions) => {
    await current?.abandon()
    current = await (await import('../../pdf/index.ts')).openAssembly(out, how)
  },
  take: (id: string, path: string) => begun().take(id, path),
  add: (id: string, path: string) => begun().add(id, path),
  finish: async (spec: BundleSpec) => {
    const assembly = begun()
    current = null
    return assembly.finish(spec)
  },
  extract: async (path: string, how: ExtractHow) => {
    const [{ extractDocument }, bytes] = await Promise.all([
      import('../../extraction/index.ts'),
      readFile(path),
    ])
    return extractDocument(bytes, how)
  },
  tryProfile: async (path: string, { profile, current, councillors, ...sample }: TrialHow) => {
    const [{ readText, tryProfile }, bytes] = await Promise.all([
      import('../../extraction/index.ts'),
      readFile(path),
    ])
    const text = await readText(bytes)
    return tryProfile(profile, [{ ...sample, text }], { councillors, ...(current ? { current } : {}) })
  },
  pagesOfText: async (path: string) => {
    const [{ pagesOfText }, bytes] = await Promise.all([import('../../extraction/index.ts'), readFile(path)])
    return pagesOfText(bytes)
  },
  readTable: async (path: string) =>
    (await import('../../extraction/index.ts')).readTable(await readFile(path)),
  imageToPdf: async (path: string, out: string) => (await import('../../pdf/index.ts')).imageToPdf(path, out),
  cutPages: async (path: string, out: string, range: { first: number; last: number }) =>
    (await import('../../pdf/index.ts')).cutPages(path, out, range),
  assemble: async (spec: BundleSpec, out: string | null, { tell, give }: Link) =>
    (await import('../../pdf/index.ts')).assembleBundle(spec, out ?? give, {
      onProgress: tell,
      hash: false,
    }),
  assembleReport: async (spec: ReportSpec, out: string | null, { tell, give }: Link) =>
    (await import('../../pdf/index.ts')).assembleReport(spec, out ?? give, {
      onProgress: tell,
      hash: false,
    }),
  printAgenda: async (spec: BundleSpec, places: BundleResult) =>
    (await import('../../pdf/index.ts')).printAgenda(spec, places),
}

export type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskResult<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>

/** How a running task speaks to whoever asked for it. */
export interface Link {
  readonly tell: (done: number, total: number) => void
  /** Hands over a block of bytes; settles once it is taken. */
  readonly give: (chunk: Uint8Array) => Promise<void>
}

export interface Order {
  readonly name: TaskName
  readonly args: readonly unknown[]
  readonly port: MessagePort
}

export type Word =
  | { readonly kind: 'started' }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** What the task writes cannot be written. Errors cross threads without their names. */
  | { readonly kind: 'unwritable'; readonly message: string }

/** Runs one task in this thread. « started » lets the other side count time from here, without queue nor loading. */
export async function carryOut({ name, args, port }: Order): Promise<unknown> {
  const say = (word: Word) => port.postMessage(word)
  const { WriteFault } = await import('../../pdf/index.ts')
  say({ kind: 'started' })
  const over = new AbortController()
  const link: Link = {
    tell: (done, total) => say({ kind: 'progress', done, total }),
    give: async (chunk) => {
      // A copy of its own, which is then moved: the engine uses its block again.
      const bytes = Uint8Array.from(chunk)
      port.postMessage({ kind: 'bytes', bytes } satisfies Word, [bytes.buffer])
      // Blocks still on their way when the task has failed are nobody's.
      await once(port, 'message', { signal: over.signal })
    },
  }
  try {
    return await (tasks[name] as (...all: unknown[]) => Promise<unknown>)(...args, link)
  } catch (error) {
    const fault = [error, error instanceof Error ? error.cause : null].find(
      (one) => one instanceof WriteFault,
    )
    if (fault) say({ kind: 'unwritable', message: fault.message })
    throw error
  } finally {
    over.abort()
    port.close()
  }
}

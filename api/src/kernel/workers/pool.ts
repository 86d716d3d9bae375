import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type {
  Councillor,
  Cut,
  ExtractedDocument,
  ExtractionProfile,
  ProfileSample,
  ProfileTrial,
  ReadingOptions,
  SheetTable,
} from '../../extraction/index.ts'
import type { BundleDocument, BundleResult, BundleSpec, Inspection, ReportSpec } from '../../pdf/index.ts'
import type { Write } from './flow.ts'
import { openThreads, TimedOut, Unwritable, type RunOptions } from './threads.ts'

export interface PoolOptions {
  /** Threads; by default all cores but one, so that the process keeps answering. */
  readonly size?: number
  /** Seconds of work, waiting excluded, given to reading one file. */
  readonly fileSeconds?: number
  readonly assembleSeconds?: number
  /** Heap of one thread, in MiB. The bytes of files are outside of it. */
  readonly heapMb?: number
}

export interface ExtractHow extends ReadingOptions {
  readonly profile?: ExtractionProfile
  /** Where somebody cut the file, instead of where it seems to be. */
  readonly cuts?: readonly Cut[]
}
/** A past file to try a profile on, and what is known of it. */
export interface TrialHow extends Omit<ProfileSample, 'text'> {
  readonly profile: ExtractionProfile
  /** The one in use; absent: the product's own. */
  readonly current?: ExtractionProfile
  readonly councillors: readonly Councillor[]
}
type PageRange = NonNullable<BundleDocument['pages']>

type Progress = (done: number, total: number) => void

/** Heavy work on files, each in a thread that can be stopped: a hostile file costs its own refusal and nothing else. */
export interface WorkerPool {
  /** How many tasks run at once. */
  readonly size: number
  /** Never rejects because of the file: one that takes too long or too much memory is refused. */
  inspect(path: string, signal?: AbortSignal): Promise<Inspection>
  normalise(path: string, out: string, signal?: AbortSignal): Promise<Inspection>
  /** `fileName` is the name people gave the file: advice on its kind. */
  extract(path: string, how?: ExtractHow, signal?: AbortSignal): Promise<ExtractedDocument>
  /** What a profile would read of a file, beside the one in use. */
  tryProfile(path: string, how: TrialHow, signal?: AbortSignal): Promise<ProfileTrial>
  /** The text of every page, for search. */
  pagesOfText(path: string, signal?: AbortSignal): Promise<string[]>
  /** The cells of a spreadsheet, with what its columns seem to be. */
  readTable(path: string, signal?: AbortSignal): Promise<SheetTable>
  /** Puts a JPEG or PNG picture on a page of a PDF. */
  imageToPdf(path: string, out: string, signal?: AbortSignal): Promise<void>
  /** Writes a range of pages as a file of its own, for reading. */
  cutPages(path: string, out: string, range: PageRange, signal?: AbortSignal): Promise<{ pages: number }>
  /** Writes a bundle at a path or, block by block, wherever `out` takes it, without its SHA-256: who keeps the bytes computes it. */
  assemble(
    spec: BundleSpec,
    out: string | Write,
    onProgress?: Progress,
    signal?: AbortSignal,
  ): Promise<BundleResult>
  assembleReport(spec: ReportSpec, out: string | Write, signal?: AbortSignal): Promise<BundleResult>
  /** The cover and ordre du jour of an assembled bundle, as a file of its own. */
  printAgenda(spec: BundleSpec, bundle: BundleResult, signal?: AbortSignal): Promise<Uint8Array>
  close(): Promise<void>
}

/** Opens a pool; threads start at the first task, stay warm, and never keep the process alive. */
export function openWorkerPool(options: PoolOptions = {}): WorkerPool {
  const { fileSeconds = 30, assembleSeconds = 900, heapMb = 1024 } = options
  const size = options.size ?? Math.max(1, availableParallelism() - 1)
  const threads = openThreads(size, heapMb)
  const file = (signal?: AbortSignal): RunOptions => ({ seconds: fileSeconds, signal })
  const long = (signal?: AbortSignal, onProgress?: Progress, out?: string | Write): RunOptions => ({
    seconds: assembleSeconds,
    signal,
    onProgress,
    write: typeof out === 'function' ? out : undefined,
  })
  return {
    size,
    inspect: (path, signal) => survive(path, threads.run('inspect', [path], file(signal))),
    normalise: (path, out, signal) => survive(path, threads.run('normalise', [path, out], file(signal))),
    extract: (path, how = {}, signal) => threads.run('extract', [path, how], file(signal)),
    tryProfile: (path, how, signal) => threads.run('tryProfile', [path, how], file(signal)),
    pagesOfText: (path, signal) => threads.run('pagesOfText', [path], long(signal)),
    readTable: (path, signal) => threads.run('readTable', [path], file(signal)),
    imageToPdf: (path, out, signal) => threads.run('imageToPdf', [path, out], file(signal)),
    cutPages: (path, out, range, signal) => threads.run('cutPages', [path, out, range], file(signal)),
    assemble: (spec, out, onProgress, signal) =>
      threads.run('assemble', [spec, pathOf(out)], long(signal, onProgress, out)),
    assembleReport: (spec, out, signal) =>
      threads.run('assembleReport', [spec, pathOf(out)], long(signal, undefined, out)),
    printAgenda: (spec, bundle, signal) => threads.run('printAgenda', [spec, bundle], long(signal)),
    close: () => threads.close(),
  }
}

const pathOf = (out: string | Write): string | null => (typeof out === 'string' ? out : null)

/** A thread stopped by a file is an answer about this file; trouble with the disk or a cancellation is not. */
export async function survive<T>(path: string, work: Promise<T>): Promise<T | Inspection> {
  try {
    return await work
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('E') && !code.startsWith('ERR_')) throw error
    if (error instanceof Error && error.name === 'AbortError') throw error
    if (error instanceof Unwritable) throw error
    // Here only: the thread of the caller does not load the PDF libraries for nothing.
    const { refusedUnread } = await import('../../pdf/index.ts')
    const { size } = await stat(path)
    if (error instanceof TimedOut) return refusedUnread(size, error.message, 'TOO_SLOW')
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') return refusedUnread(size, 'out of memory', 'TOO_LARGE')
    return refusedUnread(size, error instanceof Error ? error.name : 'unknown failure', 'DAMAGED')
  }
}

import { readdir } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import { naturalCompare } from '@hemicycle/domain'
import type { ExtractedDocument } from '../extraction/index.ts'
import type { WorkerPool } from '../kernel/workers/pool.ts'
import type { Inspection } from '../pdf/index.ts'

export interface ReadFile {
  /** Path inside the folder, with « / ». */
  readonly name: string
  /** What to assemble: the original or its derived copy. */
  readonly path: string
  readonly inspection: Inspection
  readonly extracted: ExtractedDocument | null
}

/** Milliseconds spent in each kind of work, all threads together. */
export interface Spent {
  inspect: number
  extract: number
}

/** Every file of a folder and its subfolders, in natural order, without hidden ones and without our own results. */
export async function listFiles(folder: string, ours: readonly string[]): Promise<string[]> {
  const mine = new Set(ours.map((path) => resolve(path)))
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !mine.has(resolve(path)))
    .map((path) => relative(folder, path).split(sep).join('/'))
    .filter(
      (name) =>
        !name.split('/').some((part) => part.startsWith('.')) && !/(^|\/)~\$|(^|\/)Thumbs\.db$/i.test(name),
    )
    .sort(naturalCompare)
}

/** Reads every file, without its text when `extract` is false, as many at once as there are threads, and gives them back in the order of `names`. */
export async function readFiles(
  pool: WorkerPool,
  folder: string,
  names: readonly string[],
  scratch: string,
  spent: Spent,
  extract = true,
): Promise<ReadFile[]> {
  const files: ReadFile[] = []
  let next = 0
  const reader = async () => {
    for (let i = next++; i < names.length; i = next++) {
      const name = names[i] as string
      files[i] = await readOne(pool, name, join(folder, name), join(scratch, `${i}.pdf`), spent, extract)
    }
  }
  await Promise.all(Array.from({ length: pool.size }, reader))
  return files
}

async function readOne(
  pool: WorkerPool,
  name: string,
  original: string,
  copy: string,
  spent: Spent,
  extract: boolean,
): Promise<ReadFile> {
  const inspection = await timed(spent, 'inspect', () => pool.normalise(original, copy)).catch(unreadable)
  const path = inspection.derivation === 'none' ? original : copy
  if (inspection.verdict === 'REFUSED' || !extract) return { name, path, inspection, extracted: null }
  const extracted = await timed(spent, 'extract', () =>
    pool.extract(path, { fileName: basename(name) }).catch(() => null),
  )
  return { name, path, inspection, extracted }
}

/** The disk will not give the file: for the bundle it is as good as damaged. */
async function unreadable(error: unknown): Promise<Inspection> {
  const { refusedUnread } = await import('../pdf/index.ts')
  return refusedUnread(0, error instanceof Error ? error.message : 'unreadable', 'DAMAGED')
}

async function timed<T>(spent: Spent, key: keyof Spent, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  spent[key] += performance.now() - start
  return result
}

/** « 12_Convention-cadre.pdf » → « 12 Convention-cadre »: the title of a file in which none was found. */
export const titleFromName = (name: string): string =>
  basename(name)
    .replace(/\.pdf$/i, '')
    .replace(/_+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

import { readdir } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import { naturalCompare } from '@hemicycle/domain'
import type { ExtractedDocument } from '../extraction/index.ts'
import type { WorkerPool } from '../kernel/workers/pool.ts'
import type { Taken, Workbench } from '../kernel/workers/workbench.ts'
import { Unwritable } from '../kernel/workers/threads.ts'
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

export interface Reading {
  /** For what is not the road of most files: repairs, and texts. Its threads start when they are needed. */
  readonly pool: WorkerPool
  readonly bench: Workbench
  readonly folder: string
  /** Where the bundle is begun. */
  readonly out: string
  readonly hash: boolean
  readonly light: boolean
  /** Where copies of repaired files go. */
  readonly scratch: string
  readonly spent: Spent
  /** Without it, names of files serve as titles. */
  readonly extract: boolean
}

/**
 * Reads every file and puts it into the bundle, unless it is refused. Gives them back in the order of `names`. A file that stops the
 * thread takes the bundle with it: all is begun again without that file. One that is found wanting when it is already in the bundle spoils
 * it: all is begun again, and every file is looked at to its end first.
 */
export async function readFiles(
  names: readonly string[],
  reading: Reading,
  known = nothingKnown(),
): Promise<ReadFile[]> {
  const { texts } = known
  let read = await readAll(names, reading, known)
  while (!read) read = await readAll(names, reading, known)
  return Promise.all(read.map(async (file) => ({ ...file, extracted: (await texts.get(file.name)) ?? null })))
}

/** What earlier tries have taught. */
export interface Known {
  readonly hostile: Map<string, Inspection>
  readonly texts: Map<string, Promise<ExtractedDocument | null>>
  careful: boolean
}

export const nothingKnown = (): Known => ({ hostile: new Map(), texts: new Map(), careful: false })

/** null when the bundle was lost; more is known then. */
async function readAll(names: readonly string[], reading: Reading, known: Known): Promise<ReadFile[] | null> {
  const { bench, pool, out, hash, light, scratch, spent, extract } = reading
  const { hostile, texts, careful } = known
  await bench.begin(out, { hash, careful, light })
  const files: ReadFile[] = []
  for (const [i, name] of names.entries()) {
    const refused = hostile.get(name)
    const path = join(reading.folder, name)
    const taken = refused
      ? { path, inspection: refused, bundleLost: false }
      : await timed(spent, 'inspect', () => takeFile(reading, name, path, join(scratch, `${i}.pdf`)))
    if (taken.bundleLost) {
      if (taken.inspection) hostile.set(name, taken.inspection)
      else known.careful = true
      return null
    }
    files.push({ name, path: taken.path, inspection: taken.inspection, extracted: null })
    if (extract && taken.inspection.verdict !== 'REFUSED' && !texts.has(name)) {
      const read = () => pool.extract(taken.path, { fileName: basename(name) }).catch(() => null)
      texts.set(name, timed(spent, 'extract', read))
    }
  }
  return files
}

/** Most files serve as they are and are read once; others are looked at again, for a repaired copy or for all that may be tried. */
async function takeFile({ bench, pool }: Reading, name: string, path: string, copy: string) {
  const taken: Taken = await bench.take(name, path).catch(unreadable)
  if (taken.bundleLost) return { path, ...taken }
  const { verdict, refusal, derivation } = taken.inspection
  const mendable = verdict === 'REFUSED' ? refusal === 'DAMAGED' : derivation !== 'none'
  if (!mendable) return { path, ...taken }
  const { inspection } = await pool.normalise(path, copy).then(seen, unreadable)
  const usable = inspection.derivation === 'none' ? path : copy
  if (inspection.verdict !== 'REFUSED' && !(await bench.add(name, usable))) return { path, ...LOST }
  return { path: usable, inspection, bundleLost: false }
}

const LOST = { inspection: null, bundleLost: true } as const
const seen = (inspection: Inspection) => ({ inspection, bundleLost: false })

/** The disk will not give the file: for the bundle it is as good as damaged. */
async function unreadable(error: unknown): Promise<ReturnType<typeof seen>> {
  if (error instanceof Unwritable) throw error
  const { refusedUnread } = await import('../pdf/index.ts')
  const reason = error instanceof Error ? error.message : 'unreadable'
  return seen(refusedUnread(0, reason, 'DAMAGED'))
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

import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { openWorkerPool, type WorkerPool } from '../kernel/workers/pool.ts'
import { Unwritable } from '../kernel/workers/threads.ts'
import { openWorkbench, type Workbench } from '../kernel/workers/workbench.ts'
import type { BundleResult } from '../pdf/index.ts'
import { readOptions, USAGE, type BundleOptions } from './bundle-options.ts'
import { planItems, specOf } from './bundle-plan.ts'
import { listFiles, nothingKnown, readFiles, type Spent } from './bundle-read.ts'
import { refusalLines, repairLines, reportOf } from './bundle-report.ts'

/** `hemicycle bundle`: a folder of reports becomes one numbered PDF, without server nor database. */
export async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options === null) {
    console.log(USAGE)
    return 0
  }
  if (typeof options === 'string') return wrongUsage(options)
  const folder = await stat(options.folder).catch(() => null)
  if (!folder?.isDirectory()) return wrongUsage(`« ${options.folder} » n’est pas un dossier.`)
  const scratch = await mkdtemp(join(tmpdir(), 'hemicycle-'))
  // This process only waits: every core may work.
  const [pool, bench] = [openWorkerPool({ size: availableParallelism() }), openWorkbench()]
  // Beside its place, and there only when it is whole.
  const draft = `${resolve(options.out)}.${process.pid}.part`
  try {
    return await bundle({ ...options, folder: resolve(options.folder) }, { pool, bench, scratch, draft })
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error
    console.error(`Le dossier de séance ne peut pas être écrit : ${wordsOf(error)}.`)
    return 1
  } finally {
    await Promise.all([pool.close(), bench.close()])
    await Promise.all([rm(scratch, { recursive: true, force: true }), rm(draft, { force: true })])
  }
}

const wordsOf = ({ message }: Unwritable): string =>
  /ENOSPC|EDQUOT/.test(message) ? 'il n’y a plus de place sur le disque' : message

interface Means {
  readonly pool: WorkerPool
  readonly bench: Workbench
  readonly scratch: string
  readonly draft: string
}

async function bundle(options: BundleOptions, { draft, ...means }: Means): Promise<number> {
  const start = performance.now()
  const spent: Spent = { inspect: 0, extract: 0 }
  const { folder, extract, out, report, light } = options
  const names = await listFiles(folder, [out, ...(report === null ? [] : [report])])
  await mkdir(dirname(resolve(out)), { recursive: true })
  const reading = { ...means, folder, out: draft, hash: report !== null, light, spent, extract }
  const known = nothingKnown()
  const make = async () => {
    const files = await readFiles(names, reading, known)
    const items = planItems(files, options)
    const read = performance.now() - start
    const result = items.length > 0 ? await means.bench.finish(specOf(items, options)) : null
    return { files, items, read, result }
  }
  let made = await make()
  if (made.items.length > 0 && made.result === null) {
    known.careful = true
    made = await make()
  }
  const { files, items, read, result } = made
  if (result !== null) await rename(draft, out)
  const total = performance.now() - start
  const timings = { ...spent, read, assemble: total - read, total }
  if (report !== null)
    await writeFile(report, `${JSON.stringify(reportOf(files, items, result, timings), null, 2)}\n`)
  for (const line of [...refusalLines(files), ...repairLines(files)]) console.error(line)
  if (result === null) {
    console.error(
      names.length === 0 ? 'Le dossier est vide.' : 'Aucun fichier ne peut entrer dans le dossier de séance.',
    )
    return 1
  }
  console.log(summary(result, items.length, options.out, total))
  return 0
}

function summary({ pages, bytes }: BundleResult, reports: number, out: string, ms: number): string {
  const n = (value: number, digits = 0) => value.toLocaleString('fr-FR', { maximumFractionDigits: digits })
  const many = (count: number, word: string) => `${n(count)} ${word}${count > 1 ? 's' : ''}`
  return `${out} : ${many(reports, 'rapport')}, ${many(pages, 'page')}, ${bytes < 1e6 ? `${n(bytes / 1e3)} ko` : `${n(bytes / 1e6, 1)} Mo`}, en ${n(ms / 1000, 1)} s.`
}

function wrongUsage(sentence: string): number {
  console.error(`${sentence}\n\n${USAGE}`)
  return 2
}

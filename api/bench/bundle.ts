import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { planItems, specOf } from '../src/cli/bundle-plan.ts'
import { listFiles, readFiles } from '../src/cli/bundle-read.ts'
import { openWorkerPool } from '../src/kernel/workers/pool.ts'

/**
 * Times a folder of PDFs: inspect, extract, assemble; then, in the same run, what `qpdf --empty --pages` and `pdfunite` take
 * to only join the same files, when they are installed. Usage: tsx api/bench/bundle.ts FOLDER [ROUNDS]
 */
const folder = resolve(process.argv[2] ?? '../../shared/real-input/montpellier/2013-06-17')
const rounds = Number(process.argv[3] ?? 3)
const run = promisify(execFile)

interface Row {
  readonly what: string
  readonly ms: number[]
  readonly note: string
}
const rows: Row[] = []
const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
const clock = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const add = (what: string, ms: number, note = ''): void => {
  const row = rows.find((known) => known.what === what)
  if (row) row.ms.push(ms)
  else rows.push({ what, ms: [ms], note })
}

if (!existsSync(folder)) {
  console.error(`No folder ${folder}`)
  process.exit(2)
}
const scratch = await mkdtemp(join(tmpdir(), 'bench-'))
const out = join(scratch, 'bundle.pdf')
const pool = openWorkerPool({ size: availableParallelism() })
const options = {
  folder,
  out,
  body: null,
  date: null,
  numbering: '{seq}',
  order: 'name',
  report: null,
} as const
const names = await listFiles(folder, [])
let paths: string[] = []
let size = ''

for (let round = 0; round < rounds; round++) {
  const spent = { inspect: 0, extract: 0 }
  let files: Awaited<ReturnType<typeof readFiles>> = []
  const read = await clock(async () => (files = await readFiles(pool, folder, names, scratch, spent)))
  const items = planItems(files, options)
  let result = { pages: 0, bytes: 0 }
  const assemble = await clock(async () => (result = await pool.assemble(specOf(items, options), out)))
  const warmth = round === 0 ? ' (first round, cold threads)' : ''
  add(`read all files${warmth}`, read, `${names.length} files, ${pool.size} threads`)
  add(`  inspect, all threads${warmth}`, spent.inspect)
  add(`  extract, all threads${warmth}`, spent.extract)
  add(`assemble${warmth}`, assemble, `${result.pages} pages, ${(result.bytes / 1e6).toFixed(1)} MB`)
  paths = items.flatMap(({ file, others }) => [file, ...others].map(({ path }) => path))
  size = `${paths.length} files`
}
const peers: [string, string, (to: string) => string[]][] = [
  ['qpdf --empty --pages (join only)', 'qpdf', (to) => ['--empty', '--pages', ...paths, '--', to]],
  ['pdfunite (join only)', 'pdfunite', (to) => [...paths, to]],
]
for (const [what, tool, args] of peers) {
  for (let round = 0; round < rounds; round++) {
    const to = join(scratch, `${tool}.pdf`)
    // qpdf answers 3 when it only has warnings: the file is there.
    const ms = await clock(() => run(tool, args(to)).catch(() => null))
    if (await stat(to).catch(() => null)) add(what, ms, size)
  }
}
await pool.close()
await rm(scratch, { recursive: true, force: true })
const width = Math.max(...rows.map(({ what }) => what.length))
console.log(`${folder}\n`)
for (const { what, ms, note } of rows)
  console.log(`${what.padEnd(width)} ${median(ms).toFixed(0).padStart(7)} ms  ${note}`)

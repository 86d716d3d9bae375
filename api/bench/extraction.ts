import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { foldText } from '@hemicycle/domain'
import { ROOT } from '../src/config.ts'
import { makeReport as makeDemo, SYNTHETIC_REPORTS as DEMO } from '../src/demo/reports.ts'
import { extractDocument, type Field, TRUST_THRESHOLD } from '../src/extraction/index.ts'
import { EVERY_REPORT, makeReport } from '../test/fixtures/reports.ts'

// Compares what is read with what is printed, on real délibérations and on those made here: `npx tsx api/bench/extraction.ts [--errors]`.
const folder = join(process.env.HEMICYCLE_REAL_INPUT ?? join(ROOT, '../shared/real-input'), 'montpellier')

const FIELDS = ['title', 'rapporteur', 'department', 'actNumber', 'reportNumber'] as const
type FieldName = (typeof FIELDS)[number]
interface Sample {
  readonly set: string
  readonly name: string
  readonly bytes: () => Promise<Uint8Array>
  /** Null: nothing of the kind is printed. Absent: unknown, not counted. */
  readonly expected: Partial<Record<FieldName, string | null>>
}
interface Tally {
  right: number
  wrong: number
  missing: number
  trustedWrong: number
  doubtful: number
}

if (!existsSync(folder)) console.log(`Les documents réels sont absents (${folder}).\n`)
await measure([...(existsSync(folder) ? await real() : []), ...synthetic()])

async function real(): Promise<Sample[]> {
  const [, ...rows] = (await readFile(join(folder, 'expected.csv'), 'utf8')).trim().split(/\r?\n/).map(cells)
  return rows.map(([file = '', title = '', actNumber = '', rapporteur = '']) => ({
    set: file.slice(0, 10),
    name: file,
    bytes: () => readFile(join(folder, file)),
    expected: { actNumber, rapporteur, ...(title === '' ? {} : { title }) },
  }))
}

function synthetic(): Sample[] {
  const pick = (spec: Readonly<Record<FieldName, string | null>>) =>
    Object.fromEntries(FIELDS.map((key) => [key, spec[key]]))
  return [
    ...DEMO.map((spec) => ({
      set: 'démonstration',
      name: spec.title,
      bytes: () => makeDemo(spec),
      expected: pick({ ...spec, reportNumber: null }),
    })),
    ...EVERY_REPORT.map((spec) => ({
      set: 'maisons fictives',
      name: spec.name,
      bytes: () => makeReport(spec),
      expected: pick(spec),
    })),
  ]
}

async function measure(samples: readonly Sample[]): Promise<void> {
  const tallies = new Map<string, Tally>()
  const times = new Map<string, number[]>()
  for (const sample of samples) {
    const bytes = await sample.bytes()
    const start = performance.now()
    const read = await extractDocument(bytes)
    times.set(sample.set, [...(times.get(sample.set) ?? []), performance.now() - start])
    for (const key of FIELDS) {
      const expected = sample.expected[key]
      if (expected !== undefined) judge(tallies, sample, key, expected, read[key])
    }
  }
  print(tallies, times)
}

function judge(
  tallies: Map<string, Tally>,
  { set, name }: Sample,
  key: FieldName,
  expected: string | null,
  field: Field | null,
): void {
  const tally = tallies.get(`${set} | ${key}`) ?? {
    right: 0,
    wrong: 0,
    missing: 0,
    trustedWrong: 0,
    doubtful: 0,
  }
  tallies.set(`${set} | ${key}`, tally)
  const right = fold(field?.value) === fold(expected)
  const trusted = field !== null && field.confidence >= TRUST_THRESHOLD
  if (right) tally.right += 1
  else if (field) tally.wrong += 1
  else tally.missing += 1
  if (field && !trusted) tally.doubtful += 1
  if (trusted && !right) tally.trustedWrong += 1
  if (!right && process.argv.includes('--errors'))
    console.log(
      `${name} ${key}\n  attendu ${expected ?? '—'}\n  lu      ${field?.value ?? '—'} (${field?.confidence ?? 0})`,
    )
}

function fold(value: string | null | undefined): string {
  return value ? foldText(value) : ''
}

function print(tallies: ReadonlyMap<string, Tally>, times: ReadonlyMap<string, readonly number[]>): void {
  console.log('| lot | champ | justes | faux | manquants | faux et jugés sûrs | à vérifier | taux |')
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const [key, { right, wrong, missing, trustedWrong, doubtful }] of tallies) {
    const rate = ((100 * right) / (right + wrong + missing)).toFixed(1)
    console.log(`| ${key} | ${right} | ${wrong} | ${missing} | ${trustedWrong} | ${doubtful} | ${rate} % |`)
  }
  for (const [set, all] of times) {
    const sorted = [...all].sort((a, b) => a - b)
    const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(0)
    console.log(`\n${set} : ${all.length} fichiers, médiane ${at(0.5)} ms, 95 % sous ${at(0.95)} ms.`)
  }
}

/** One line of a CSV, quotes doubled inside quotes (RFC 4180). */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}

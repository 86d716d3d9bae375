import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { foldText } from '@hemicycle/domain'
import { ROOT } from '../src/config.ts'
import { extractDocument, type Field, TRUST_THRESHOLD } from '../src/extraction/index.ts'

// Compares what is read from real délibérations with what is printed on them: `npx tsx api/bench/extraction.ts [--errors]`.
const folder = join(process.env.HEMICYCLE_REAL_INPUT ?? join(ROOT, '../shared/real-input'), 'montpellier')

interface Expected {
  readonly file: string
  readonly title: string
  readonly act_number: string
  readonly rapporteur: string
}
interface Tally {
  right: number
  wrong: number
  missing: number
  trustedWrong: number
}

const FIELDS = ['title', 'rapporteur', 'act_number'] as const

if (!existsSync(folder)) console.log(`Les documents réels sont absents (${folder}) : rien à mesurer.`)
else await measure()

async function measure(): Promise<void> {
  const tallies = new Map<string, Tally>()
  const started = performance.now()
  const rows = parseCsv(await readFile(join(folder, 'expected.csv'), 'utf8'))
  for (const row of rows) {
    const read = await extractDocument(await readFile(join(folder, row.file)))
    const fields = { title: read.title, rapporteur: read.rapporteur, act_number: read.actNumber }
    for (const name of FIELDS) if (row[name] !== '') judge(tallies, row, name, fields[name])
  }
  const ms = (performance.now() - started) / rows.length
  console.log(
    '| séance | champ | justes | faux | manquants | faux et jugés sûrs | taux |\n| --- | --- | --- | --- | --- | --- | --- |',
  )
  for (const [key, { right, wrong, missing, trustedWrong }] of tallies) {
    const rate = ((100 * right) / (right + wrong + missing)).toFixed(1)
    console.log(`| ${key} | ${right} | ${wrong} | ${missing} | ${trustedWrong} | ${rate} % |`)
  }
  console.log(`\n${rows.length} fichiers, ${ms.toFixed(0)} ms par fichier.`)
}

function judge(
  tallies: Map<string, Tally>,
  row: Expected,
  name: (typeof FIELDS)[number],
  field: Field | null,
): void {
  const key = `${row.file.slice(0, 10)} | ${name}`
  const tally = tallies.get(key) ?? { right: 0, wrong: 0, missing: 0, trustedWrong: 0 }
  tallies.set(key, tally)
  const right = field !== null && foldText(field.value) === foldText(row[name])
  if (right) tally.right += 1
  else if (field) tally.wrong += 1
  else tally.missing += 1
  if (field && !right && field.confidence >= TRUST_THRESHOLD) tally.trustedWrong += 1
  if (!right && process.argv.includes('--errors'))
    console.log(
      `${row.file} ${name}\n  attendu ${row[name]}\n  lu      ${field?.value ?? '—'} (${field?.confidence ?? 0})`,
    )
}

function parseCsv(text: string): Expected[] {
  const [head = [], ...rows] = text.trim().split(/\r?\n/).map(cells)
  return rows.map(
    (row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])) as unknown as Expected,
  )
}

/** One line of a CSV, quotes doubled inside quotes (RFC 4180). */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}

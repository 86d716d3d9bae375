import { PDFDocument } from '@cantoo/pdf-lib'
import { extractDocument } from '../src/extraction/index.ts'
import { drawnReport } from '../test/fixtures/houses-drawn.ts'
import { samples } from './extraction-samples.ts'
import { percent } from './extraction-tally.ts'

interface Cuts {
  right: number
  missing: number
  invented: number
  sureInvented: number
  pages: number
}

/** Files put end to end and cut again: the real délibérations of each meeting, and reports of houses drawn by lot, no two alike. */
export async function measureCahiers(): Promise<string[]> {
  const sets = new Map<string, (() => Promise<Uint8Array>)[][]>()
  for (const { set, bytes } of await samples())
    if (set.startsWith('séance réelle')) sets.set(set, [[...(sets.get(set)?.[0] ?? []), bytes]])
  sets.set(
    'tirages au sort',
    Array.from({ length: 40 }, (_, cahier) => drawnFiles(9000 + 100 * cahier)),
  )
  const rows: string[] = []
  for (const [set, cahiers] of sets) {
    const cuts: Cuts = { right: 0, missing: 0, invented: 0, sureInvented: 0, pages: 0 }
    for (const files of cahiers) await measure(files, cuts)
    const { right, missing, invented, sureInvented, pages } = cuts
    rows.push(
      `| ${set} | ${cahiers.length} | ${pages} | ${percent(right, right + invented)} | ${percent(right, right + missing)} | ${right} | ${invented} | ${missing} | ${sureInvented} |`,
    )
  }
  return [
    '| cahiers | nombre | pages | précision | rappel | coupures justes | inventées | oubliées | inventées et jugées sûres |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ]
}

function drawnFiles(seed: number): (() => Promise<Uint8Array>)[] {
  const titles = new Set<string>()
  return Array.from({ length: 8 }, (_, index) => drawnReport(seed + index))
    .filter(({ printed: { title } }) => !titles.has(title ?? '') && titles.add(title ?? ''))
    .map(({ bytes }) => bytes)
}

async function measure(files: readonly (() => Promise<Uint8Array>)[], cuts: Cuts): Promise<void> {
  const whole = await PDFDocument.create()
  const starts: number[] = []
  for (const bytes of files) {
    starts.push(whole.getPageCount() + 1)
    const part = await PDFDocument.load(await bytes(), { ignoreEncryption: true })
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page)
  }
  const { parts, pages } = await extractDocument(await whole.save())
  const found = parts.map(({ firstPage }) => firstPage)
  const invented = parts.filter(({ firstPage }) => !starts.includes(firstPage))
  cuts.pages += pages
  cuts.right += starts.filter((start) => found.includes(start)).length
  cuts.missing += starts.filter((start) => !found.includes(start)).length
  cuts.invented += invented.length
  cuts.sureInvented += invented.filter(({ confidence }) => confidence >= 0.8).length
}

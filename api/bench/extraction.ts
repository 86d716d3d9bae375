import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../src/config.ts'
import { extractDocument } from '../src/extraction/index.ts'
import { measureCahiers } from './extraction-cahiers.ts'
import { measureCorpora } from './extraction-corpora.ts'
import { FIELDS, samples } from './extraction-samples.ts'
import { measureSpeed } from './extraction-speed.ts'
import { judge, tableOf, type Tallies } from './extraction-tally.ts'

// Compares what is read with what is printed, on real délibérations and on those made here:
// `npx tsx api/bench/extraction.ts [--errors] [--write]`; --write puts the tables into docs/extraction.md.
const tallies: Tallies = new Map()
const medians = await measureSamples()
const meetings: Tallies = new Map()
const grouping = await measureCorpora(meetings)
const cahiers = await measureCahiers()
const speed = await measureSpeed()
const sections: Record<string, readonly string[]> = {
  champs: tableOf(tallies),
  seances: tableOf(meetings),
  regroupement: grouping,
  cahiers,
  durees: [...speed, '', ...medians],
}
for (const lines of Object.values(sections)) console.log(`${lines.join('\n')}\n`)
if (process.argv.includes('--write')) await write()

async function measureSamples(): Promise<string[]> {
  const times = new Map<string, number[]>()
  for (const sample of await samples()) {
    const bytes = await sample.bytes()
    const start = performance.now()
    const read = await extractDocument(bytes)
    times.set(sample.set, [...(times.get(sample.set) ?? []), performance.now() - start])
    for (const key of FIELDS) {
      const expected = sample.expected[key]
      if (expected !== undefined) judge(tallies, `${sample.set} | ${key}`, expected, read[key], sample.name)
    }
  }
  return [...times].map(([set, all]) => {
    const sorted = all.sort((a, b) => a - b)
    const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(0)
    return `- ${set} : ${all.length} fichiers, médiane ${at(0.5)} ms, 95 % sous ${at(0.95)} ms.`
  })
}

/** Each table between its marks `<!-- champs -->` and `<!-- /champs -->`: the words around are written by hand. */
async function write(): Promise<void> {
  const path = join(ROOT, 'docs/extraction.md')
  let page = await readFile(path, 'utf8')
  for (const [name, lines] of Object.entries(sections)) {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const [before = '', rest = ''] = page.split(open)
    const [, after = ''] = rest.split(close)
    page = `${before}${open}\n\n${lines.join('\n')}\n\n${close}${after}`
  }
  await writeFile(path, page)
}

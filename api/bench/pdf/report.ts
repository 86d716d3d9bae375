import { spawnSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'
import { bars } from './bars.ts'
import type { ColdTable } from './cases/cold.ts'
import { SAYS } from './peers/peers.ts'
import { inMemory } from './place.ts'
import type { Results } from './run.ts'

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
const seconds = (value: number): string => `${value.toFixed(2)} s`
const version = (tool: string, ask = '--version'): string => {
  const { stdout, stderr } = spawnSync(tool, [ask], { encoding: 'utf8' })
  return `${stdout ?? ''}${stderr ?? ''}`.split('\n')[0] || 'absent'
}

/** The page of the benchmark, from nothing but what was just measured. */
export function reportOf(results: Results, times: number, date: string): string {
  const { corpora, growth, warm, ranges, fidelity } = results
  const found = bars(results)
  return `${HEAD}
Measured on ${date}: ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} processors, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()}, Node ${process.version},
${version('qpdf')}, ${version('pdfunite', '-v')}. Medians of ${times} runs. Results are written ${inMemory ? 'in memory (tmpfs)' : 'on the disk'}; sources are in the cache of the system.

${table(
  ['Corpus', 'Files', 'Pages', 'MB', 'Made by'],
  corpora.map(({ name, paths, pages, bytes, made }) => [
    name,
    String(paths.length),
    String(pages),
    (bytes / 1e6).toFixed(1),
    made,
  ]),
)}

## Bars

${found.filter(({ met }) => met).length} of ${found.length} are met.

${table(
  ['Case', 'Bar', 'Found', ''],
  found.map(({ what, wanted, found, met }) => [what, wanted, found, met ? 'bar: met' : '**bar: not met**']),
)}

## Whole processes

Start of the process included. « hemicycle », the engine alone and pdf-lib are TypeScript: they pay for Node and its loader.

${[results.mixed, results.tagged, results.hundred].map(coldSection).join('\n\n')}

## Growth

![Time and peak memory from 100 to 12 000 pages](images/pdf-growth.svg)

${table(
  ['Pages', 'MB', 'Time', 'Peak memory'],
  growth.map(({ pages, bytes, seconds: time, peakMb }) => [
    String(pages),
    (bytes / 1e6).toFixed(1),
    seconds(time),
    `${peakMb.toFixed(0)} MB`,
  ]),
)}

## In a warm thread

As in the product: the thread has worked before. « Kept » finds the bodies that a former assembly made; « replaced » has one report that was never seen.

${table(
  ['Corpus', 'Bodies being made', 'Bodies kept', 'One report replaced', 'Plain copy in Node', 'Kept / copy'],
  warm.map((row) => [
    row.corpus,
    seconds(row.first),
    seconds(row.cached),
    seconds(row.replaced),
    seconds(row.copy),
    `${(row.cached / row.copy).toFixed(2)} ×`,
  ]),
)}

## What a browser asks for

pdf.js on the bundle of 3 000 mixed pages, ranges of 64 KiB, nothing fetched ahead; the first answer, given up by pdf.js, is counted.

${table(
  ['', 'Requests', 'KiB'],
  ranges.map(({ what, requests, kib }) => [what, String(requests), kib.toFixed(0)]),
)}

## Fidelity

${fidelity.pages} pages picked at random and ${fidelity.cases} hard cases, painted by poppler before and after, compared outside of the marks: ${fidelity.differing.length === 0 ? 'no pixel differs' : fidelity.differing.join('; ')}.
\`qpdf --check\` on the bundle of 100 pages and on each case: ${fidelity.complaints.length === 0 ? 'nothing to say' : fidelity.complaints.join('; ')}.
Counted by pdf.js in the sound cases, before and after (bookmarks, links and tags of the bundle itself come on top):

${table(
  ['', 'Before', 'After'],
  fidelity.counts.map(({ what, before, after }) => [what, String(before), String(after)]),
)}
`
}

function coldSection({ corpus, rows }: ColdTable): string {
  const qpdf = rows.find(({ peer }) => peer === 'qpdf')?.measured?.seconds ?? NaN
  const cells = rows.map(
    ({ peer, measured }) =>
    measured ? [SAYS[peer], seconds(measured.seconds), seconds(measured.cpu), `${measured.peakMb.toFixed(0)} MB`, `${(measured.seconds / qpdf).toFixed(2)} ×`] : [SAYS[peer], 'not installed', '', '', ''], // prettier-ignore
  )
  return `### ${corpus}\n\n${table(['Program', 'Time', 'Processor', 'Peak memory', 'Time / qpdf'], cells)}`
}

const HEAD = `# Benchmark of the bundle engine

\`npm run bench:pdf\` makes its own corpora, always the same, and runs everything below in one go; \`npm run bench:pdf -- --write\` replaces this page.
Nothing else may run meanwhile.
`

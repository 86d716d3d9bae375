import { spawnSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'
import { median } from '../pdf/measure.ts'
import { bars, ms, p95 } from './bars.ts'
import type { Results } from './run.ts'

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** The page of the benchmark, from nothing but what was just measured. */
export function reportOf(results: Results, { date, load }: { date: string; load: number }): string {
  const { bundle, stock, keeping } = results
  const memory = bundle?.long.memory ?? []
  const found = bars(results)
  return `${HEAD}
Measured on ${date}: ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} processors, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()}, Node ${process.version},
${version()}, load ${load.toFixed(1)} at the start. One run. The bundle: ${bundle?.pages ?? 0} pages, ${bundle?.mb.toFixed(0) ?? 0} MB.

## Bars

${found.filter(({ met }) => met).length} of ${found.length} are met.

${table(
  ['Case', 'Bar', 'Found', '', 'Viewer of pdf.js'],
  found.map(({ what, wanted, found, met, stock }) => [
    what,
    wanted,
    found,
    met ? 'met' : '**not met**',
    stock,
  ]),
)}

## Page turns

From the key to the page on screen: each turn asked for as soon as the one before is drawn, or, leafed through, half a second after. Nobody
reads so fast.

${table(
  ['', 'Turns', 'Median', '95 of 100', 'Longest'],
  [
    turnsRow('Hémicycle, report kept on the device', keeping?.reading.turns),
    turnsRow('The same, leafed through', keeping?.reading.leafed),
    turnsRow('Viewer of pdf.js, the same report over the network', stock?.report.turns),
    turnsRow('Hémicycle, bundle over ranges', bundle?.long.turns),
    turnsRow('The same, leafed through', bundle?.long.leafed),
    turnsRow('Viewer of pdf.js, bundle', stock?.bundle.turns),
  ].filter(([, turns]) => turns !== '0'),
)}

## Memory

Of all the pages of the browser (proportional set size), in MB: as it is, and what is kept, measured with the first page shown again and
garbage collected in the page and its workers.

${table(
  ['Turns', ...memory.map(({ turn }) => String(turn))],
  [
    ['Hémicycle, as it is', ...memory.map(({ mb }) => mb.toFixed(0))],
    ['Hémicycle, kept', ...memory.map(({ kept }) => kept.toFixed(0))],
    ['of which objects of our scripts', ...memory.map(({ objects }) => objects.toFixed(0))],
    [
      'Viewer of pdf.js, as it is',
      ...memory.map(({ turn }) => stock?.memory.find((one) => one.turn === turn)?.mb.toFixed(0) ?? ''),
    ],
  ],
)}

${LIMITS}`
}

const turnsRow = (what: string, turns: readonly number[] = []): string[] => [
  what,
  String(turns.length),
  ms(median(turns)),
  ms(p95(turns)),
  ms(Math.max(...turns)),
]
const version = (): string =>
  spawnSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', ['--version'], {
    encoding: 'utf8',
  }).stdout?.trim() || 'Chromium'

const HEAD = `# Benchmark of the élus’ application

\`npm run bench:elus\` starts the product, has it read and send a meeting of 60 MB and one of 3 000 pages, and drives Chromium as a tablet of
820 × 1180 points at two dots each; \`npm run bench:elus -- --write\` replaces this page, \`-- --only CASE\` measures one
(start, keeping, bundle, searching, stock). Nothing else may run meanwhile.

The processor of the page is slowed four times through the browser’s protocol, which slows the page’s own thread, not the worker that parses PDF.
Slow 4G is 1.6 Mbit/s with 150 ms. Where it is not named, the network is that of the machine. The viewer of pdf.js is its own component
(\`pdf_viewer.mjs\`, the default settings), its scripts loaded before the clock starts; ours loads them within the time measured.
`

const LIMITS = `## What limits it

- **Interactions.** A button, a link or a choice is painted first, and what it asks for is made in a task after that frame: the panel, the
  screen or the light itself comes 50 to 250 ms later on this slowed page. What is left of a key or a tap is the piece of a page being drawn
  when it comes (pdf.js draws 15 ms at a time or ten operations, whichever is longer) and, in a browser without a graphics processor, the
  painting. Pages in sight and the next one are sharp and have their text, once the hand rests for a quarter of a second; the others wait.
- **Page turns.** Turned as fast as they come, pages are drawn one after the other, the next one read meanwhile, none drawn ahead of time. The
  slowest turn of a report used to be the first page of its next file (link, cross-references, fonts), now opened eight pages before; the slow
  ones left are tables of 160 framed cells and, in the bundle, the first page of a scan.
- **Memory.** Nothing is kept from turn to turn. As it is, memory goes up and down with the page one ends on and with garbage not yet
  collected, for which V8 makes room as long as pages are turned (in the page up to 58 MB, in the worker that parses PDF up to 38).
- **Keeping** asks for the addresses and the texts of many files at once. Browser, service and database share two processors here, one of
  them burnt by the slowing of the page whenever the page does something.
- **The bundle on slow 4G**: the list of its objects, what opening it reads and its first page come in one request, as long as the bundle says
  (some 0.1 MB for 3 000 pages, half a second at that speed); beside it goes the head of the file, of which pdf.js asks for 32 kB to read one.
  Drawing is added to it.
- **Search on the device** opens the texts kept, folds them and goes through them in the vault’s thread, which the browser’s protocol does not
  slow.
`

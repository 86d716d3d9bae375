import { median } from '../pdf/measure.ts'
import type { Results } from './run.ts'

export interface Bar {
  readonly what: string
  readonly wanted: string
  readonly found: string
  readonly met: boolean
  /** The viewer of pdf.js on the same file, where it does the same thing. */
  readonly stock: string
}
export const ms = (value: number): string => `${Math.round(value).toLocaleString('fr-FR')} ms`
const kb = (value: number): string => `${value.toFixed(1)} kB`
const mb = (value: number): string => `${value.toFixed(1)} MB`
const share = (value: number): string => `${value.toFixed(3)}`
const times = (value: number): string => `${value.toFixed(2)} ×`

/** 95 of 100 take no longer. */
export const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? NaN
/** How much more memory after the last turns than after the first hundred. */
export const growth = (memory: Results['bundle']['long']['memory']): number =>
  (memory.at(-1)?.mb ?? NaN) / (memory[1]?.mb ?? NaN)

const most = (
  what: string,
  value: number,
  bar: number,
  unit: (value: number) => string,
  stock = '',
): Bar => ({
  what,
  wanted: `≤ ${unit(bar)}`,
  found: Number.isNaN(value) ? 'not measured' : unit(value),
  met: value <= bar,
  stock,
})

/** What the application is held to. */
export function bars({ start, storing, reading, bundle, searching, stock }: Results): Bar[] {
  const speed = storing.mb / storing.seconds
  const { report } = stock
  return [
    most('Entry, JavaScript, gzip', start.entryKb, 120, kb),
    most('Accueil, nothing in any cache, slow 4G: LCP', start.lcp, 2000, ms),
    most('Accueil, nothing in any cache, slow 4G: CLS', start.cls, 0.05, share),
    most(`Longest of ${start.inp.count} interactions (${start.inp.name}): INP`, start.inp.ms, 200, ms),
    most('Accueil from the cache, slow 4G, to the meeting’s card', start.cached, 1500, ms),
    most(
      'Report of 20 pages kept on the device: first page',
      reading.firstPage,
      1200,
      ms,
      ms(report.firstPage),
    ),
    most('The same, page turn, median', median(reading.turns), 150, ms, ms(median(report.turns))),
    most('The same, page turn, 95 of 100', p95(reading.turns), 150, ms, ms(p95(report.turns))),
    most('Bundle over ranges: first page', bundle.fast.ms, 2000, ms, ms(stock.bundle.firstPage)),
    most('Bundle over ranges: received until then', bundle.fast.mb, 8, mb, mb(stock.bundle.mb)),
    most('Bundle over ranges on slow 4G: first page', bundle.slow.ms, 2000, ms),
    most(
      'Bundle, 500 page turns, median',
      median(bundle.long.turns),
      150,
      ms,
      ms(median(stock.bundle.turns)),
    ),
    most('Bundle, 500 page turns: most canvases alive', bundle.long.canvases, 5, String),
    most('Bundle, memory after 500 turns / after 100', growth(bundle.long.memory), 1.1, times),
    most('3 000 pages searched by the service, slow 4G', searching.far, 1000, ms, ms(stock.search)),
    most('3 000 pages searched on the device, first time', searching.first, 1000, ms),
    most('3 000 pages searched on the device, again', searching.again, 1000, ms),
    {
      what: `A meeting of ${storing.mb.toFixed(0)} MB kept on the device, sealed and checked`,
      wanted: '≥ 10 MB/s',
      found: `${speed.toFixed(1)} MB/s`,
      met: speed >= 10,
      stock: '',
    },
  ]
}

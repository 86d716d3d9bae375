import { median } from '../pdf/measure.ts'
import type { Long } from './cases/bundle.ts'
import type { Results } from './run.ts'

export interface Bar {
  readonly what: string
  readonly wanted: string
  readonly found: string
  readonly met: boolean
  /** The viewer of pdf.js on the same file, where it does the same thing. */
  readonly stock: string
}
type Value = number | undefined
type Unit = (value: number) => string
export const ms: Unit = (value) => `${Math.round(value).toLocaleString('fr-FR')} ms`
const kb: Unit = (value) => `${value.toFixed(1)} kB`
const mb: Unit = (value) => `${value.toFixed(1)} MB`
const share: Unit = (value) => value.toFixed(3)
const times: Unit = (value) => `${value.toFixed(2)} ×`
const speed: Unit = (value) => `${value.toFixed(1)} MB/s`

/** 95 of 100 take no longer. */
export const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? NaN
/** How much more memory is kept after the last turns than after the first hundred. */
export const growth = (memory: Long['memory']): number =>
  (memory.at(-1)?.kept ?? NaN) / (memory[1]?.kept ?? NaN)

const isKnown = (value: Value): value is number => value !== undefined && !Number.isNaN(value)
const said = (value: Value, unit: Unit): string => (isKnown(value) ? unit(value) : 'not measured')
const most = (what: string, value: Value, bar: number, unit: Unit, stock?: Value): Bar => ({
  what,
  wanted: `≤ ${unit(bar)}`,
  found: said(value, unit),
  met: isKnown(value) && value <= bar,
  stock: isKnown(stock) ? unit(stock) : '',
})

/** What the application is held to. */
export const bars = (results: Results): Bar[] => [
  ...starting(results),
  ...keeping(results),
  ...bundled(results),
  ...searched(results),
]

const starting = ({ start }: Results): Bar[] => [
  most('Entry, JavaScript, gzip', start?.entryKb, 120, kb),
  most('Accueil, nothing in any cache, slow 4G: LCP', start?.lcp, 2000, ms),
  most('Accueil, nothing in any cache, slow 4G: CLS', start?.cls, 0.05, share),
  most(
    `Longest of ${start?.inp.count ?? 0} interactions (${start?.inp.name ?? '-'}): INP`,
    start?.inp.ms,
    200,
    ms,
  ),
  most('Accueil from the cache, slow 4G, to the meeting’s card', start?.cached, 1500, ms),
]

function keeping({ keeping: found, stock }: Results): Bar[] {
  const [turns, theirs] = [found?.reading.turns ?? [], stock?.report.turns ?? []]
  const stored = found && found.storing.mb / found.storing.seconds
  return [
    most('Report of 20 pages kept on the device: first page', found?.reading.firstPage, 1200, ms, stock?.report.firstPage), // prettier-ignore
    most('The same, page turn, median', median(turns), 150, ms, median(theirs)),
    most('The same, page turn, 95 of 100', p95(turns), 150, ms, p95(theirs)),
    most('The same, leafed through, 95 of 100', p95(found?.reading.leafed ?? []), 150, ms),
    {
      what: `A meeting of ${found?.storing.mb.toFixed(0) ?? '60'} MB kept on the device, sealed and checked`,
      wanted: '≥ 10 MB/s',
      found: said(stored, speed),
      met: isKnown(stored) && stored >= 10,
      stock: '',
    },
  ]
}

function bundled({ bundle, stock }: Results): Bar[] {
  const long = bundle?.long
  return [
    most('Bundle over ranges: first page', bundle?.fast.ms, 2000, ms, stock?.bundle.firstPage),
    most('Bundle over ranges: received until then', bundle?.fast.mb, 8, mb, stock?.bundle.mb),
    most('Bundle over ranges on slow 4G: first page', bundle?.slow.ms, 2000, ms),
    most('Bundle, 500 page turns, median', median(long?.turns ?? []), 150, ms, median(stock?.bundle.turns ?? [])), // prettier-ignore
    most('Bundle, leafed through, 95 of 100', p95(long?.leafed ?? []), 150, ms),
    most('Bundle, 500 page turns: most canvases alive', long?.canvases, 5, String),
    most('Bundle, memory kept after 500 turns / after 100', growth(long?.memory ?? []), 1.1, times),
  ]
}

const searched = ({ searching, stock }: Results): Bar[] => [
  most('3 000 pages searched by the service, slow 4G', searching?.far, 1000, ms, stock?.search),
  most('3 000 pages searched on the device, first time', searching?.first, 1000, ms),
  most('3 000 pages searched on the device, again', searching?.again, 1000, ms),
]

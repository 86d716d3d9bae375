import { peakOf, secondsOf } from './cases/cold.ts'
import type { Results } from './run.ts'

export interface Bar {
  readonly what: string
  readonly wanted: string
  readonly found: string
  readonly met: boolean
}

const ratio = (value: number): string => `${value.toFixed(2)} ×`
/** A case that was not run, or a peer that is absent, is a bar that is not met. */
const most = (what: string, value: number, bar: number, unit: (value: number) => string = ratio): Bar => ({
  what,
  wanted: `≤ ${unit(bar)}`,
  found: Number.isNaN(value) ? 'not measured' : unit(value),
  met: value <= bar,
})
const megabytes = (value: number): string => `${value.toFixed(0)} MB`
const milliseconds = (value: number): string => `${(value * 1000).toFixed(0)} ms`

/** What the engine is held to. `hemicycle bundle` is the whole command; « engine » is the assembly in a process of its own. */
export function bars(results: Results): Bar[] {
  return [
    ...mixedBars(results),
    ...growthBars(results),
    ...warmBars(results),
    ...rangeBars(results),
    ...fidelityBars(results),
  ]
}

function mixedBars({ mixed, tagged }: Results): Bar[] {
  return (['cli', 'engine'] as const).flatMap((ours) => {
    const name = ours === 'cli' ? '`hemicycle bundle`' : 'engine'
    const peer = secondsOf(mixed, 'peer') / secondsOf(mixed, ours)
    return [
      most(`3 000 mixed pages, ${name} / qpdf merge`, secondsOf(mixed, ours) / secondsOf(mixed, 'qpdf'), 1),
      {
        what: `3 000 mixed pages, peer / ${name}`,
        wanted: '≥ 8.00 ×',
        found: Number.isNaN(peer) ? 'not measured' : ratio(peer),
        met: peer >= 8,
      },
      most(`3 000 mixed pages, ${name}, peak memory`, peakOf(mixed, ours), 160, megabytes),
      most(
        `1 050 tagged pages, ${name} / qpdf merge`,
        secondsOf(tagged, ours) / secondsOf(tagged, 'qpdf'),
        0.15,
      ),
      most(`1 050 tagged pages, ${name}, peak memory`, peakOf(tagged, ours), 160, megabytes),
    ]
  })
}

function growthBars({ growth }: Results): Bar[] {
  const at = (pages: number) => growth.find((point) => Math.abs(point.pages - pages) < pages / 10)
  const [three, twelve] = [at(3092), at(12_368)]
  return [
    most('12 000 pages / 3 000 pages, time', (twelve?.seconds ?? NaN) / (three?.seconds ?? NaN), 4.3),
    most('12 000 pages / 3 000 pages, peak memory', (twelve?.peakMb ?? NaN) / (three?.peakMb ?? NaN), 1.15),
  ]
}

function warmBars({ warm }: Results): Bar[] {
  const [mixed, hundred] = ['mixed', 'hundred'].map((name) => warm.find(({ corpus }) => corpus === name))
  const copy = mixed?.copy ?? NaN
  return [
    most('warm worker, bodies kept, 3 000 pages / plain copy', (mixed?.cached ?? NaN) / copy, 1.3),
    most(
      'one report of 150 replaced, its normalisation included / plain copy',
      (mixed?.replaced ?? NaN) / copy,
      1.3,
    ),
    most('warm worker, bodies kept, 100 pages', hundred?.cached ?? NaN, 0.06, milliseconds),
  ]
}

function rangeBars({ ranges: [first, ...others] }: Results): Bar[] {
  const worst = Math.max(...others.map(({ requests }) => requests))
  return [
    most('pdf.js, open and page 1, requests', first?.requests ?? NaN, 8, String),
    most('pdf.js, open and page 1, KiB', first?.kib ?? NaN, 700, (value) => value.toFixed(0)),
    most('pdf.js, any other page, more requests', worst, 12, String),
  ]
}

const fidelityBars = ({ fidelity }: Results): Bar[] => [
  most('pages that differ outside of the marks', fidelity.differing.length, 0, String),
  most('complaints of `qpdf --check`', fidelity.complaints.length, 0, String),
  most(
    'kinds of things lost',
    fidelity.counts.filter(({ before, after }) => after < before).length,
    0,
    String,
  ),
]

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openRunner } from './testing/runner.ts'
import { judge, lostPages, mutantOf, seeds } from './testing/verdict.ts'

/** `api/bench/pdf-mutations.ts` does the same with 20,000 files. */
const COUNT = 400
const BATCH = 40
/** The clock of a busy machine is no judge here: what counts is an answer. */
const limits = { seconds: 20, heapMb: 300 }
const bars = { cpuMs: 10_000, peakMb: 600 }
const [runner, reader] = [openRunner(limits), openRunner(limits)]
const path = join(mkdtempSync(join(tmpdir(), 'mutations-')), 'mutant.pdf')
afterAll(() => [runner, reader].forEach((one) => one.close()))

it('damages files in a way that can be had again', () => {
  expect(mutantOf(77).bytes.equals(mutantOf(77).bytes)).toBe(true)
  const changed = Array.from(
    { length: 100 },
    (_, seed) => !mutantOf(seed).bytes.equals(seeds[seed % seeds.length]![1]),
  )
  expect(changed.filter(Boolean).length).toBeGreaterThan(90)
})

/** Each was lost, or hurt, once; with the pages that are in the bundle now, null where the file is refused. */
const MENDED = [
  [10425, 1],
  [21529, 3],
  [23492, 2],
  [27149, 5],
  [27502, 2],
  [29441, 5],
  [30332, 2],
  [34403, 2],
  [34428, null],
  [43080, 3],
  [43628, 2],
] as const
it.each(MENDED)(
  'keeps what was mended, seed %i',
  async (seed, pages) => {
    const { trial, fault, detail } = await judge(seed, path, runner, reader, bars)
    expect([fault, detail, trial?.bundled]).toEqual([null, '', pages])
  },
  60_000,
)

it.each([
  ['all are there, the marks beside them', ['a', 'b'], ['a1/2', 'b2/2'], []],
  ['one is gone', ['a', 'b'], ['a'], ['b']],
  ['one that stood twice is there once', ['a', 'a'], ['a'], ['a']],
  ['another one stands twice instead', ['a', 'b'], ['a', 'a'], ['b']],
  ['the reader showed one twice for another', ['a', 'a'], ['a', 'b'], []],
  ['the reader showed one three times for one other', ['a', 'a', 'a'], ['a', 'b', ''], ['a']],
  ['the second time is an empty page now', ['a', 'a'], ['a', ''], ['a']],
  ['another one came instead', ['a', 'b'], ['a', 'c'], ['b']],
  ['nothing was seen before', [null, ''], [], []],
])('knows lost pages: %s', (_, before, after, lost) => {
  expect(lostPages(before, after)).toEqual(lost)
})

const batches = Array.from({ length: COUNT / BATCH }, (_, i) => i * BATCH)
it.each(batches)(
  'answers each damaged file and loses no page in silence, seeds from %i',
  async (first) => {
    const faults = []
    for (let seed = first; seed < first + BATCH; seed++) {
      const { base, kinds, fault, detail } = await judge(seed, path, runner, reader, bars)
      if (fault) faults.push({ seed, base, kinds, fault, detail })
    }
    expect(faults).toEqual([])
  },
  120_000,
)

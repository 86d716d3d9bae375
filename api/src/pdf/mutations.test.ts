import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openRunner } from './testing/runner.ts'
import { judge, mutantOf, seeds } from './testing/verdict.ts'

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

/** Each was lost, or hurt, once. */
const MENDED = [10425, 21529, 23492, 27149, 27502, 29441, 30332, 34403, 34428]
it.each(MENDED)(
  'keeps what was mended, seed %i',
  async (seed) => {
    const { fault, detail } = await judge(seed, path, runner, reader, bars)
    expect([fault, detail]).toEqual([null, ''])
  },
  60_000,
)

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

import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { openWorkerPool } from '../../../src/kernel/workers/pool.ts'
import { corpus, type CorpusName } from '../corpora/corpora.ts'
import { copyAll } from '../copy.ts'
import { timeCalls } from '../measure.ts'
import { outputOf } from '../place.ts'
import { specOf } from '../spec.ts'

export interface Warm {
  readonly corpus: CorpusName
  /** Seconds: bodies being made during the assembly, found ready, and one report of all being another one. */
  readonly first: number
  readonly cached: number
  readonly replaced: number
  /** Seconds of a plain copy of the same sources, in Node. */
  readonly copy: number
}

/** In a thread that has already worked, as in the product. */
export async function warm(name: CorpusName, times: number): Promise<Warm> {
  const { paths } = await corpus(name)
  const pool = openWorkerPool({ size: 1 })
  const [out, bodies] = [outputOf('warm.pdf'), outputOf(`bodies-${name}`)]
  const assemble = (from: readonly string[]) => pool.assemble(specOf(from, bodies), out)
  const empty = () => {
    rmSync(bodies, { recursive: true, force: true })
    mkdirSync(bodies)
  }
  const first = await timeCalls(times, () => assemble(paths), empty)
  // Each writes a new file, as the plain copy does: giving back the pages of an old one is nobody's work.
  const anew = () => rmSync(out, { force: true })
  const cached = await timeCalls(times, () => assemble(paths), anew)
  const middle = Math.floor(paths.length / 2)
  let turn = 0
  let replacing = paths
  const replaced = await timeCalls(
    times,
    () => assemble(replacing),
    () => {
      anew()
      const other = outputOf(`replaced-${turn++}.pdf`)
      copyFileSync(paths[middle + 1]!, other)
      replacing = paths.with(middle, other)
    },
  )
  const copy = await timeCalls(times, async () => copyAll(paths, out), anew)
  await pool.close()
  return { corpus: name, first, cached, replaced, copy }
}

import { assembleBundle } from '../../src/pdf/index.ts'
import { corpus, type Corpus } from './corpora/corpora.ts'
import { cold, type ColdTable } from './cases/cold.ts'
import { fidelity, type Fidelity } from './cases/fidelity.ts'
import { growth, type Point } from './cases/growth.ts'
import { readByRanges, type Reading } from './cases/ranges.ts'
import { warm, type Warm } from './cases/warm.ts'
import { outputOf } from './place.ts'
import { specOf } from './spec.ts'

export interface Results {
  readonly corpora: readonly Corpus[]
  readonly mixed: ColdTable
  readonly tagged: ColdTable
  readonly hundred: ColdTable
  readonly growth: readonly Point[]
  readonly warm: readonly Warm[]
  readonly ranges: readonly Reading[]
  readonly fidelity: Fidelity
}

/** Every case, one after the other: nothing else must run meanwhile. */
export async function runAll(times: number, say: (what: string) => void): Promise<Results> {
  const step = <T>(what: string, work: () => Promise<T>): Promise<T> => {
    say(what)
    return work()
  }
  const corpora = await step('corpora', async () => [await corpus('mixed'), await corpus('tagged'), await corpus('hundred'), await corpus('fourfold')]) // prettier-ignore
  const mixed = await step('3 000 mixed pages', () =>
    cold('mixed', ['cli', 'engine', 'qpdf', 'peer', 'pdf-lib'], times),
  )
  const tagged = await step('1 050 tagged pages', () =>
    cold('tagged', ['cli', 'engine', 'qpdf', 'peer', 'pdf-lib'], times),
  )
  const hundred = await step('100 pages', () =>
    cold('hundred', ['cli', 'engine', 'qpdf', 'peer', 'pdf-lib'], times),
  )
  const points = await step('100 to 12 000 pages', () => growth(times))
  const threads = await step('warm thread', async () => [await warm('mixed', times), await warm('tagged', times), await warm('hundred', times)]) // prettier-ignore
  const out = outputOf('whole.pdf')
  const result = await assembleBundle(specOf((await corpus('mixed')).paths), out)
  const pages = [Math.round(result.pages / 3), Math.round(result.pages / 2), result.pages]
  const ranges = await step('pdf.js over ranges', () => readByRanges(out, pages))
  const faithful = await step('fidelity', () => fidelity(out, result))
  return { corpora, mixed, tagged, hundred, growth: points, warm: threads, ranges, fidelity: faithful }
}

import { type Bundle, measureBundle } from './cases/bundle.ts'
import { type Keeping, measureKeeping } from './cases/keeping.ts'
import { measureSearching, type Searching } from './cases/searching.ts'
import { measureStart, type Start } from './cases/start.ts'
import { measureStock, type Stock } from './cases/stock.ts'
import { openStage, type Stage, told } from './stage.ts'

/** What each case found; a case left out, failed or cut at its limit is missing. */
export type Results = { readonly [K in keyof Cases]?: Cases[K] }
interface Cases {
  readonly start: Start
  readonly keeping: Keeping
  readonly bundle: Bundle
  readonly searching: Searching
  readonly stock: Stock
}
export type CaseName = keyof Cases
type Measure<K extends CaseName> = (stage: Stage) => Promise<Cases[K]>

/** In this order, each in at most so many seconds, beside the making of its meeting. */
const CASES: { readonly [K in CaseName]: readonly [limit: number, measure: Measure<K>] } = {
  start: [120, measureStart],
  keeping: [120, measureKeeping],
  bundle: [240, measureBundle],
  searching: [180, measureSearching],
  stock: [240, measureStock],
}
export const CASE_NAMES = Object.keys(CASES) as CaseName[]

/** Runs these cases on one product; says each as it ends. What fails is said, and the others are run. */
export async function runCases(names: readonly CaseName[], say: (what: string) => void): Promise<Results> {
  const stage = await told(say, 'the product, started', () => openStage(say))
  const results: Partial<Record<CaseName, unknown>> = {}
  try {
    for (const name of names) results[name] = await runCase(stage, name, say)
  } finally {
    await stage.end()
  }
  return results as Results
}

async function runCase<K extends CaseName>(
  stage: Stage,
  name: K,
  say: (what: string) => void,
): Promise<Cases[K] | undefined> {
  const [limit, measure] = CASES[name]
  try {
    await (name === 'start' || name === 'keeping' ? stage.small() : stage.large())
    if (name === 'stock') await stage.small()
    const result = await told(say, name, () => within(limit, measure(stage)))
    say(JSON.stringify(result))
    return result
  } catch (error) {
    say(`${name}: not measured, ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  } finally {
    // A device left open would fetch the next meeting while others are timed.
    await Promise.all(stage.browser.contexts().map((context) => context.close()))
  }
}

async function within<R>(seconds: number, work: Promise<R>): Promise<R> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${seconds} s`)), seconds * 1000)
  })
  // Cut at the limit, it fails once more when its browser closes: heard here already.
  work.catch(() => undefined)
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}

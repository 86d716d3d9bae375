import type { Output, readAbilities } from '@hemicycle/contract'
import { ocrNeeds } from '../../extraction/index.ts'
import type { Deps } from '../../kernel/deps.ts'

type Abilities = Output<typeof readAbilities>

/** Asking starts programs: the answer is good for a minute. */
const KEPT_MS = 60_000
const known = new WeakMap<Deps, { readonly until: number; readonly answer: Promise<Abilities> }>()

/** What this machine can do of files that are no text PDF. */
export function abilitiesOf(deps: Deps): Promise<Abilities> {
  const kept = known.get(deps)
  if (kept && kept.until > Date.now()) return kept.answer
  const answer = ask(deps)
  known.set(deps, { until: Date.now() + KEPT_MS, answer })
  return answer
}

async function ask({ converter }: Deps): Promise<Abilities> {
  const [conversion, ocrMissing] = await Promise.all([converter.available(), ocrNeeds()])
  return { conversion, ocrMissing }
}

import { fetchAll, type Halt, type Step } from './fetch-all.ts'
import type { Wanted } from './plan.ts'
import type { Held } from './shared/messages.ts'
import { askVault } from './worker.ts'

/** Fetches what is missing of these files, in order; says each step. Null once all are there. */
export async function keepUp(
  wanted: readonly Wanted[],
  held: ReadonlyMap<string, Held>,
  tell: (step: Step) => void,
): Promise<Halt | null> {
  return fetchAll(
    wanted.filter(({ id }) => !held.get(id)?.whole),
    tell,
  )
}

/** Lets go of every other file. */
export async function letGo(wanted: readonly Wanted[], held: ReadonlyMap<string, Held>): Promise<void> {
  const needed = new Set(wanted.map(({ id }) => id))
  const gone = [...held.keys()].filter((id) => !needed.has(id))
  if (gone.length > 0) await askVault('remove', { ids: gone })
}

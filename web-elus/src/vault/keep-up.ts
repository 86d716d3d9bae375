import type { Convocation } from '@hemicycle/contract'
import { fetchAll, type Halt, type Step } from './fetch-all.ts'
import { wantedOf } from './plan.ts'
import type { Held } from './shared/messages.ts'
import { askVault } from './worker.ts'

/** Makes the device hold the files of these meetings and no other; says each step. Null once all are there. */
export async function keepUp(
  meetings: readonly Convocation[],
  held: ReadonlyMap<string, Held>,
  tell: (step: Step) => void,
): Promise<Halt | null> {
  const wanted = meetings.flatMap(wantedOf)
  const needed = new Set(wanted.map(({ id }) => id))
  const gone = [...held.keys()].filter((id) => !needed.has(id))
  if (gone.length > 0) await askVault('remove', { ids: gone })
  return fetchAll(
    wanted.filter(({ id }) => !held.get(id)?.whole),
    tell,
  )
}

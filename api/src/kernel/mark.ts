import { Problem } from '@hemicycle/domain'
import { hashOf } from './db/tx.ts'

/** What somebody is to see before it goes out, and the mark by which they say that they have. */
export interface Shown<One> {
  readonly mark: string
  readonly found: One[]
}

/** A few letters that say which content somebody has seen: any other content has others. */
export const shown = <One>(found: One[]): Shown<One> => ({ mark: hashOf(found).slice(0, 32), found })

/** Refuses personal data that nobody has seen: the mark is that of the passages that were shown. */
export function mustHaveSeen({ found, mark }: Shown<unknown>, given: string | undefined): void {
  if (found.length > 0 && given !== mark)
    throw new Problem('PERSONAL_DATA', `${found.length} passages`, { extra: { found: found.length } })
}

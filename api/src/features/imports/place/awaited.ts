import { type DocumentGroup, matchRows } from '../../../extraction/index.ts'
import type { ItemRecord, State } from './state.ts'

/** Items without any file, made from a list: the group that bears their number or title is theirs. */
export function awaitedItems(
  groups: readonly DocumentGroup[],
  { items, rows }: State,
): ReadonlyMap<DocumentGroup, string> {
  const held = new Set(rows.map(({ itemId }) => itemId))
  const empty = items.filter(({ id }) => !held.has(id))
  if (empty.length === 0) return new Map()
  const leads = groups.map(({ title, number }) => ({
    ...(title === null ? {} : { title }),
    ...(number === null ? {} : { number, actNumber: number }),
  }))
  const matches = matchRows(leads, empty.map(targetOf))
  return new Map(
    matches.flatMap(({ row, id }) => {
      const group = groups[row]
      return group ? [[group, id] as const] : []
    }),
  )
}

const targetOf = ({ id, fields: { title, actNumber, more } }: ItemRecord) => ({
  id,
  title: title.value ?? '',
  numbers: [actNumber.value, more?.reportNumber.value].flatMap((value) => value ?? []),
  nameless: false,
})

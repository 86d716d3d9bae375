import { computed, type Ref, shallowRef, watch } from 'vue'

/**
 * The items chosen together, among those shown in order. The cursor (the item whose sheet is open) is always one of them. `anchor` is where
 * a range began.
 */
export function useSelection(order: Readonly<Ref<readonly string[]>>, cursor: Readonly<Ref<string | null>>) {
  const more = shallowRef<ReadonlySet<string>>(new Set())
  let anchor: string | null = null

  const ids = computed<readonly string[]>(() =>
    order.value.filter((id) => id === cursor.value || more.value.has(id)),
  )
  const set = computed<ReadonlySet<string>>(() => new Set(ids.value))
  const clear = (): void => {
    anchor = null
    if (more.value.size > 0) more.value = new Set()
  }
  /** From where the range began to this item; those chosen before are kept apart only by `toggle`. */
  const extendTo = (id: string): void => {
    anchor ??= cursor.value ?? id
    const [from, to] = [order.value.indexOf(anchor), order.value.indexOf(id)].sort((a, b) => a - b)
    more.value = new Set(order.value.slice(from, (to ?? 0) + 1))
  }
  const toggle = (id: string): void => {
    const next = new Set(set.value)
    if (!next.delete(id)) next.add(id)
    more.value = next
    anchor = id
  }
  const all = (): void => void (more.value = new Set(order.value))

  // What left the screen is not chosen unseen.
  watch(order, (now) => {
    if (more.value.size === 0) return
    const kept = now.filter((id) => more.value.has(id))
    if (kept.length !== more.value.size) more.value = new Set(kept)
  })
  return { ids, set, clear, extendTo, toggle, all }
}
export type Selection = ReturnType<typeof useSelection>

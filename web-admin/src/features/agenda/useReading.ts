import { type AgendaItem, type NamedPerson, readItemReading, type ReadValue } from '@hemicycle/contract'
import { type ComputedRef, computed, shallowRef, watch } from 'vue'
import { call } from '../../api.ts'

interface Reading {
  readonly itemId: string
  readonly values: readonly ReadValue[]
  readonly rapporteur: readonly NamedPerson[]
}
const NOTHING = { values: [], rapporteur: [] }

/** What was read beside the fields of the opened point. It is advice: where it cannot be had, the sheet does without. */
export function useReading(item: () => AgendaItem | null): ComputedRef<Omit<Reading, 'itemId'>> {
  const last = shallowRef<Reading | null>(null)
  watch(
    () =>
      [
        item()?.id,
        item()?.rapporteur.value,
        item()
          ?.documents.map((one) => one.id)
          .join(),
      ] as const,
    async ([itemId]) => {
      if (!itemId) return
      const reply = await call(readItemReading, { itemId }).catch(() => NOTHING)
      if (item()?.id === itemId) last.value = { itemId, ...reply }
    },
    { immediate: true },
  )
  return computed(() => (last.value?.itemId === item()?.id && last.value ? last.value : NOTHING))
}

import type { Input, searchDeliberations } from '@hemicycle/contract'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

type Criteria = Omit<Input<typeof searchDeliberations>, 'offset'>
const NAMES = {
  words: 'q',
  year: 'annee',
  bodyId: 'assemblee',
  rapporteur: 'rapporteur',
  committee: 'commission',
  policy: 'politique',
  canton: 'canton',
} as const satisfies Record<keyof Criteria, string>

/** The criteria of the memory, kept in the address: coming back finds the same list. */
export function useMemoryCriteria() {
  const route = useRoute()
  const router = useRouter()
  const keys = Object.keys(NAMES) as (keyof Criteria)[]
  const criteria = computed<Criteria>(() =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const value = route.query[NAMES[key]]
        return typeof value === 'string' && value !== '' ? [[key, value]] : []
      }),
    ),
  )
  const set = (key: keyof Criteria, value: string): void =>
    void router.replace({ query: { ...route.query, [NAMES[key]]: value || undefined } })
  return {
    criteria,
    set,
    clear: (): void => void router.replace({ query: {} }),
    any: computed(() => Object.keys(criteria.value).length > 0),
  }
}

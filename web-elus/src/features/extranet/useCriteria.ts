import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type Criteria, NO_CRITERIA } from './sections.ts'

const NAMES = {
  words: 'q',
  theme: 'theme',
  beneficiary: 'pour',
  year: 'annee',
  category: 'rubrique',
} as const

/** The criteria of a list, kept in the address: coming back finds the same list. */
export function useCriteria() {
  const route = useRoute()
  const router = useRouter()
  const keys = Object.keys(NAMES) as (keyof Criteria)[]
  const criteria = computed<Criteria>(() => {
    const values = keys.map((key) => [key, String(route.query[NAMES[key]] ?? '')])
    return { ...NO_CRITERIA, ...(Object.fromEntries(values) as Partial<Criteria>) }
  })
  const set = (key: keyof Criteria, value: string): void =>
    void router.replace({ query: { ...route.query, [NAMES[key]]: value || undefined } })
  return {
    criteria,
    set,
    clear: (): void => void router.replace({ query: {} }),
    any: computed(() => keys.some((key) => criteria.value[key] !== '')),
  }
}

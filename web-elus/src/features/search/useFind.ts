import type { search, SearchReply, SearchResult } from '@hemicycle/contract'
import type { SearchKind } from '@hemicycle/domain'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useKept } from './useKept.ts'

const PAUSE_MS = 250
const FILTERS = { kind: 'nature', year: 'annee', bodyId: 'instance' } as const
type Filter = keyof typeof FILTERS

/** What is asked for is in the address: coming back from a page finds the same results. */
export function useFind() {
  const route = useRoute()
  const router = useRouter()
  const typed = ref(String(route.query['q'] ?? ''))
  const said = (name: string): string => String(route.query[name] ?? '')
  const asked = computed(() => ({
    q: said('q'),
    kind: said(FILTERS.kind),
    year: said(FILTERS.year),
    bodyId: said(FILTERS.bodyId),
  }))
  const answers = useAnswers()
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(typed, (now) => {
    clearTimeout(timer)
    timer = setTimeout(() => ask(now), PAUSE_MS)
  })
  let last = typed.value
  const ask = (q: string): void => {
    const words = (last = q.slice(0, 200))
    if (words !== asked.value.q) void router.replace({ query: { ...route.query, q: words || undefined } })
  }
  // « Retour », or a link to this page: the box says what the address does, save what is still being typed.
  watch(
    () => asked.value.q,
    (q) => q !== last && (typed.value = last = q),
  )
  watch(asked, (now) => void answers.read(queryOf(now)), { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return {
    ...answers,
    typed,
    asked,
    submit: () => ask(typed.value),
    more: () => answers.readMore(queryOf(asked.value)),
    set: (filter: Filter, value: string): void =>
      void router.replace({ query: { ...route.query, [FILTERS[filter]]: value || undefined } }),
    clear: (): void => void router.replace({ query: { q: asked.value.q || undefined } }),
    filtered: computed(() => asked.value.kind + asked.value.year + asked.value.bodyId !== ''),
  }
}

type Asked = Readonly<Record<Filter | 'q', string>>
type Query = NonNullable<(typeof search)['input']>

function queryOf({ q, kind, year, bodyId }: Asked): Query | null {
  if (q.trim().length < 2) return null
  return {
    q,
    ...(kind ? { kind: kind as SearchKind } : {}),
    ...(year ? { year: Number(year) } : {}),
    ...(bodyId ? { bodyId } : {}),
  }
}

/** The last question is the one whose answer is shown, whatever order they come in. */
function useAnswers() {
  const reply = shallowRef<SearchReply | null>(null)
  const results = shallowRef<readonly SearchResult[]>([])
  const busy = ref(false)
  const error = shallowRef<unknown>(null)
  /** Without network: only what is on the device was searched. */
  const here = ref(false)
  const answer = useKept()
  let turn = 0
  async function ask(query: Query | null, offset: number): Promise<void> {
    const mine = ++turn
    busy.value = query !== null
    try {
      const answered = query && (await answer({ ...query, offset }))
      if (mine !== turn) return
      const found = answered?.reply ?? null
      here.value = answered?.here ?? false
      reply.value = found
      // The device answers with all that it has: its answer takes the place of the service's, never its sequel.
      results.value = found ? [...(offset > 0 && !answered?.here ? results.value : []), ...found.results] : []
      error.value = null
    } catch (problem) {
      if (mine !== turn) return
      error.value = problem
      // What answered the question before is no answer to this one, nor what this one goes on from.
      if (offset === 0) [reply.value, results.value] = [null, []]
    } finally {
      if (mine === turn) busy.value = false
    }
  }
  return {
    reply,
    results,
    busy,
    error,
    here,
    read: (query: Query | null) => ask(query, 0),
    readMore: (query: Query | null) => ask(query, here.value ? 0 : results.value.length),
  }
}

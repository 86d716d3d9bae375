import { type Convocation, searchConvocation, type SearchHit } from '@hemicycle/contract'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { call } from '../api.ts'
import { isNetwork } from '../common/problem.ts'
import { useSession } from '../stores/session.ts'
import { useTexts } from '../stores/texts.ts'
import { placesOf } from './local.ts'

const PAUSE_MS = 150

/** Searches the reports of a meeting as one types: at the service, else in the texts of this device. */
export function useSearch(convocation: () => Convocation, typed: () => string) {
  const texts = useTexts()
  const session = useSession()
  const hits = shallowRef<readonly SearchHit[]>([])
  /** The words that the hits answer. */
  const asked = ref('')
  const total = ref(0)
  const busy = ref(false)
  /** The service was not reached: only what is on the device was searched. */
  const here = ref(false)
  const error = shallowRef<unknown>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  const places = () => placesOf(convocation())
  const prepare = (): Promise<void> => texts.bring(places().map(({ documentId }) => documentId))
  async function search(q: string): Promise<void> {
    const mine = ++turn
    busy.value = true
    try {
      // Known to be out of reach, the service is not waited for.
      const remote = session.offline
        ? Promise.resolve(null)
        : call(searchConvocation, { meetingId: convocation().meetingId, q })
      const reply = await remote.catch((problem: unknown) => {
        if (!isNetwork(problem)) throw problem
        return null
      })
      const found = reply ?? (await texts.search(places(), q))
      if (mine !== turn) return
      asked.value = q
      hits.value = found.hits
      total.value = found.total
      here.value = reply === null
      error.value = null
    } catch (problem) {
      if (mine === turn) error.value = problem
    } finally {
      if (mine === turn) busy.value = false
    }
  }
  watch(
    typed,
    (q) => {
      clearTimeout(timer)
      turn += 1
      if (q.trim().length >= 2) timer = setTimeout(() => void search(q.slice(0, 200)), PAUSE_MS)
      else [hits.value, total.value, busy.value] = [[], 0, false]
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return { hits, asked, total, busy, here, error, prepare }
}

import { changeBodyPaper, listBodies } from '@hemicycle/contract'
import type { PaperChoice } from '@hemicycle/domain'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { call } from '../../api.ts'
import { sayProblem } from '../../common/say.ts'
import { readPaper } from './export.ts'

/** A gesture settles before the paper is laid out again. */
const SETTLE_MS = 250

/** The ordre du jour of a meeting as it is laid out, which follows the agenda and the choice of its body. */
export function usePaper(meetingId: string, bodyId: () => string | null, version: () => number) {
  const choice = shallowRef<PaperChoice | null>(null)
  const html = ref<string | null>(null)
  const error = shallowRef<unknown>(null)
  let turn = 0

  const lay = async (): Promise<void> => {
    const mine = ++turn
    try {
      const page = await readPaper(meetingId)
      if (mine === turn) [html.value, error.value] = [page, null]
    } catch (problem) {
      if (mine === turn) error.value = problem
    }
  }
  /** Saved as it is chosen, like all that is made on the agenda. */
  const choose = async (next: PaperChoice): Promise<void> => {
    const [id, before] = [bodyId(), choice.value]
    if (id === null) return
    choice.value = next
    try {
      await call(changeBodyPaper, { bodyId: id, layout: next.layout, details: [...next.details] })
      await lay()
    } catch (problem) {
      choice.value = before
      sayProblem(problem)
    }
  }
  watch(
    bodyId,
    async (id) => {
      if (id === null) return
      const found = (await call(listBodies, {}).catch(() => null))?.bodies.find((body) => body.id === id)
      choice.value = found?.paper ?? null
    },
    { immediate: true },
  )
  let later: ReturnType<typeof setTimeout> | undefined
  watch(version, () => {
    clearTimeout(later)
    later = setTimeout(() => void lay(), SETTLE_MS)
  })
  onScopeDispose(() => clearTimeout(later))
  void lay()
  return { choice, html, error, lay, choose }
}

import { changeBodyPaper, listBodies } from '@hemicycle/contract'
import type { PaperChoice } from '@hemicycle/domain'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { call } from '../../api.ts'
import { latestOnly } from '../../common/latest.ts'
import { sayProblem } from '../../common/say.ts'
import { readPaper } from './export.ts'

/** A gesture settles before the paper is laid out again. */
const SETTLE_MS = 250

/** The ordre du jour of a meeting as it is laid out, which follows the agenda and the choice of its body. */
export function usePaper(meetingId: string, bodyId: () => string | null, version: () => number) {
  const html = ref<string | null>(null)
  const error = shallowRef<unknown>(null)
  const takeLay = latestOnly()

  const lay = async (): Promise<void> => {
    const isLast = takeLay()
    try {
      const page = await readPaper(meetingId)
      if (isLast()) [html.value, error.value] = [page, null]
    } catch (problem) {
      if (isLast()) error.value = problem
    }
  }
  const { choice, unread, read, choose } = useChoice(bodyId, lay)
  let later: ReturnType<typeof setTimeout> | undefined
  watch(version, () => {
    clearTimeout(later)
    later = setTimeout(() => void lay(), SETTLE_MS)
  })
  onScopeDispose(() => clearTimeout(later))
  void lay()
  return { choice, unread, read, html, error, lay, choose }
}

/** What is chosen for the body, saved as it is chosen like all that is made on the agenda; `unread` is why it could not be read. */
function useChoice(bodyId: () => string | null, lay: () => Promise<void>) {
  const choice = shallowRef<PaperChoice | null>(null)
  const unread = shallowRef<unknown>(null)
  const take = latestOnly()
  let saved: PaperChoice | null = null

  const read = async (): Promise<void> => {
    const [id, isLast] = [bodyId(), take()]
    unread.value = null
    if (id === null) return
    try {
      const { bodies } = await call(listBodies, {})
      if (isLast()) choice.value = saved = bodies.find((body) => body.id === id)?.paper ?? null
    } catch (problem) {
      if (isLast()) unread.value = problem
    }
  }
  /** Choices reach the server one after the other: the last made is the one that stays. */
  let sent: Promise<unknown> = Promise.resolve()
  const choose = (next: PaperChoice): void => {
    const id = bodyId()
    if (id === null) return
    const isLast = take()
    choice.value = next
    const send = async (): Promise<void> => {
      try {
        await call(changeBodyPaper, { bodyId: id, layout: next.layout, details: [...next.details] })
        saved = next
        if (isLast()) void lay()
      } catch (problem) {
        if (isLast()) choice.value = saved
        sayProblem(problem)
      }
    }
    sent = sent.then(send)
  }
  watch(bodyId, read, { immediate: true })
  return { choice, unread, read, choose }
}

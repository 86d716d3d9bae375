import { discardDocument } from '@hemicycle/contract'
import type { DroppedFile } from '@hemicycle/ui'
import { Problem } from '@hemicycle/domain'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call } from '../../api.ts'
import { isBusy, isWorthSending, nextToSend, totalsOf, type Upload, uploadOf } from './queue.ts'
import { rememberUnsent } from './unsent.ts'
import { sendFile, type UploadResult } from '../../common/send-file.ts'

type Queues = Readonly<Record<string, readonly Upload[]>>

/** The queues of the tab, by meeting: they go on while the clerk looks at another step. */
export const useUploads = defineStore('uploads', () => {
  const queues = shallowRef<Queues>({})
  const of = (meetingId: string): readonly Upload[] => queues.value[meetingId] ?? []
  const busy = computed(() => Object.values(queues.value).some((queue) => queue.some(isBusy)))

  const save = (meetingId: string, queue: readonly Upload[]): void => {
    queues.value = { ...queues.value, [meetingId]: queue }
    guard(busy.value)
    rememberUnsent(meetingId, queue)
  }
  const change = (meetingId: string, key: string, changes: Partial<Upload>): void =>
    save(
      meetingId,
      of(meetingId).map((one) => (one.key === key ? { ...one, ...changes } : one)),
    )
  const pump = (meetingId: string): void => {
    for (const upload of nextToSend(of(meetingId))) void start(meetingId, upload)
  }
  const start = async (meetingId: string, upload: Upload): Promise<void> => {
    const { key, file, path } = upload
    change(meetingId, key, { state: 'SENDING', sent: 0 })
    try {
      const result = await sendFile(meetingId, file, path, (sent) => change(meetingId, key, { sent }))
      change(meetingId, key, outcomeOf(result))
      if (upload.replaces && result.outcome === 'RECEIVED')
        await call(discardDocument, { documentId: upload.replaces })
    } catch (error) {
      change(meetingId, key, failureOf(error))
    }
    pump(meetingId)
  }
  const add = (meetingId: string, files: readonly DroppedFile[], replaces: string | null = null): number => {
    const uploads = files
      .filter(({ file }) => isWorthSending(file))
      .map(({ file, path }) => uploadOf(file, path, replaces))
    save(meetingId, [...of(meetingId), ...uploads])
    pump(meetingId)
    return uploads.length
  }
  const retry = (meetingId: string, keys: readonly string[]): void => {
    for (const key of keys) change(meetingId, key, { state: 'WAITING', sent: 0 })
    pump(meetingId)
  }
  const forget = (meetingId: string, keys: readonly string[]): void =>
    save(
      meetingId,
      of(meetingId).filter((one) => !keys.includes(one.key)),
    )
  // What a cut connection left behind leaves again by itself.
  window.addEventListener('online', () => {
    for (const [meetingId, queue] of Object.entries(queues.value))
      retry(
        meetingId,
        queue.filter(({ state }) => state === 'FAILED').map(({ key }) => key),
      )
  })
  return { of, busy, totals: (meetingId: string) => totalsOf(of(meetingId)), add, retry, forget }
})

const outcomeOf = (result: UploadResult): Partial<Upload> => ({
  state: result.outcome,
  refusal: result.refusal,
  documentId: result.documentId,
  sameAs: result.sameAs,
})

/** A file that is too heavy will not pass the second time either; anything else may. */
function failureOf(error: unknown): Partial<Upload> {
  const heavy = error instanceof Problem && error.code === 'FILE_TOO_LARGE'
  return heavy ? { state: 'REFUSED', refusal: 'TOO_LARGE' } : { state: 'FAILED', sent: 0 }
}

/** While files are leaving, closing the page asks first. */
function guard(on: boolean): void {
  if (on) window.addEventListener('beforeunload', warn)
  else window.removeEventListener('beforeunload', warn)
}
const warn = (event: BeforeUnloadEvent): void => event.preventDefault()

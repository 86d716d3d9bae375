import { exportAnnotations, problemOf, requestOf } from '@hemicycle/contract'
import { saveBlob, useToasts } from '@hemicycle/ui'
import { BASE, session } from '../../api.ts'
import { sentenceOf } from '../../common/problem.ts'

type Format = 'pdf' | 'jsonld' | 'xfdf'

/** Saves my notes of a meeting as a file of this device. */
export function useExport() {
  const toasts = useToasts()
  return async function save(meetingId: string, format: Format): Promise<void> {
    try {
      const { url } = requestOf(exportAnnotations, { meetingId, format })
      const reply = await session.fetch(BASE + url)
      if (!reply.ok) throw await problemOf(reply)
      saveBlob(`mes-notes.${format}`, await reply.blob())
    } catch (error) {
      toasts.show({ text: sentenceOf(error), tone: 'bad' })
    }
  }
}

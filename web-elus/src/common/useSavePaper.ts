import { type Contract, problemOf, requestOf } from '@hemicycle/contract'
import { saveBlob, useToasts } from '@hemicycle/ui'
import { BASE, session } from '../api.ts'
import { sentenceOf } from './problem.ts'

/** Saves what the service makes on demand, under the name it gives: the address alone would not carry the session. */
export function useSavePaper() {
  const toasts = useToasts()
  return async <I extends Record<string, unknown>>(operation: Contract<I>, input: I): Promise<void> => {
    try {
      const reply = await session.fetch(BASE + requestOf(operation, input).url)
      if (!reply.ok) throw await problemOf(reply)
      const named = /filename\*=UTF-8''([^;]+)/u.exec(reply.headers.get('content-disposition') ?? '')?.[1]
      saveBlob(decodeURIComponent(named ?? 'document.pdf'), await reply.blob())
    } catch (error) {
      toasts.show({ text: sentenceOf(error), tone: 'bad' })
    }
  }
}

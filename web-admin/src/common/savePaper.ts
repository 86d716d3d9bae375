import { type Contract, problemOf, requestOf } from '@hemicycle/contract'
import { saveBlob } from '@hemicycle/ui'
import { BASE, session } from '../api.ts'
import { sayProblem } from './say.ts'

/** Downloads a paper that the service makes on demand, under the name it gives. */
export async function savePaper<I extends Record<string, unknown>>(
  operation: Contract<I>,
  input: I,
): Promise<void> {
  try {
    const reply = await session.fetch(BASE + requestOf(operation, input).url)
    if (!reply.ok) throw await problemOf(reply)
    const named = /filename\*=UTF-8''([^;]+)/u.exec(reply.headers.get('content-disposition') ?? '')?.[1]
    saveBlob(decodeURIComponent(named ?? 'document.pdf'), await reply.blob())
  } catch (problem) {
    sayProblem(problem)
  }
}

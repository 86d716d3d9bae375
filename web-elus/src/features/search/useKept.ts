import { search, type SearchReply } from '@hemicycle/contract'
import { call } from '../../api.ts'
import { isNetwork } from '../../common/problem.ts'
import { useConvocations } from '../../stores/convocations.ts'
import { useTexts } from '../../stores/texts.ts'
import { useVault } from '../../stores/vault.ts'
import { findHere } from './find-here.ts'

type Query = NonNullable<(typeof search)['input']>

/** The service's answer, else that of the device where it keeps reports; `here` says which. */
export function useKept() {
  const vault = useVault()
  const convocations = useConvocations()
  const texts = useTexts()

  async function fromDevice({ q }: Query): Promise<SearchReply> {
    if (!convocations.list) await convocations.load()
    const ids = (convocations.list ?? []).map(({ meetingId }) => meetingId)
    await Promise.all(
      ids
        .filter((id) => !convocations.byId.has(id))
        .map((id) => convocations.loadOne(id).catch(() => undefined)),
    )
    const meetings = ids.flatMap((id) => convocations.byId.get(id) ?? [])
    for (const { items } of meetings)
      for (const { documents } of items)
        await Promise.all(documents.map(({ id }) => texts.fromDevice(id).catch(() => null)))
    const textOf = (id: string) => {
      const pages = texts.byId.get(id)?.pages
      return pages ? { pages, plain: texts.plainOf(id) } : null
    }
    return findHere(meetings, textOf, q)
  }
  return async (query: Query): Promise<{ reply: SearchReply; here: boolean }> => {
    try {
      return { reply: await call(search, query), here: false }
    } catch (error) {
      if (!isNetwork(error) || !vault.isOpen) throw error
      return { reply: await fromDevice(query), here: true }
    }
  }
}

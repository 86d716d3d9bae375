import { search, type SearchReply } from '@hemicycle/contract'
import { call } from '../../api.ts'
import { isNetwork } from '../../common/problem.ts'
import { useConvocations } from '../../stores/convocations.ts'
import { useSession } from '../../stores/session.ts'
import { useTexts } from '../../stores/texts.ts'
import { useVault } from '../../stores/vault.ts'
import { findHere } from './find-here.ts'

type Query = NonNullable<(typeof search)['input']>
/** As the service last told them, for the filters that a person goes on with once cut off from it. */
const bodies = new Map<string, string>()

/** The service's answer, else that of the device where it keeps reports; `here` says which. */
export function useKept() {
  const session = useSession()
  const vault = useVault()
  const convocations = useConvocations()
  const texts = useTexts()

  async function fromDevice(query: Query): Promise<SearchReply> {
    if (!convocations.list) await convocations.load()
    const ids = (convocations.list ?? []).map(({ meetingId }) => meetingId)
    await Promise.all(
      ids
        .filter((id) => !convocations.byId.has(id))
        .map((id) => convocations.loadOne(id).catch(() => undefined)),
    )
    const meetings = ids.flatMap((id) => convocations.byId.get(id) ?? [])
    return findHere(meetings, texts.search, query, bodies)
  }
  async function fromService(query: Query): Promise<SearchReply> {
    const reply = await call(search, query)
    for (const { value, name } of reply.facets.bodies) bodies.set(value, name)
    return reply
  }
  return async (query: Query): Promise<{ reply: SearchReply; here: boolean }> => {
    // Known to be out of reach, the service is not waited for.
    if (session.offline && vault.isOpen) return { reply: await fromDevice(query), here: true }
    try {
      return { reply: await fromService(query), here: false }
    } catch (error) {
      if (!isNetwork(error) || !vault.isOpen) throw error
      return { reply: await fromDevice(query), here: true }
    }
  }
}

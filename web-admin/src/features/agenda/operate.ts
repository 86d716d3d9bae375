import { type Agenda, type Input, operateAgenda } from '@hemicycle/contract'
import { call } from '../../api.ts'

type Operations = Input<typeof operateAgenda>['operations']

/** One for each open screen: the server tells a clerk's own gestures from those of others by it. */
const clientId = crypto.randomUUID()

/** Asks the server to change the agenda, as it was when this screen last read it. */
export async function operate(server: Agenda, operations: Operations): Promise<Agenda> {
  const { meetingId, version: baseVersion } = server
  return (await call(operateAgenda, { meetingId, baseVersion, operations, clientId })).agenda
}

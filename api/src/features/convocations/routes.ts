import { acknowledge, listConvocations, openConvocation, readConvocation } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { isDecided } from '../memory/queries.ts'
import { acknowledgeCommand, openCommand } from './commands.ts'
import { convocationList, convocationOf } from './queries.ts'

export const convocations: Feature = (routes) => {
  routes.read(listConvocations, async (sql, actor, _input, deps) => ({
    convocations: await convocationList(sql, actor.councillorId, deps.clock.now()),
  }))
  routes.read(readConvocation, async (sql, actor, { meetingId }) => ({
    ...(await convocationOf(sql, actor.councillorId, meetingId)),
    decided: await isDecided(sql, actor, meetingId),
  }))
  routes.write(openConvocation, openCommand)
  routes.write(acknowledge, acknowledgeCommand)
}

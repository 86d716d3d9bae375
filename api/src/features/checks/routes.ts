import { readChecks } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { meetingChecks } from './queries.ts'

export const checks: Feature = (routes) => {
  routes.read(readChecks, (sql, _actor, { meetingId }, deps) =>
    meetingChecks(sql, meetingId, deps.clock.now()),
  )
}

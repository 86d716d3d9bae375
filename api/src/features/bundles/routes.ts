import { readBundle, requestBundle } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { requestBundleCommand } from './commands.ts'
import { latestBundle } from './queries.ts'

export const bundles: Feature = (routes) => {
  routes.read(readBundle, async (sql, _actor, { meetingId }) => ({
    bundle: await latestBundle(sql, meetingId),
  }))
  routes.write(requestBundle, requestBundleCommand)
}

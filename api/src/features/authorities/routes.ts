import { listBodies, listCouncillors } from '@hemicycle/contract'
import { civilDateIn } from '@hemicycle/domain'
import type { Feature } from '../../kernel/http/route.ts'
import { bodySummaries, councillorSummaries, currentAuthority } from './queries.ts'

export const authorities: Feature = (routes) => {
  routes.read(listBodies, async (sql, _actor, _input, deps) => {
    const today = civilDateIn(deps.clock.now(), (await currentAuthority(sql)).timeZone)
    return { bodies: await bodySummaries(sql, today) }
  })
  routes.read(listCouncillors, async (sql, _actor, _input, deps) => {
    const today = civilDateIn(deps.clock.now(), (await currentAuthority(sql)).timeZone)
    return { councillors: await councillorSummaries(sql, today) }
  })
}

import {
  changeBody,
  changeMembers,
  createBody,
  listBodies,
  listMembers,
  removeBody,
  restoreBody,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { todayOf } from '../authorities/queries.ts'
import { changeBodyCommand, createBodyCommand, removeBodyCommand, restoreBodyCommand } from './commands.ts'
import { changeMembersCommand } from './members.ts'
import { bodyList, memberList } from './queries.ts'

export const bodies: Feature = (routes) => {
  routes.read(listBodies, async (sql, _actor, _input, deps) => ({
    bodies: await bodyList(sql, await todayOf(sql, deps.clock.now())),
  }))
  routes.write(createBody, createBodyCommand)
  routes.write(changeBody, changeBodyCommand)
  routes.write(removeBody, removeBodyCommand)
  routes.write(restoreBody, restoreBodyCommand)
  routes.read(listMembers, async (sql, _actor, { bodyId }) => ({ members: await memberList(sql, bodyId) }))
  routes.write(changeMembers, changeMembersCommand)
}

import {
  changeCouncillor,
  createCouncillor,
  importCouncillors,
  listCouncillors,
  removeCouncillor,
  restoreCouncillor,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { todayOf } from '../authorities/queries.ts'
import {
  changeCouncillorCommand,
  createCouncillorCommand,
  removeCouncillorCommand,
  restoreCouncillorCommand,
} from './commands.ts'
import { importCouncillorsCommand } from './import/commands.ts'
import { councillorList } from './queries.ts'

export const councillors: Feature = (routes) => {
  routes.read(listCouncillors, async (sql, _actor, _input, deps) => ({
    councillors: await councillorList(sql, await todayOf(sql, deps.clock.now())),
  }))
  routes.write(createCouncillor, createCouncillorCommand)
  routes.write(importCouncillors, importCouncillorsCommand)
  routes.write(changeCouncillor, changeCouncillorCommand)
  routes.write(removeCouncillor, removeCouncillorCommand)
  routes.write(restoreCouncillor, restoreCouncillorCommand)
}

import { changeGroup, createGroup, listGroups, removeGroup, restoreGroup } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import {
  changeGroupCommand,
  createGroupCommand,
  removeGroupCommand,
  restoreGroupCommand,
} from './commands.ts'
import { groupList } from './queries.ts'

export const groups: Feature = (routes) => {
  routes.read(listGroups, async (sql) => ({ groups: await groupList(sql) }))
  routes.write(createGroup, createGroupCommand)
  routes.write(changeGroup, changeGroupCommand)
  routes.write(removeGroup, removeGroupCommand)
  routes.write(restoreGroup, restoreGroupCommand)
}

import { correctItem, moveItem, readAgenda, removeItem, restoreItem } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { correctItemCommand, moveItemCommand, removeItemCommand, restoreItemCommand } from './commands.ts'
import { agendaOf } from './queries.ts'

export const agenda: Feature = (routes) => {
  routes.read(readAgenda, (sql, _actor, { meetingId }) => agendaOf(sql, meetingId))
  routes.write(moveItem, moveItemCommand)
  routes.write(correctItem, correctItemCommand)
  routes.write(removeItem, removeItemCommand)
  routes.write(restoreItem, restoreItemCommand)
}

import {
  operateAgenda,
  readAgenda,
  readItemHistory,
  readUndo,
  redoAgenda,
  sayPresence,
  undoAgenda,
} from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { operateCommand, redoCommand, undoCommand } from './commands.ts'
import { itemHistory } from './history.ts'
import { stepsOf } from './log.ts'
import { presenceCommand } from './presence.ts'
import { agendaOf } from './queries.ts'

export const agenda: Feature = (routes) => {
  routes.read(readAgenda, (sql, _actor, { meetingId }) => agendaOf(sql, meetingId))
  routes.write(operateAgenda, operateCommand)
  routes.read(readUndo, (sql, actor, { meetingId }) => stepsOf(sql, meetingId, actor.userId))
  routes.write(undoAgenda, undoCommand)
  routes.write(redoAgenda, redoCommand)
  routes.read(readItemHistory, async (sql, _actor, { itemId }) => ({
    entries: await itemHistory(sql, itemId),
  }))
  routes.write(sayPresence, presenceCommand)
}

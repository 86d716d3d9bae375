import { changeTerm, createTerm, listTerms, removeTerm, restoreTerm } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { changeTermCommand, createTermCommand, removeTermCommand, restoreTermCommand } from './commands.ts'
import { termList } from './queries.ts'

export const terms: Feature = (routes) => {
  routes.read(listTerms, async (sql) => ({ terms: await termList(sql) }))
  routes.write(createTerm, createTermCommand)
  routes.write(changeTerm, changeTermCommand)
  routes.write(removeTerm, removeTermCommand)
  routes.write(restoreTerm, restoreTermCommand)
}

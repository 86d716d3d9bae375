import { readJournal } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { journalPage } from './queries.ts'

export const journal: Feature = (routes) => {
  routes.read(readJournal, (sql, _actor, { before }) => journalPage(sql, before))
}

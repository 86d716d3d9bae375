import { search as searchOperation } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { searchAll } from './queries.ts'

export const search: Feature = (routes) => {
  routes.read(searchOperation, (sql, actor, input, { clock }) => searchAll(sql, actor, input, clock.now()))
}

import type { Term } from '@hemicycle/contract'
import { desc, eq, isNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { terms } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'

const using = (table: 'councillors' | 'bodies') =>
  raw<number>`(select count(*) from ${raw.raw(table)} x where x.removed_at is null
    and x.authority_id = "terms"."authority_id" and x.term_id = "terms"."id")::int`

const rows = (sql: Sql) =>
  sql.select({ term: terms, councillors: using('councillors'), bodies: using('bodies') }).from(terms)
type Row = Awaited<ReturnType<typeof rows>>[number]

export async function termList(sql: Sql): Promise<Term[]> {
  const all = await rows(sql).where(isNull(terms.removedAt)).orderBy(desc(terms.startsOn))
  return all.map(toTerm)
}

export async function termById(sql: Sql, id: string): Promise<Term> {
  const [row] = await rows(sql).where(eq(terms.id, id))
  return toTerm(existing(row, 'term'))
}

const toTerm = ({ term: { id, name, startsOn, endsOn, version }, councillors, bodies }: Row): Term => ({
  id,
  name,
  startsOn,
  endsOn,
  councillors,
  bodies,
  version,
})

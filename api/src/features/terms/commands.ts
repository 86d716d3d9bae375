import type { changeTerm, createTerm, Input, Term, TermFields } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { terms } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { termById } from './queries.ts'

export async function createTermCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof createTerm>,
): Promise<Term> {
  return inTx(deps, actor, async (sql) => {
    const id = newId()
    await sql.insert(terms).values({ ...cleaned(input), id, authorityId: actor.authorityId })
    return written(deps, sql, actor, 'term.created', id)
  })
}

export async function changeTermCommand(
  deps: Deps,
  actor: Actor,
  { termId, version, ...fields }: Input<typeof changeTerm>,
): Promise<Term> {
  return inTx(deps, actor, async (sql) => {
    const [row] = await sql.select().from(terms).where(eq(terms.id, termId)).for('update')
    current(row, version, 'term')
    await sql
      .update(terms)
      .set({ ...cleaned(fields), version: version + 1 })
      .where(eq(terms.id, termId))
    return written(deps, sql, actor, 'term.changed', termId)
  })
}

export async function removeTermCommand(
  deps: Deps,
  actor: Actor,
  { termId }: { termId: string },
): Promise<Term> {
  return inTx(deps, actor, async (sql) => {
    const { councillors, bodies } = await termById(sql, termId)
    if (councillors + bodies > 0) throw new Problem('IN_USE', 'councillors or bodies are of this term')
    return putAside(deps, sql, actor, termId, deps.clock.now())
  })
}

export async function restoreTermCommand(
  deps: Deps,
  actor: Actor,
  { termId }: { termId: string },
): Promise<Term> {
  return inTx(deps, actor, async (sql) => {
    await termById(sql, termId)
    return putAside(deps, sql, actor, termId, null)
  })
}

async function putAside(deps: Deps, sql: Sql, actor: Actor, id: string, removedAt: Date | null) {
  await sql.update(terms).set({ removedAt }).where(eq(terms.id, id))
  return written(deps, sql, actor, removedAt ? 'term.removed' : 'term.restored', id)
}

async function written(deps: Deps, sql: Sql, actor: Actor, action: string, id: string) {
  await record(sql, actor, deps.clock.now(), { action, subject: 'term', subjectId: id })
  return termById(sql, id)
}

function cleaned({ name, startsOn, endsOn }: TermFields): TermFields {
  const reason = 'ends before it starts'
  if (endsOn !== null && endsOn < startsOn)
    throw new Problem('INVALID_INPUT', reason, { violations: [{ field: 'endsOn', reason }] })
  return { name: name.trim(), startsOn, endsOn }
}

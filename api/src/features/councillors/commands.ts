import type { changeCouncillor, Councillor, createCouncillor, Input } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { and, eq, isNull, ne, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { councillors } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current, existing, unique } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { todayOf } from '../authorities/queries.ts'
import { valuesOf } from './fields.ts'
import { councillorById } from './queries.ts'

const KEYS = { councillors_external: 'externalId' }

export async function createCouncillorCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof createCouncillor>,
): Promise<Councillor> {
  return inTx(deps, actor, async (sql) => {
    const id = newId()
    const values = await valuesOf(sql, input)
    await refuseTwin(sql, id, values.email)
    const row = { ...values, id, authorityId: actor.authorityId }
    await unique(KEYS, () => sql.insert(councillors).values(row))
    return written(deps, sql, actor, 'councillor.created', id)
  })
}

export async function changeCouncillorCommand(
  deps: Deps,
  actor: Actor,
  { councillorId: id, version, ...fields }: Input<typeof changeCouncillor>,
): Promise<Councillor> {
  return inTx(deps, actor, async (sql) => {
    const [row] = await sql.select().from(councillors).where(eq(councillors.id, id)).for('update')
    current(row, version, 'councillor')
    const change = { ...(await valuesOf(sql, fields)), version: version + 1 }
    await refuseTwin(sql, id, change.email)
    await unique(KEYS, () => sql.update(councillors).set(change).where(eq(councillors.id, id)))
    return written(deps, sql, actor, 'councillor.changed', id)
  })
}

type One = { councillorId: string }

export const removeCouncillorCommand = (
  deps: Deps,
  actor: Actor,
  { councillorId }: One,
): Promise<Councillor> => putAside(deps, actor, councillorId, deps.clock.now())

export const restoreCouncillorCommand = (
  deps: Deps,
  actor: Actor,
  { councillorId }: One,
): Promise<Councillor> => putAside(deps, actor, councillorId, null)

async function putAside(deps: Deps, actor: Actor, id: string, removedAt: Date | null): Promise<Councillor> {
  return inTx(deps, actor, async (sql) => {
    const [row] = await sql.select().from(councillors).where(eq(councillors.id, id)).for('update')
    if (!removedAt) await refuseTwin(sql, id, existing(row, 'councillor').email)
    existing(row, 'councillor')
    await sql.update(councillors).set({ removedAt }).where(eq(councillors.id, id))
    return written(deps, sql, actor, removedAt ? 'councillor.removed' : 'councillor.restored', id)
  })
}

/** Two councillors with one address: one of them would read for the other. */
async function refuseTwin(sql: Sql, id: string, email: string | null | undefined): Promise<void> {
  if (!email) return
  // One at a time in an authority: two sheets saved together do not each find the address free.
  await sql.execute(raw`select pg_advisory_xact_lock(hashtextextended('councillor-email:' || ${email}, 0))`)
  const twins = and(
    eq(raw`lower(${councillors.email})`, email),
    ne(councillors.id, id),
    isNull(councillors.removedAt),
  )
  const [twin] = await sql.select({ id: councillors.id }).from(councillors).where(twins)
  if (!twin) return
  throw new Problem('DUPLICATE', 'email', { violations: [{ field: 'email', reason: 'already used' }] })
}

async function written(deps: Deps, sql: Sql, actor: Actor, action: string, id: string): Promise<Councillor> {
  const now = deps.clock.now()
  await record(sql, actor, now, { action, subject: 'councillor', subjectId: id })
  return councillorById(sql, id, await todayOf(sql, now))
}

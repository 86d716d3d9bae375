import type { AccountRow, changeDepartment, changeRole, Input, inviteAccount } from '@hemicycle/contract'
import { OFFICE, Problem, type Role } from '@hemicycle/domain'
import { and, eq, isNull, ne, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { councillors, memberships, users } from '../../kernel/db/schema/index.ts'
import { type Actor, asSystem, inTx } from '../../kernel/db/tx.ts'
import { existing, unique } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { mailInvitation } from './jobs.ts'
import { accountRow } from './list.ts'

const ONCE = { memberships_once: 'email' }
type Membership = typeof memberships.$inferSelect

/** The office opens the doors of élus, assistants and authors; those of the office itself are the administrator's. */
function mayManage(actor: Actor, role: Role): void {
  if (actor.role === 'ADMINISTRATOR') return
  if (OFFICE.includes(role) || role === 'INTEGRATOR') throw new Problem('FORBIDDEN', 'an administrator does')
}

export async function inviteAccountCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof inviteAccount>,
): Promise<AccountRow> {
  const { name, email, role } = input
  const councillorId = input.councillorId ?? null
  mayManage(actor, role)
  if (role === 'COUNCILLOR' && councillorId === null) throw invalid('councillorId', 'an élu has a sheet')
  const now = deps.clock.now()
  const userId = await asSystem(deps, (sql) => identityOf(sql, email.trim().toLowerCase(), now))
  const id = await inTx(deps, actor, async (sql) => {
    if (councillorId) await councillorExists(sql, councillorId)
    const membershipId = newId()
    const { authorityId } = actor
    const displayName = name.trim()
    const department = role === 'AUTHOR' ? (input.department?.trim() ?? null) : null
    const person = { userId, role, displayName, councillorId, department }
    const row = { ...person, id: membershipId, authorityId, invitedAt: now }
    await unique(ONCE, () => sql.insert(memberships).values(row))
    await emit(sql, authorityId, mailInvitation, { membershipId })
    await written(deps, sql, actor, 'account.invited', membershipId, { role })
    return membershipId
  })
  return accountRow(deps, actor, id)
}

/** One identity per address, whatever the authorities that know it. Without a membership it opens nothing. */
async function identityOf(sql: Sql, email: string, now: Date): Promise<string> {
  await sql.insert(users).values({ id: newId(), email, createdAt: now }).onConflictDoNothing()
  const [user] = await sql
    .select({ id: users.id })
    .from(users)
    .where(eq(raw`lower(${users.email})`, email))
  return existing(user, 'user').id
}

async function councillorExists(sql: Sql, id: string): Promise<void> {
  const here = and(eq(councillors.id, id), isNull(councillors.removedAt))
  const [row] = await sql.select({ id: councillors.id }).from(councillors).where(here)
  existing(row, 'councillor')
}

type One = { accountId: string }

export const inviteAgainCommand = (deps: Deps, actor: Actor, { accountId }: One): Promise<AccountRow> =>
  change(deps, actor, accountId, 'account.invited-again', async (sql, account) => {
    if (account.revokedAt) throw new Problem('NOT_ALLOWED_NOW', 'the access was taken away')
    await emit(sql, actor.authorityId, mailInvitation, { membershipId: account.id })
  })

export const revokeAccountCommand = (deps: Deps, actor: Actor, { accountId }: One): Promise<AccountRow> =>
  change(deps, actor, accountId, 'account.revoked', async (sql, account) => {
    await keepsAnother(sql, actor, account)
    await sql.update(memberships).set({ revokedAt: deps.clock.now() }).where(eq(memberships.id, account.id))
  })

export const restoreAccountCommand = (deps: Deps, actor: Actor, { accountId }: One): Promise<AccountRow> =>
  change(deps, actor, accountId, 'account.restored', async (sql, account) => {
    await sql.update(memberships).set({ revokedAt: null }).where(eq(memberships.id, account.id))
  })

export const changeRoleCommand = (
  deps: Deps,
  actor: Actor,
  { accountId, role }: Input<typeof changeRole>,
): Promise<AccountRow> =>
  change(deps, actor, accountId, 'account.role-changed', async (sql, account) => {
    await keepsAnother(sql, actor, account)
    if (role === 'COUNCILLOR' && !account.councillorId)
      throw new Problem('NOT_ALLOWED_NOW', 'no sheet of an élu')
    await unique(ONCE, () => sql.update(memberships).set({ role }).where(eq(memberships.id, account.id)))
  })

export const changeDepartmentCommand = (
  deps: Deps,
  actor: Actor,
  { accountId, department }: Input<typeof changeDepartment>,
): Promise<AccountRow> =>
  change(deps, actor, accountId, 'account.department-changed', async (sql, account) => {
    if (account.role !== 'AUTHOR') throw new Problem('NOT_ALLOWED_NOW', 'only an author has a direction')
    const kept = { department: department?.trim() ?? null }
    await sql.update(memberships).set(kept).where(eq(memberships.id, account.id))
  })

/** Nobody locks oneself out, and an authority keeps one administrator at least where it has one. */
async function keepsAnother(sql: Sql, actor: Actor, account: Membership): Promise<void> {
  if (account.id === actor.membershipId) throw new Problem('NOT_ALLOWED_NOW', 'one’s own account')
  if (account.role !== 'ADMINISTRATOR') return
  const others = and(
    eq(memberships.role, 'ADMINISTRATOR'),
    ne(memberships.id, account.id),
    isNull(memberships.revokedAt),
  )
  const [other] = await sql.select({ id: memberships.id }).from(memberships).where(others).limit(1)
  if (!other) throw new Problem('NOT_ALLOWED_NOW', 'the last administrator')
}

async function change(
  deps: Deps,
  actor: Actor,
  id: string,
  action: string,
  work: (sql: Sql, account: Membership) => Promise<void>,
): Promise<AccountRow> {
  await inTx(deps, actor, async (sql) => {
    const [row] = await sql.select().from(memberships).where(eq(memberships.id, id)).for('update')
    const account = existing(row, 'account')
    mayManage(actor, account.role)
    await work(sql, account)
    await written(deps, sql, actor, action, id)
  })
  return accountRow(deps, actor, id)
}

const written = (deps: Deps, sql: Sql, actor: Actor, action: string, id: string, facts = {}): Promise<void> =>
  record(sql, actor, deps.clock.now(), { action, subject: 'account', subjectId: id, facts })

const invalid = (field: string, reason: string) =>
  new Problem('INVALID_INPUT', field, { violations: [{ field, reason }] })

import type { changeService, createService, Input, ServiceContact, ServiceFields } from '@hemicycle/contract'
import { isEmail, phoneOf, Problem, type Violation } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { serviceContacts } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current, existing } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { toService } from './queries.ts'

export async function createServiceCommand(
  deps: Deps,
  actor: Actor,
  fields: Input<typeof createService>,
): Promise<ServiceContact> {
  return inTx(deps, actor, async (sql) => {
    const id = newId()
    const [row] = await sql
      .insert(serviceContacts)
      .values({ ...cleaned(fields), id, authorityId: actor.authorityId })
      .returning()
    await record(sql, actor, deps.clock.now(), {
      action: 'service.created',
      subject: 'service',
      subjectId: id,
    })
    return toService(existing(row, 'service'))
  })
}

export async function changeServiceCommand(
  deps: Deps,
  actor: Actor,
  { serviceId: id, version, ...fields }: Input<typeof changeService>,
): Promise<ServiceContact> {
  return inTx(deps, actor, async (sql) => {
    const [row] = await sql.select().from(serviceContacts).where(eq(serviceContacts.id, id)).for('update')
    current(row, version, 'service')
    const change = { ...cleaned(fields), version: version + 1 }
    const [made] = await sql.update(serviceContacts).set(change).where(eq(serviceContacts.id, id)).returning()
    await record(sql, actor, deps.clock.now(), {
      action: 'service.changed',
      subject: 'service',
      subjectId: id,
    })
    return toService(existing(made, 'service'))
  })
}

type One = { serviceId: string }

export const removeServiceCommand = (deps: Deps, actor: Actor, { serviceId }: One) =>
  putAside(deps, actor, serviceId, deps.clock.now())

export const restoreServiceCommand = (deps: Deps, actor: Actor, { serviceId }: One) =>
  putAside(deps, actor, serviceId, null)

async function putAside(
  deps: Deps,
  actor: Actor,
  id: string,
  removedAt: Date | null,
): Promise<Record<string, never>> {
  return inTx(deps, actor, async (sql) => {
    const rows = await sql
      .update(serviceContacts)
      .set({ removedAt })
      .where(eq(serviceContacts.id, id))
      .returning({ id: serviceContacts.id })
    existing(rows[0], 'service')
    const action = removedAt ? 'service.removed' : 'service.restored'
    await record(sql, actor, deps.clock.now(), { action, subject: 'service', subjectId: id })
    return {}
  })
}

const trimmed = (text: string | null): string | null => text?.trim() || null

/** What is kept of what was typed, one writing per telephone number. Throws INVALID_INPUT naming each field. */
function cleaned(fields: ServiceFields): ServiceFields {
  const { service, position } = fields
  const email = trimmed(fields.email)?.toLowerCase() ?? null
  const phone = trimmed(fields.phone)
  const checks: [string, boolean, string][] = [
    ['email', email !== null && !isEmail(email), 'not an e-mail address'],
    ['phone', phone !== null && phoneOf(phone) === null, 'not a telephone number'],
  ]
  const violations: Violation[] = checks
    .filter(([, wrong]) => wrong)
    .map(([field, , reason]) => ({ field, reason }))
  if (violations.length > 0) throw new Problem('INVALID_INPUT', 'service', { violations })
  return {
    service: service.trim(),
    position,
    email,
    phone: phone === null ? null : phoneOf(phone),
    name: trimmed(fields.name),
    role: trimmed(fields.role),
    subjects: trimmed(fields.subjects),
    place: trimmed(fields.place),
  }
}

import type { Contact, Input, recordContact } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { asc, eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { contacts, dispatches, dispatchRecipients } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'

/** A call, or a convocation put in somebody's hands: part of the proof, so it is added and never corrected. */
export async function recordContactCommand(
  deps: Deps,
  actor: Actor,
  { recipientId, kind, reached, note, ...input }: Input<typeof recordContact>,
): Promise<Contact> {
  const now = deps.clock.now()
  const at = new Date(input.at)
  if (at > now)
    throw new Problem('INVALID_INPUT', 'at', { violations: [{ field: 'at', reason: 'in the future' }] })
  return inTx(deps, actor, async (sql) => {
    const [one] = await sql
      .select({ dispatch: dispatches })
      .from(dispatchRecipients)
      .innerJoin(dispatches, eq(dispatches.id, dispatchRecipients.dispatchId))
      .where(eq(dispatchRecipients.id, recipientId))
    if (!one) throw new Problem('NOT_FOUND', 'recipient')
    const { authorityId, userId: actorId } = actor
    const row = { id: newId(), authorityId, recipientId, kind, at, reached, note: note.trim(), actorId }
    await sql.insert(contacts).values({ ...row, recordedAt: now })
    await record(sql, actor, now, {
      action: 'dispatch.contact',
      subject: 'dispatch',
      subjectId: one.dispatch.id,
      facts: { recipientId, kind, reached, at: at.toISOString() },
    })
    await announce(sql, authorityId, { topic: 'deliveries', meetingId: one.dispatch.meetingId })
    return toContact({ ...row, recordedAt: now })
  })
}

const toContact = ({ id, kind, at, reached, note }: typeof contacts.$inferSelect): Contact => ({
  id,
  kind,
  at: at.toISOString(),
  reached,
  note,
})

/** What was done by other means for each recipient of a dispatch, in order. */
export async function contactsOf(sql: Sql, dispatchId: string): Promise<Map<string, Contact[]>> {
  const rows = await sql
    .select({ contact: contacts })
    .from(contacts)
    .innerJoin(dispatchRecipients, eq(dispatchRecipients.id, contacts.recipientId))
    .where(eq(dispatchRecipients.dispatchId, dispatchId))
    .orderBy(asc(contacts.at))
  const found = new Map<string, Contact[]>()
  for (const { contact } of rows)
    found.set(contact.recipientId, [...(found.get(contact.recipientId) ?? []), toContact(contact)])
  return found
}

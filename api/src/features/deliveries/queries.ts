import { eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  councillors,
  deliveries,
  dispatches,
  dispatchRecipients,
  memberships,
} from '../../kernel/db/schema/index.ts'

export type DeliveryFacts = NonNullable<Awaited<ReturnType<typeof deliveryFacts>>>

/** Everything one message is made of. */
export async function deliveryFacts(sql: Sql, deliveryId: string) {
  const [row] = await sql
    .select({
      delivery: deliveries,
      recipient: dispatchRecipients,
      dispatch: dispatches,
      councillor: councillors,
      membership: memberships,
      /** How many dispatches of the same meeting came before: the version of the event in calendars. */
      rank: raw<number>`(select count(*) from dispatches d where d.authority_id = ${dispatches.authorityId}
        and d.meeting_id = ${dispatches.meetingId} and d.requested_at < ${dispatches.requestedAt})::int`,
    })
    .from(deliveries)
    .innerJoin(dispatchRecipients, eq(dispatchRecipients.id, deliveries.recipientId))
    .innerJoin(dispatches, eq(dispatches.id, dispatchRecipients.dispatchId))
    .innerJoin(councillors, eq(councillors.id, dispatchRecipients.councillorId))
    .leftJoin(memberships, eq(memberships.councillorId, councillors.id))
    .where(eq(deliveries.id, deliveryId))
  return row ?? null
}

export { sendMail, sendSms } from './jobs.ts'
export { mobilesOn } from './addresses.ts'
export { contactsOf } from './contacts.ts'
export { quietOf, settingsOf } from './settings.ts'

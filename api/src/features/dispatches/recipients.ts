import type { RecipientRow } from '@hemicycle/contract'
import { civilDateIn } from '@hemicycle/domain'
import { asc, eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { councillors, deliveries, dispatchRecipients } from '../../kernel/db/schema/index.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { mobilesOn } from '../deliveries/queries.ts'

type Delivery = typeof deliveries.$inferSelect

/** The follow-up of a dispatch: one line per élu, with the mail of the convocation and the last SMS. */
export async function recipientRows(sql: Sql, dispatchId: string, now: Date): Promise<RecipientRow[]> {
  const people = await sql
    .select({ recipient: dispatchRecipients, councillor: councillors })
    .from(dispatchRecipients)
    .innerJoin(councillors, eq(councillors.id, dispatchRecipients.councillorId))
    .where(eq(dispatchRecipients.dispatchId, dispatchId))
    .orderBy(asc(councillors.protocolOrder))
  const messages = await messagesOf(sql, dispatchId)
  const { timeZone } = await currentAuthority(sql)
  const ids = people.map(({ councillor }) => councillor.id)
  const mobiles = await mobilesOn(sql, ids, civilDateIn(now, timeZone))
  return people.map(({ recipient, councillor }) => {
    const own = messages.get(recipient.id) ?? []
    const mobile = mobiles.get(councillor.id) ?? null
    return {
      id: recipient.id,
      councillorId: councillor.id,
      civility: councillor.civility,
      firstName: councillor.firstName,
      lastName: councillor.lastName,
      group: councillor.politicalGroup,
      mail: carried(own.find(isNoticeByMail), councillor.email),
      sms: {
        ...carried(
          own.findLast(({ channel }) => channel === 'SMS'),
          mobile,
        ),
        remindable: mobile !== null,
      },
      reminders: own.filter(({ purpose }) => purpose !== 'NOTICE').length,
      openedAt: recipient.openedAt?.toISOString() ?? null,
      acknowledgedAt: recipient.acknowledgedAt?.toISOString() ?? null,
    }
  })
}

const isNoticeByMail = ({ channel, purpose }: Delivery): boolean => channel === 'MAIL' && purpose === 'NOTICE'

async function messagesOf(sql: Sql, dispatchId: string): Promise<Map<string, Delivery[]>> {
  const rows = await sql
    .select({ delivery: deliveries })
    .from(deliveries)
    .innerJoin(dispatchRecipients, eq(dispatchRecipients.id, deliveries.recipientId))
    .where(eq(dispatchRecipients.dispatchId, dispatchId))
    .orderBy(asc(deliveries.createdAt))
  const messages = new Map<string, Delivery[]>()
  for (const { delivery } of rows)
    messages.set(delivery.recipientId, [...(messages.get(delivery.recipientId) ?? []), delivery])
  return messages
}

function carried(delivery: Delivery | undefined, address: string | null) {
  return {
    deliveryId: delivery?.id ?? null,
    address: delivery?.address ?? address,
    state: delivery?.state ?? null,
    at: delivery?.stateAt.toISOString() ?? null,
    reply: delivery?.reply ?? null,
  }
}

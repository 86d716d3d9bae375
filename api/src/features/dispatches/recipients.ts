import type { RecipientRow } from '@hemicycle/contract'
import { civilDateIn } from '@hemicycle/domain'
import { asc, eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  attendanceAnswers,
  councillors,
  deliveries,
  dispatches,
  dispatchRecipients,
} from '../../kernel/db/schema/index.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { contactsOf, mobilesOn } from '../deliveries/queries.ts'

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
  const contacts = await contactsOf(sql, dispatchId)
  const answers = await answersTo(sql, dispatchId)
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
      contacts: contacts.get(recipient.id) ?? [],
      answer: answers.get(councillor.id) ?? null,
      reminders: own.filter(({ purpose }) => purpose !== 'NOTICE').length,
      openedAt: recipient.openedAt?.toISOString() ?? null,
      acknowledgedAt: recipient.acknowledgedAt?.toISOString() ?? null,
    }
  })
}

/** The last word of each: read as it stands, the rules of proxies are those of the attendance screen. */
async function answersTo(sql: Sql, dispatchId: string): Promise<Map<string, RecipientRow['answer']>> {
  const rows = await sql
    .select({ one: attendanceAnswers })
    .from(attendanceAnswers)
    .innerJoin(dispatches, eq(dispatches.meetingId, attendanceAnswers.meetingId))
    .where(eq(dispatches.id, dispatchId))
    .orderBy(asc(attendanceAnswers.answeredAt), asc(attendanceAnswers.recordedAt))
  return new Map(rows.map(({ one }) => [one.councillorId, one.holderId ? 'PROXY' : one.answer]))
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

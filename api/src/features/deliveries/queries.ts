import { eq, getTableColumns, inArray, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  authorities,
  councillors,
  deliveries,
  dispatches,
  dispatchRecipients,
  memberships,
} from '../../kernel/db/schema/index.ts'
import type { MailHouse } from '../../kernel/notify/templates.ts'
import { recent } from '../../kernel/recent.ts'
import { currentAuthority, mailHouse } from '../authorities/queries.ts'
import { dispatchById, type Manifest, readManifestText } from '../dispatches/queries.ts'

export type DeliveryFacts = Awaited<ReturnType<typeof rowsOf>>[number] & {
  readonly manifest: Manifest
  readonly house: MailHouse
}

/** Everything messages are made of, by their id. */
export async function deliveryFacts(sql: Sql, ids: readonly string[]): Promise<Map<string, DeliveryFacts>> {
  const facts = new Map<string, DeliveryFacts>()
  for (const row of await rowsOf(sql, ids)) {
    if (facts.has(row.delivery.id)) continue
    const manifest = await manifestOf(row.dispatch.id, () => readManifest(sql, row.dispatch.id))
    const { dispatch, authorityVersion } = row
    const house = await houseAt(`${dispatch.authorityId} ${authorityVersion}`, () => readHouse(sql))
    facts.set(row.delivery.id, { ...row, manifest, house })
  }
  return facts
}

/** A logo is as long as all the rest: it is read again when the authority has changed. */
const houseAt = recent<MailHouse>(16)
const readHouse = async (sql: Sql): Promise<MailHouse> => mailHouse(await currentAuthority(sql))

/** The manifest is as long as the list of its recipients: it is not read again for each of them. */
const manifestOf = recent<Manifest>(16)

async function readManifest(sql: Sql, dispatchId: string): Promise<Manifest> {
  const { manifest } = await dispatchById(sql, dispatchId)
  return readManifestText(manifest)
}

const { id, authorityId, meetingId, kind, motive, requestedAt, pausedAt } = getTableColumns(dispatches)
/** All but the manifest. */
const dispatchColumns = { id, authorityId, meetingId, kind, motive, requestedAt, pausedAt }

const rowsOf = (sql: Sql, ids: readonly string[]) =>
  sql
    .select({
      delivery: deliveries,
      dispatch: dispatchColumns,
      councillor: councillors,
      membership: memberships,
      authorityVersion: authorities.version,
      authorityType: authorities.type,
      /** How many dispatches of the same meeting came before: the version of the event in calendars. */
      rank: raw<number>`(select count(*) from dispatches d where d.authority_id = ${dispatches.authorityId}
        and d.meeting_id = ${dispatches.meetingId} and d.requested_at < ${dispatches.requestedAt})::int`,
    })
    .from(deliveries)
    .innerJoin(dispatchRecipients, eq(dispatchRecipients.id, deliveries.recipientId))
    .innerJoin(dispatches, eq(dispatches.id, dispatchRecipients.dispatchId))
    .innerJoin(councillors, eq(councillors.id, dispatchRecipients.councillorId))
    .innerJoin(authorities, eq(authorities.id, dispatches.authorityId))
    .leftJoin(memberships, eq(memberships.councillorId, councillors.id))
    .where(inArray(deliveries.id, [...ids]))

export { sendMail, sendSms } from './jobs.ts'
export { mobilesOn } from './addresses.ts'
export { contactsOf } from './contacts.ts'
export { quietOf, settingsOf } from './settings.ts'

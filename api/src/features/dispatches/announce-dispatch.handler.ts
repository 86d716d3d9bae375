import { civilDateIn, Problem, quietUntil } from '@hemicycle/domain'
import { and, eq, isNull } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  councillors,
  deliveries,
  dispatches,
  dispatchRecipients,
  meetings,
} from '../../kernel/db/schema/index.ts'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { fileKey } from '../../kernel/files/keys.ts'
import { newId } from '../../kernel/ids.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { emitMany } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { mobilesOn, quietOf, sendMail, sendSms, settingsOf } from '../deliveries/queries.ts'
import { type Manifest, readManifestText } from './manifest.ts'
import { dispatchById, type DispatchRow } from './queries.ts'

const CHUNK = 1000

/** Nobody is told before everything can be read; run again after a crash, it does nothing twice. */
export const handle: JobHandler<Deps, { dispatchId: string }> = async (
  { deps, authorityId },
  { dispatchId },
) => {
  const tenant = { authorityId: authorityId ?? '' }
  const dispatch = await inTx(deps, tenant, (sql) => dispatchById(sql, dispatchId))
  await refuseMissing(deps, tenant.authorityId, readManifestText(dispatch.manifest))
  const now = deps.clock.now()
  await inTx(deps, tenant, async (sql) => {
    const opened = await sql
      .update(dispatches)
      .set({ availableAt: now })
      .where(and(eq(dispatches.id, dispatchId), isNull(dispatches.availableAt)))
      .returning({ id: dispatches.id })
    if (opened.length === 0) return
    // « Convoquée le » is the first time: later dispatches and copies leave it.
    const first = and(eq(meetings.id, dispatch.meetingId), isNull(meetings.convenedAt))
    await sql.update(meetings).set({ convenedAt: now }).where(first)
    await queueDeliveries(sql, tenant.authorityId, dispatch, now)
    if (deps.sms) await queueSms(sql, tenant.authorityId, dispatch, now)
    await record(sql, tenant, now, {
      action: 'dispatch.available',
      subject: 'dispatch',
      subjectId: dispatchId,
      facts: { meetingId: dispatch.meetingId, kind: dispatch.kind },
    })
    await announce(sql, tenant.authorityId, { topic: 'dispatch', meetingId: dispatch.meetingId })
  })
}

async function refuseMissing(deps: Deps, authorityId: string, manifest: Manifest): Promise<void> {
  const originals = manifest.items.flatMap((item) => item.documents.map((document) => document.sha256))
  for (const sha256 of new Set([manifest.bundle.sha256, manifest.agenda.sha256, ...originals]))
    if (!(await deps.store.head(fileKey(authorityId, sha256))))
      throw new Problem('UNAVAILABLE', `content ${sha256.slice(0, 12)} cannot be read yet`)
}

/** One mail for each recipient who has an address; the others are the clerk's to reach otherwise. */
async function queueDeliveries(
  sql: Sql,
  authorityId: string,
  dispatch: DispatchRow,
  now: Date,
): Promise<void> {
  const recipients = await sql
    .select({ recipientId: dispatchRecipients.id, address: councillors.email })
    .from(dispatchRecipients)
    .innerJoin(councillors, eq(councillors.id, dispatchRecipients.councillorId))
    .where(eq(dispatchRecipients.dispatchId, dispatch.id))
  const common = { authorityId, channel: 'MAIL', state: 'QUEUED', createdAt: now, stateAt: now } as const
  const rows = recipients.flatMap(({ recipientId, address }) =>
    address ? [{ ...common, id: newId(), recipientId, address }] : [],
  )
  await insertAll(sql, rows)
  await emitMany(
    sql,
    authorityId,
    sendMail,
    rows.map(({ id }) => ({ deliveryId: id })),
  )
}

const insertAll = async (sql: Sql, rows: readonly (typeof deliveries.$inferInsert)[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += CHUNK)
    await sql.insert(deliveries).values(rows.slice(start, start + CHUNK))
}

/** Beside the mails, where the authority chose so: never the convocation itself, and never in the quiet hours. */
async function queueSms(sql: Sql, authorityId: string, dispatch: DispatchRow, now: Date): Promise<void> {
  const settings = await settingsOf(sql)
  if (!settings.smsWithNotice) return
  const { timeZone } = await currentAuthority(sql)
  const people = await sql
    .select({ id: dispatchRecipients.id, councillorId: dispatchRecipients.councillorId })
    .from(dispatchRecipients)
    .where(eq(dispatchRecipients.dispatchId, dispatch.id))
  const ids = people.map(({ councillorId }) => councillorId)
  const mobiles = await mobilesOn(sql, ids, civilDateIn(now, timeZone))
  const nextAttemptAt = quietUntil(quietOf(settings), now, timeZone)
  const common = { authorityId, channel: 'SMS', state: 'QUEUED', createdAt: now, stateAt: now, nextAttemptAt } as const // prettier-ignore
  const rows = people.flatMap(({ id: recipientId, councillorId }) => {
    const address = mobiles.get(councillorId)
    return address ? [{ ...common, id: newId(), recipientId, address }] : []
  })
  await insertAll(sql, rows)
  await emitMany(
    sql,
    authorityId,
    sendSms,
    rows.map(({ id }) => ({ deliveryId: id })),
  )
}

import type { DispatchSummary, Output, previewDispatch } from '@hemicycle/contract'
import { isDelivered, Problem } from '@hemicycle/domain'
import { desc, eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { dispatches } from '../../kernel/db/schema/index.ts'
import { currentAuthority, mailHouse, membersOf } from '../authorities/queries.ts'
import { readyBundle } from '../bundles/queries.ts'
import { examination } from '../checks/queries.ts'
import { meetingById, meetingWithBody } from '../meetings/queries.ts'
import { judgementOf } from './judgement.ts'
import { convocationMail, fitsMail } from './mail.ts'

export type DispatchRow = typeof dispatches.$inferSelect

export async function dispatchPreview(
  sql: Sql,
  meetingId: string,
  now: Date,
  publicUrl: string,
): Promise<Output<typeof previewDispatch>> {
  const meeting = await meetingById(sql, meetingId, now)
  const authority = await currentAuthority(sql)
  const bundle = await readyBundle(sql, meetingId, meeting.agendaVersion)
  const members = await membersOf(sql, meeting.body.id, meeting.date)
  const { checks, outgoing } = await examination(sql, meetingId, now)
  const { kind, added, changed, withdrawn, movedFrom } = outgoing
  const house = mailHouse(authority)
  const mail = convocationMail({
    authority: authority.name,
    house,
    body: meeting.body.name,
    date: meeting.date,
    time: meeting.time,
    place: meeting.place,
    items: meeting.items,
    civility: 'MME',
    lastName: members[0]?.lastName ?? '',
    url: `${publicUrl}/seances/…`,
    reports:
      isDelivered(authority.type) && fitsMail(house, (bundle?.bytes ?? 0) + (bundle?.agendaBytes ?? 0)),
    ...(kind && kind !== 'INITIAL' ? { kind, movedFrom, changes: { added, changed, withdrawn } } : {}),
  })
  const judge = (reachable: boolean) => judgementOf(outgoing.deadline, reachable, now)
  return {
    agendaVersion: meeting.agendaVersion,
    checks,
    clock: meeting.clock,
    judgement: judge(true),
    kind,
    changes: { added: added.length, changed: changed.length, withdrawn: withdrawn.length },
    items: meeting.items,
    pages: meeting.pages,
    bytes: bundle?.bytes ?? 0,
    recipients: members.map((member) => ({
      councillorId: member.id,
      name: `${member.firstName} ${member.lastName}`,
      email: member.email,
      group: member.politicalGroup,
      judgement: judge(member.email !== null),
    })),
    mail: { subject: mail.subject, text: mail.text },
  }
}

const tally = (condition: string) =>
  raw<number>`(select count(*) from dispatch_recipients r
    where r.authority_id = "dispatches"."authority_id" and r.dispatch_id = "dispatches"."id" and ${raw.raw(condition)})::int`
const notice = (states: string) =>
  tally(`exists (select from deliveries v where v.authority_id = r.authority_id and v.recipient_id = r.id
    and v.channel = 'MAIL' and v.purpose = 'NOTICE' and v.state in (${states}))`)

function summaries(sql: Sql) {
  return sql
    .select({
      dispatch: dispatches,
      recipients: tally('true'),
      accepted: notice(`'ACCEPTED', 'DELIVERED'`),
      failed: notice(`'FAILED', 'BOUNCED'`),
      uncertain: notice(`'UNCERTAIN'`),
      opened: tally('r.opened_at is not null'),
      acknowledged: tally('r.acknowledged_at is not null'),
    })
    .from(dispatches)
}

export async function dispatchList(sql: Sql, meetingId: string): Promise<DispatchSummary[]> {
  await meetingWithBody(sql, meetingId)
  const rows = await summaries(sql)
    .where(eq(dispatches.meetingId, meetingId))
    .orderBy(desc(dispatches.requestedAt))
  return rows.map(toSummary)
}

export async function dispatchSummary(sql: Sql, dispatchId: string): Promise<DispatchSummary> {
  const [row] = await summaries(sql).where(eq(dispatches.id, dispatchId))
  if (!row) throw new Problem('NOT_FOUND', 'dispatch')
  return toSummary(row)
}

function toSummary({ dispatch, ...counts }: Awaited<ReturnType<typeof summaries>>[number]): DispatchSummary {
  return {
    ...counts,
    id: dispatch.id,
    meetingId: dispatch.meetingId,
    kind: dispatch.kind,
    requestedAt: dispatch.requestedAt.toISOString(),
    availableAt: dispatch.availableAt?.toISOString() ?? null,
    manifestSha256: dispatch.manifestSha256,
    bundleId: dispatch.bundleId,
    pausedAt: dispatch.pausedAt?.toISOString() ?? null,
  }
}

export async function dispatchById(sql: Sql, dispatchId: string): Promise<DispatchRow> {
  const [row] = await sql.select().from(dispatches).where(eq(dispatches.id, dispatchId))
  if (!row) throw new Problem('NOT_FOUND', 'dispatch')
  return row
}

export { convocationMail, fitsMail } from './mail.ts'
export { briefOf, type Manifest, readManifestText } from './manifest.ts'

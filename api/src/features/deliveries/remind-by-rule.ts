import {
  BESIDE_KINDS,
  type Channel,
  instantAt,
  isQuiet,
  isSilent,
  reminderDueAt,
  type ReminderRule,
} from '@hemicycle/domain'
import { and, desc, eq, gte, isNotNull, isNull, notInArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { attendanceAnswers, councillors, deliveries, dispatches, dispatchRecipients, meetings, type Purpose } from '../../kernel/db/schema/index.ts' // prettier-ignore
import { asSystem, inTx, type Tenant } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { emitMany } from '../../kernel/jobs/outbox.ts'
import type { Tick } from '../../kernel/jobs/ticks.ts'
import { record } from '../../kernel/journal.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { mobilesOn } from './addresses.ts'
import { jobOf } from './jobs.ts'
import { quietOf, settingsOf } from './settings.ts'

const DAY_MS = 86_400_000

/** Reminds the silent ones by the rules of their authority. A rule speaks once to each: the unique key of `deliveries` sees to it. */
export const remindByRule: Tick<Deps> = {
  name: 'deliveries.remind-by-rule',
  everyMs: 60_000,
  run: async (deps) => {
    const now = deps.clock.now()
    // A day of margin: the zone of each authority decides below.
    const from = new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10)
    const due = await asSystem(deps, (sql) =>
      sql
        .select({ authorityId: meetings.authorityId, meetingId: meetings.id })
        .from(meetings)
        .where(and(eq(meetings.state, 'CONVENED'), gte(meetings.date, from))),
    )
    for (const { authorityId, meetingId } of due)
      await inTx(deps, { authorityId }, (sql) => remindMeeting(deps, sql, { authorityId }, meetingId, now))
  },
}

async function remindMeeting(
  deps: Deps,
  sql: Sql,
  tenant: Tenant,
  meetingId: string,
  now: Date,
): Promise<void> {
  const found = await lastDispatch(sql, meetingId)
  if (!found || found.dispatch.pausedAt) return
  const { dispatch, meeting } = found
  const { timeZone } = await currentAuthority(sql)
  const settings = await settingsOf(sql)
  const quiet = quietOf(settings)
  if (now >= instantAt(meeting.date, meeting.time, timeZone) || isQuiet(quiet, now, timeZone)) return
  const facts = { meetingDate: meeting.date, availableAt: dispatch.availableAt ?? now }
  for (const rule of settings.reminders) {
    if (rule.channel === 'SMS' && !deps.sms) continue
    if (reminderDueAt(rule, facts, quiet, timeZone) <= now)
      await remindSilent(sql, tenant, { rule, dispatchId: dispatch.id, meeting, now })
  }
}

/** The last one that asks to be acknowledged: a cancellation or a copy for information reminds nobody. */
async function lastDispatch(sql: Sql, meetingId: string) {
  const [row] = await sql
    .select({ dispatch: dispatches, meeting: meetings })
    .from(dispatches)
    .innerJoin(meetings, eq(meetings.id, dispatches.meetingId))
    .where(
      and(
        eq(dispatches.meetingId, meetingId),
        isNotNull(dispatches.availableAt),
        notInArray(dispatches.kind, [...BESIDE_KINDS]),
      ),
    )
    .orderBy(desc(dispatches.availableAt))
    .limit(1)
  return row ?? null
}

interface Turn {
  readonly rule: ReminderRule
  readonly dispatchId: string
  readonly meeting: typeof meetings.$inferSelect
  readonly now: Date
}

async function remindSilent(sql: Sql, tenant: Tenant, turn: Turn): Promise<void> {
  const { rule, dispatchId, meeting, now } = turn
  const purpose: Purpose = `RULE-${rule.after}-${rule.daysBefore}`
  const silent = await silentOnes(sql, turn, purpose)
  if (silent.length === 0) return
  const { authorityId } = tenant
  const common = { authorityId, channel: rule.channel, purpose, state: 'QUEUED', createdAt: now, stateAt: now } as const // prettier-ignore
  const rows = silent.map((one) => ({ ...common, ...one, id: newId() }))
  const made = await sql
    .insert(deliveries)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: deliveries.id })
  if (made.length === 0) return
  await emitMany(
    sql,
    authorityId,
    jobOf(rule.channel),
    made.map(({ id }) => ({ deliveryId: id })),
  )
  await record(sql, tenant, now, {
    action: 'dispatch.reminded-by-rule',
    subject: 'dispatch',
    subjectId: dispatchId,
    facts: { ...rule, recipients: made.length },
  })
  await announce(sql, authorityId, { topic: 'deliveries', meetingId: meeting.id })
}

/** Whom the rule is about and has not spoken to, with an address for its channel. */
async function silentOnes(
  sql: Sql,
  { rule, dispatchId, meeting }: Turn,
  purpose: Purpose,
): Promise<{ recipientId: string; address: string }[]> {
  const rows = await sql
    .select({ recipient: dispatchRecipients, email: councillors.email, told: deliveries.id })
    .from(dispatchRecipients)
    .innerJoin(councillors, eq(councillors.id, dispatchRecipients.councillorId))
    .leftJoin(
      deliveries,
      and(
        eq(deliveries.recipientId, dispatchRecipients.id),
        eq(deliveries.channel, rule.channel),
        eq(deliveries.purpose, purpose),
      ),
    )
    .where(and(eq(dispatchRecipients.dispatchId, dispatchId), isNull(deliveries.id)))
  const answered = await answeredIn(sql, meeting.id)
  const silent = rows.filter(({ recipient }) =>
    isSilent(rule.after, {
      opened: recipient.openedAt !== null,
      acknowledged: recipient.acknowledgedAt !== null,
      answered: answered.has(recipient.councillorId),
    }),
  )
  const addresses = await addressesOf(sql, rule.channel, silent, meeting.date)
  return silent.flatMap(({ recipient }) => {
    const address = addresses.get(recipient.councillorId)
    return address ? [{ recipientId: recipient.id, address }] : []
  })
}

async function answeredIn(sql: Sql, meetingId: string): Promise<Set<string>> {
  const rows = await sql
    .selectDistinct({ id: attendanceAnswers.councillorId })
    .from(attendanceAnswers)
    .where(eq(attendanceAnswers.meetingId, meetingId))
  return new Set(rows.map(({ id }) => id))
}

async function addressesOf(
  sql: Sql,
  channel: Channel,
  people: readonly { recipient: { councillorId: string }; email: string | null }[],
  on: string,
): Promise<ReadonlyMap<string, string>> {
  const ids = people.map(({ recipient }) => recipient.councillorId)
  if (channel === 'SMS') return mobilesOn(sql, ids, on)
  return new Map(people.flatMap(({ recipient, email }) => (email ? [[recipient.councillorId, email]] : [])))
}

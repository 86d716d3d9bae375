import { createHash } from 'node:crypto'
import type { Agenda, createDispatch, DispatchSummary, Input } from '@hemicycle/contract'
import { isMotive, numbersOfAgenda, Problem, type ProblemCode } from '@hemicycle/domain'
import { canonicalJson } from '@hemicycle/proof'
import { eq, inArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  agendaItems,
  dispatches,
  dispatchRecipients,
  documents,
  meetings,
} from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { agendaOf, readAgendaFacts, stateOf } from '../agenda/queries.ts'
import { currentAuthority, membersOf } from '../authorities/queries.ts'
import { type BundleRow, readyBundle } from '../bundles/queries.ts'
import { meetingChecks } from '../checks/queries.ts'
import { lockMeeting, meetingById, type MeetingRow } from '../meetings/queries.ts'
import { giveNumbers, lockSeries } from '../numbering/queries.ts'
import { announceDispatch } from './jobs.ts'
import { type Manifest, manifestItems } from './manifest.ts'
import { dispatchSummary } from './queries.ts'

const PROBLEM_OF: Partial<Record<string, ProblemCode>> = {
  ALREADY_CONVENED: 'NOT_ALLOWED_NOW',
  NO_ITEM: 'NOTHING_TO_SEND',
  FILES_STILL_READING: 'NOT_ALLOWED_NOW',
  DEADLINE_PASSED: 'DEADLINE_PASSED',
  BUNDLE_NOT_READY: 'BUNDLE_NOT_READY',
}

/** Convenes: numbers are frozen, what is sent is written down for good, and the rest follows by jobs. One transaction. */
export async function createDispatchCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof createDispatch>,
): Promise<DispatchSummary> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meeting } = await lockMeeting(sql, input.meetingId)
    if (meeting.agendaVersion !== input.agendaVersion)
      throw new Problem('STALE_VERSION', '', { extra: { version: meeting.agendaVersion } })
    const recipients = await membersOf(sql, meeting.bodyId, meeting.date)
    const bundle = await readyBundle(sql, meeting.id, meeting.agendaVersion)
    const motive = input.urgency?.motive.trim() ?? null
    const urgent = await refuseUnlessReady(sql, meeting, { recipients: recipients.length, motive }, now)
    await freezeNumbers(sql, actor, meeting, now)
    const id = newId()
    const manifest = await manifestOf(
      sql,
      id,
      meeting,
      bundle as BundleRow,
      recipients.map((r) => r.id),
      urgent ? motive : null,
      now,
    )
    const { authorityId } = actor
    await sql.insert(dispatches).values({
      id,
      authorityId,
      meetingId: meeting.id,
      bundleId: manifest.value.bundle.id,
      kind: manifest.value.kind,
      motive: manifest.value.urgency?.motive ?? null,
      agendaVersion: meeting.agendaVersion,
      manifest: manifest.text,
      manifestSha256: manifest.sha256,
      requestedBy: actor.userId,
      requestedAt: now,
    })
    await sql
      .insert(dispatchRecipients)
      .values(recipients.map((r) => ({ id: newId(), authorityId, dispatchId: id, councillorId: r.id })))
    await sql.update(meetings).set({ state: 'CONVENED', frozenAt: now }).where(eq(meetings.id, meeting.id))
    await emit(sql, authorityId, announceDispatch, { dispatchId: id })
    const facts = { meetingId: meeting.id, manifestSha256: manifest.sha256, recipients: recipients.length }
    await record(sql, actor, now, { action: 'dispatch.requested', subject: 'dispatch', subjectId: id, facts })
    await announce(sql, authorityId, { topic: 'dispatch', meetingId: meeting.id })
    return dispatchSummary(sql, id)
  })
}

const MOTIVE_MISSING = { violations: [{ field: 'urgency.motive', reason: 'a sentence is needed' }] }

/** Whether it leaves by urgency; throws the first thing that forbids it. */
async function refuseUnlessReady(
  sql: Sql,
  meeting: MeetingRow,
  { recipients, motive }: { recipients: number; motive: string | null },
  now: Date,
): Promise<boolean> {
  if (motive !== null && !isMotive(motive))
    throw new Problem('INVALID_INPUT', 'urgency needs a motive', MOTIVE_MISSING)
  const { clock } = await meetingById(sql, meeting.id, now)
  // « Sans pouvoir être inférieure à un jour franc » : under it, urgency is no way out. Declared in time, it is not needed.
  const urgent = motive !== null && clock.verdict === 'URGENT_ONLY'
  const all = (await meetingChecks(sql, meeting.id, now)).checks
  const checks = urgent ? all.filter(({ code }) => code !== 'DEADLINE_PASSED') : all
  const blocking = checks.find((check) => check.blocking)
  if (blocking)
    throw new Problem(PROBLEM_OF[blocking.code] ?? 'NOT_ALLOWED_NOW', blocking.code, { extra: { checks } })
  if (recipients === 0) throw new Problem('NOTHING_TO_SEND', 'the body has no member on that date')
  return urgent
}

/** From here on every number is the item's own for good; its rank is taken in the series and scope. */
async function freezeNumbers(sql: Sql, actor: Actor, meeting: MeetingRow, now: Date): Promise<void> {
  await lockSeries(sql, meeting.bodyId, 'DISPATCH')
  const facts = await readAgendaFacts(sql, meeting.id)
  const state = stateOf(facts)
  await giveNumbers(sql, {
    authorityId: actor.authorityId,
    rows: facts.numbering.rows,
    numbers: numbersOfAgenda(state, facts.numbering),
    moment: 'DISPATCH',
    itemOfDocument: new Map(facts.documents.map((document) => [document.id, document.itemId ?? ''])),
    now,
  })
  const sent = state.items.filter((item) => item.withdrawnAt === null).map((item) => item.id)
  if (sent.length > 0) await sql.update(agendaItems).set({ sentAt: now }).where(inArray(agendaItems.id, sent))
}

async function manifestOf(
  sql: Sql,
  dispatchId: string,
  meeting: MeetingRow,
  bundle: BundleRow,
  recipients: readonly string[],
  motive: string | null,
  now: Date,
): Promise<{ value: Manifest; text: string; sha256: string }> {
  const authority = await currentAuthority(sql)
  const view = await meetingById(sql, meeting.id, now)
  const agenda = await agendaOf(sql, meeting.id)
  const value: Manifest = {
    format: 'hemicycle-manifest/1',
    dispatchId,
    authority: { id: authority.id, name: authority.name },
    meeting: {
      id: meeting.id,
      body: view.body.name,
      date: meeting.date,
      time: meeting.time,
      place: meeting.place,
      timeZone: authority.timeZone,
    },
    kind: motive ? 'URGENT' : 'INITIAL',
    urgency: motive ? { motive } : null,
    requestedAt: now.toISOString(),
    agendaVersion: meeting.agendaVersion,
    bundle: {
      id: bundle.id,
      sha256: bundle.sha256 ?? '',
      bytes: bundle.bytes ?? 0,
      pages: bundle.pages ?? 0,
    },
    agenda: { sha256: bundle.agendaSha256 ?? '', bytes: bundle.agendaBytes ?? 0 },
    sections: agenda.sections.map(({ id, code, title }) => ({ id, code, title })),
    items: manifestItems(agenda, bundle.layout ?? { items: [] }, await fingerprints(sql, agenda)),
    recipients,
  }
  const text = canonicalJson(value)
  return { value, text, sha256: createHash('sha256').update(text).digest('hex') }
}

async function fingerprints(sql: Sql, agenda: Agenda): Promise<Map<string, string>> {
  const rows = await sql
    .select({ id: documents.id, sha256: documents.sha256 })
    .from(documents)
    .where(eq(documents.meetingId, agenda.meetingId))
  return new Map(rows.map((row) => [row.id, row.sha256]))
}

import { createHash } from 'node:crypto'
import type { Agenda, DispatchSummary } from '@hemicycle/contract'
import { delayInWords, type DispatchKind } from '@hemicycle/domain'
import { canonicalJson } from '@hemicycle/proof'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  type DispatchBrief,
  dispatches,
  dispatchRecipients,
  documents,
} from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { announce } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { agendaOf } from '../agenda/queries.ts'
import { currentAuthority } from '../authorities/queries.ts'
import type { BundleRow } from '../bundles/queries.ts'
import { signatoriesOf } from '../letters/queries.ts'
import { meetingById, type MeetingRow } from '../meetings/queries.ts'
import { announceDispatch } from './jobs.ts'
import { briefOf, type Manifest, manifestItems } from './manifest.ts'
import { dispatchSummary } from './queries.ts'

export interface Sending {
  readonly meeting: MeetingRow
  readonly bundle: BundleRow
  readonly kind: DispatchKind
  /** Why it is urgent, or why the meeting is cancelled. */
  readonly motive: string | null
  /** Councillors. */
  readonly recipients: readonly string[]
  readonly changes: Manifest['changes']
  readonly movedFrom?: Manifest['movedFrom']
}

const CHUNK = 1000
/** Sent by the delay of the body: which one it was then is written down. */
const DELAYED: ReadonlySet<DispatchKind> = new Set(['INITIAL', 'URGENT', 'SUPPLEMENTARY', 'POSTPONEMENT'])

/** Writes down what is sent, to whom, and promises the rest: the one place where a dispatch is made. */
export async function writeDispatch(
  sql: Sql,
  actor: Actor,
  sending: Sending,
  now: Date,
): Promise<DispatchSummary> {
  const id = newId()
  const { authorityId } = actor
  const { meeting, recipients } = sending
  const manifest = await manifestOf(sql, id, sending, now)
  await sql.insert(dispatches).values({
    id,
    authorityId,
    meetingId: meeting.id,
    bundleId: sending.bundle.id,
    kind: sending.kind,
    motive: sending.motive,
    agendaVersion: meeting.agendaVersion,
    manifest: manifest.text,
    manifestSha256: manifest.sha256,
    summary: manifest.summary,
    requestedBy: actor.userId,
    requestedAt: now,
  })
  const rows = recipients.map((councillorId) => ({ id: newId(), authorityId, dispatchId: id, councillorId }))
  for (let start = 0; start < rows.length; start += CHUNK)
    await sql.insert(dispatchRecipients).values(rows.slice(start, start + CHUNK))
  await emit(sql, authorityId, announceDispatch, { dispatchId: id })
  const { kind } = sending
  const facts = {
    meetingId: meeting.id,
    kind,
    manifestSha256: manifest.sha256,
    recipients: recipients.length,
    ...(DELAYED.has(kind) ? { delay: manifest.delay } : {}),
  }
  await record(sql, actor, now, { action: 'dispatch.requested', subject: 'dispatch', subjectId: id, facts })
  await announce(sql, authorityId, { topic: 'dispatch', meetingId: meeting.id })
  return dispatchSummary(sql, id)
}

async function manifestOf(
  sql: Sql,
  dispatchId: string,
  { meeting, bundle, kind, motive, recipients, changes, movedFrom }: Sending,
  now: Date,
): Promise<{ text: string; sha256: string; delay: string; summary: DispatchBrief }> {
  const authority = await currentAuthority(sql)
  const view = await meetingById(sql, meeting.id, now)
  const agenda = await agendaOf(sql, meeting.id)
  const carries = kind !== 'CANCELLATION'
  const delay = delayInWords(view.clock.rule)
  const { own, authority: shared } = await signatoriesOf(sql, meeting.bodyId)
  const signatory = own ?? shared
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
    kind,
    urgency: kind === 'URGENT' && motive ? { motive } : null,
    delay,
    ...(signatory ? { signatory } : {}),
    ...(kind === 'CANCELLATION' && motive ? { reason: motive } : {}),
    ...(movedFrom ? { movedFrom } : {}),
    ...(changes ? { changes } : {}),
    requestedAt: now.toISOString(),
    agendaVersion: meeting.agendaVersion,
    bundle: {
      id: bundle.id,
      sha256: bundle.sha256 ?? '',
      bytes: bundle.bytes ?? 0,
      pages: bundle.pages ?? 0,
    },
    agenda: { sha256: bundle.agendaSha256 ?? '', bytes: bundle.agendaBytes ?? 0 },
    sections: carries ? agenda.sections.map(({ id, code, title }) => ({ id, code, title })) : [],
    items: carries
      ? manifestItems(agenda, bundle.layout ?? { items: [] }, await fingerprints(sql, agenda))
      : [],
    recipients,
  }
  const text = canonicalJson(value)
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { text, sha256, delay, summary: briefOf(value) }
}

async function fingerprints(sql: Sql, agenda: Agenda): Promise<Map<string, string>> {
  const rows = await sql
    .select({ id: documents.id, sha256: documents.sha256 })
    .from(documents)
    .where(eq(documents.meetingId, agenda.meetingId))
  return new Map(rows.map((row) => [row.id, row.sha256]))
}

import type { Convocation, ConvocationSummary } from '@hemicycle/contract'
import { instantAt, Problem } from '@hemicycle/domain'
import { and, desc, eq, isNotNull, ne } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, dispatches, dispatchRecipients, meetings } from '../../kernel/db/schema/index.ts'
import { type Manifest, readManifestText } from '../dispatches/queries.ts'

function received(sql: Sql, councillorId: string, meetingId: string) {
  return sql
    .select({ recipient: dispatchRecipients, dispatch: dispatches, state: meetings.state })
    .from(dispatchRecipients)
    .innerJoin(dispatches, eq(dispatches.id, dispatchRecipients.dispatchId))
    .innerJoin(meetings, eq(meetings.id, dispatches.meetingId))
    .where(and(isReceived(councillorId), eq(dispatches.meetingId, meetingId)))
    .orderBy(desc(dispatches.availableAt))
}
type Received = Awaited<ReturnType<typeof received>>[number]

/** Of each meeting what was sent last, without its manifest: a list grows with the years. */
function listed(sql: Sql, councillorId: string) {
  const { id, meetingId, kind, availableAt, requestedAt, summary } = dispatches
  return sql
    .selectDistinctOn([meetingId], {
      recipient: dispatchRecipients,
      dispatch: { id, meetingId, kind, availableAt, requestedAt, summary },
      state: meetings.state,
    })
    .from(dispatchRecipients)
    .innerJoin(dispatches, eq(dispatches.id, dispatchRecipients.dispatchId))
    .innerJoin(meetings, eq(meetings.id, dispatches.meetingId))
    .where(isReceived(councillorId))
    .orderBy(meetingId, desc(availableAt))
}
type Listed = Awaited<ReturnType<typeof listed>>[number]

const isReceived = (councillorId: string) =>
  and(
    eq(dispatchRecipients.councillorId, councillorId),
    isNotNull(dispatches.availableAt),
    // It carries no agenda: that the meeting is cancelled is said by its state.
    ne(dispatches.kind, 'CANCELLATION'),
  )

/** What was sent to this councillor, the next meeting first, past ones after. */
export async function convocationList(
  sql: Sql,
  councillorId: string | null,
  now: Date,
): Promise<ConvocationSummary[]> {
  if (!councillorId) return []
  const all = (await listed(sql, councillorId)).map(toSummary)
  const past = (c: ConvocationSummary) => c.startsAt < now.toISOString()
  const byStart = all.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  return [...byStart.filter((c) => !past(c)), ...byStart.filter(past).reverse()]
}

/** Every dispatch of a meeting that this councillor received, the latest first; NOT_FOUND when there is none. */
export async function receivedDispatches(
  sql: Sql,
  councillorId: string | null,
  meetingId: string,
): Promise<Received[]> {
  const mine = councillorId ? await received(sql, councillorId, meetingId) : []
  if (mine.length === 0) throw new Problem('NOT_FOUND', 'convocation')
  return mine
}

/** Lastly received dispatch of a meeting, for this councillor; NOT_FOUND when nothing was sent to them. */
export async function receivedDispatch(
  sql: Sql,
  councillorId: string | null,
  meetingId: string,
): Promise<Received> {
  const [row] = councillorId ? await received(sql, councillorId, meetingId).limit(1) : []
  if (!row) throw new Problem('NOT_FOUND', 'convocation')
  return row
}

/** `decided` is known by the memory of the assembly. */
export async function convocationOf(
  sql: Sql,
  councillorId: string | null,
  meetingId: string,
): Promise<Omit<Convocation, 'decided'>> {
  const row = await receivedDispatch(sql, councillorId, meetingId)
  const manifest = readManifestText(row.dispatch.manifest)
  const withdrawn = await withdrawnItems(sql, meetingId)
  return {
    ...head(row, manifest),
    dispatchId: row.dispatch.id,
    sections: [...manifest.sections],
    items: manifest.items.map((item) => ({
      ...item,
      withdrawn: withdrawn.has(item.id),
      documents: item.documents.map(({ id, name, kind, title, mark, pages, bytes, firstPage }) => ({
        id,
        name,
        kind,
        title: title ?? null,
        mark: mark ?? null,
        pages,
        bytes,
        firstPage,
      })),
    })),
    bundle: { id: manifest.bundle.id, pages: manifest.bundle.pages, bytes: manifest.bundle.bytes },
  }
}

/** Items of a meeting that no longer stand, by id. */
export async function withdrawnItems(sql: Sql, meetingId: string): Promise<Set<string>> {
  const rows = await sql
    .select({ id: agendaItems.id })
    .from(agendaItems)
    .where(and(eq(agendaItems.meetingId, meetingId), isNotNull(agendaItems.withdrawnAt)))
  return new Set(rows.map((row) => row.id))
}

function head({ recipient, dispatch, state }: Listed, { meeting }: Pick<Manifest, 'meeting'>) {
  return {
    meetingId: meeting.id,
    bodyName: meeting.body,
    date: meeting.date,
    time: meeting.time,
    startsAt: instantAt(meeting.date, meeting.time, meeting.timeZone).toISOString(),
    place: meeting.place,
    convenedAt: (dispatch.availableAt ?? dispatch.requestedAt).toISOString(),
    acknowledgedAt: recipient.acknowledgedAt?.toISOString() ?? null,
    kind: dispatch.kind,
    cancelled: state === 'CANCELLED',
    acknowledgedOnDeviceAt: recipient.acknowledgedOnDeviceAt?.toISOString() ?? null,
  }
}

function toSummary(row: Listed): ConvocationSummary {
  const { items, pages } = row.dispatch.summary
  return { ...head(row, row.dispatch.summary), items, pages }
}

import type { Deliberation, DeliberationBoard } from '@hemicycle/contract'
import { enforceableOn, listArticle, listDueOn, OFFICE, type Role } from '@hemicycle/domain'
import { and, asc, eq, isNotNull, type SQL, sql as raw } from 'drizzle-orm'
import { ACTES_MATTERS } from '../../extraction/index.ts'
import type { Sql } from '../../kernel/db/client.ts'
import { councillors, deliberations } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { existing } from '../../kernel/db/version.ts'
import { agendaOf } from '../agenda/queries.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { meetingWithBody } from '../meetings/queries.ts'
import { sittingOf } from '../sittings/queries.ts'
import { draftsOf, keyOf } from './draw.ts'
import { personalDataOf } from './personal-data.ts'

export type DeliberationRow = typeof deliberations.$inferSelect

/** The délibérations of a meeting, in the order of the meeting. */
export const deliberationsOf = (sql: Sql, meetingId: string): Promise<DeliberationRow[]> =>
  sql
    .select()
    .from(deliberations)
    .where(eq(deliberations.meetingId, meetingId))
    .orderBy(asc(deliberations.position))

export async function deliberationById(sql: Sql, id: string): Promise<DeliberationRow> {
  const [row] = await sql.select().from(deliberations).where(eq(deliberations.id, id))
  return existing(row, 'deliberation')
}

/**
 * One that the person may read: the office all, the others what was published, and what is confidential only where it was sent to
 * them. NOT_FOUND otherwise.
 */
export async function readableDeliberation(sql: Sql, actor: Actor, id: string): Promise<DeliberationRow> {
  const [row] = await sql
    .select()
    .from(deliberations)
    .where(and(eq(deliberations.id, id), OFFICE.includes(actor.role as Role) ? undefined : readableBy(actor)))
  return existing(row, 'deliberation')
}

/** A condition on rows of « deliberations ». */
export const readableBy = ({ councillorId }: Actor): SQL =>
  raw`(${deliberations.publishedAt} is not null and (
    not (select i.confidential from agenda_items i where i.id = ${deliberations.itemId})
    or exists (select 1 from dispatches d join dispatch_recipients r on r.dispatch_id = d.id
      where d.meeting_id = ${deliberations.meetingId} and d.available_at is not null
        and r.councillor_id = ${councillorId}::uuid)))`

export async function boardOf(sql: Sql, meetingId: string): Promise<DeliberationBoard> {
  const { meeting } = await meetingWithBody(sql, meetingId)
  const authority = await currentAuthority(sql)
  const agenda = await agendaOf(sql, meetingId)
  const rows = await deliberationsOf(sql, meetingId)
  const drafts = new Map(
    draftsOf(agenda.items, await sittingOf(sql, meetingId)).map((one) => [
      keyOf({ documentId: one.documentId, itemId: one.item.id }),
      one,
    ]),
  )
  const known = new Set(rows.map(keyOf))
  return {
    meetingId,
    state: meeting.state,
    deliberations: rows.map((row) => {
      const draft = drafts.get(keyOf(row))
      const stale =
        row.publishedAt === null &&
        JSON.stringify(sorted(draft?.result)) !== JSON.stringify(sorted(row.result))
      const number = agenda.items.find(({ id }) => id === row.itemId)?.number ?? null
      return toDeliberation(row, { stale, reportNumber: number })
    }),
    toDraw: [...drafts.keys()].filter((key) => !known.has(key)).length,
    listDueOn: listDueOn(meeting.date),
    listArticle: listArticle(authority.type),
    siret: siretOf(authority.siret) !== null,
    matters: Object.entries(ACTES_MATTERS).map(([code, name]) => ({ code, name })),
    cantons: await knownCantons(sql),
    personalData: personalDataOf(rows),
  }
}

/** Those that the councillors were elected in. */
export async function knownCantons(sql: Sql): Promise<string[]> {
  const { canton } = councillors
  const rows = await sql.selectDistinct({ canton }).from(councillors).where(isNotNull(canton)).orderBy(canton)
  return rows.flatMap((row) => (row.canton ? [row.canton] : []))
}

/** Fourteen digits, or null: spaces are how people write it. */
export function siretOf(text: string | null): string | null {
  const digits = (text ?? '').replace(/\s/gu, '')
  return /^\d{14}$/u.test(digits) ? digits : null
}

/** Keys in one order: what JSONB gives back has another one. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([key, inside]) => [key, sorted(inside)])
}

function toDeliberation(
  row: DeliberationRow,
  more: Pick<Deliberation, 'stale' | 'reportNumber'>,
): Deliberation {
  const { id, meetingId, itemId, position, number, act, title, text, rapporteur, matter, version } = row
  const { postedOn, sentOn, receipt, receiptOn, publishedAt, result } = row
  return {
    ...{ id, meetingId, itemId, position, number, act, title, text, rapporteur, matter, version },
    ...{ postedOn, sentOn, receipt, receiptOn },
    result: result as Deliberation['result'],
    cantons: [...row.cantons],
    enforceableOn: enforceableOn(postedOn, receiptOn),
    publishedAt: publishedAt?.toISOString() ?? null,
    ...more,
  }
}

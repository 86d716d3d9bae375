import type { ScopeItem } from '@hemicycle/contract'
import { and, desc, eq, isNotNull, notInArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, dispatches, dispatchRecipients } from '../../kernel/db/schema/index.ts'
import { readManifestText } from '../dispatches/queries.ts'

/** The agenda as the members were last sent it: what a vote may be given for. */
export interface SentAgenda {
  readonly dispatchId: string | null
  readonly items: readonly ScopeItem[]
  /** Those that still stand. */
  readonly standing: ReadonlySet<string>
}

export async function sentAgenda(sql: Sql, meetingId: string): Promise<SentAgenda> {
  const [last] = await sql
    .select({ id: dispatches.id, manifest: dispatches.manifest })
    .from(dispatches)
    .where(
      and(eq(dispatches.meetingId, meetingId), notInArray(dispatches.kind, ['CANCELLATION', 'COPY_INFORMATION'])), // prettier-ignore
    )
    .orderBy(desc(dispatches.requestedAt))
    .limit(1)
  const gone = await sql
    .select({ id: agendaItems.id })
    .from(agendaItems)
    .where(and(eq(agendaItems.meetingId, meetingId), isNotNull(agendaItems.withdrawnAt)))
  const withdrawn = new Set(gone.map(({ id }) => id))
  const sent = last ? readManifestText(last.manifest).items : []
  const items = sent.map(({ id, number, title }) => ({ id, number, title }))
  const standing = new Set(items.flatMap(({ id }) => (withdrawn.has(id) ? [] : [id])))
  return { dispatchId: last?.id ?? null, items, standing }
}

/** Null: the whole meeting. An item that was sent no more is left out. */
export const scopeOf = (
  { items }: Pick<SentAgenda, 'items'>,
  itemIds: readonly string[] | null | undefined,
): ScopeItem[] | null => (itemIds ? items.filter(({ id }) => itemIds.includes(id)) : null)

export const standingItems = ({ items, standing }: SentAgenda): ScopeItem[] =>
  items.filter(({ id }) => standing.has(id))

/** The row of a member in a dispatch, if it was sent to him. */
export async function recipientIn(
  sql: Sql,
  dispatchId: string,
  councillorId: string,
): Promise<string | null> {
  const [row] = await sql
    .select({ id: dispatchRecipients.id })
    .from(dispatchRecipients)
    .where(
      and(eq(dispatchRecipients.dispatchId, dispatchId), eq(dispatchRecipients.councillorId, councillorId)),
    )
  return row?.id ?? null
}

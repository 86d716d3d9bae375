import type { ScopeItem } from '@hemicycle/contract'
import { BESIDE_KINDS } from '@hemicycle/domain'
import { and, desc, eq, isNotNull, notInArray } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { dispatches, dispatchRecipients } from '../../kernel/db/schema/index.ts'
import { withdrawnItems } from '../convocations/queries.ts'
import { readManifestText } from '../dispatches/queries.ts'

/** The agenda as the members were last sent it: what a vote may be given for. */
export interface SentAgenda {
  readonly dispatchId: string | null
  readonly items: readonly ScopeItem[]
  /** Those that still stand. */
  readonly standing: ReadonlySet<string>
}

export async function sentAgenda(sql: Sql, meetingId: string): Promise<SentAgenda> {
  const [last] = await sentOf(sql, meetingId).limit(1)
  const withdrawn = await withdrawnItems(sql, meetingId)
  const items = last ? itemsIn(last.manifest) : []
  const standing = new Set(items.flatMap(({ id }) => (withdrawn.has(id) ? [] : [id])))
  return { dispatchId: last?.id ?? null, items, standing }
}

/**
 * What a member names when he gives his vote, as he was sent it: an answer given offline may name what was withdrawn since. Undefined
 * where one of them was never sent.
 */
export async function namedItems(
  sql: Sql,
  meetingId: string,
  itemIds: readonly string[],
): Promise<ScopeItem[] | undefined> {
  const sent = (await sentOf(sql, meetingId)).reverse().flatMap(({ manifest }) => itemsIn(manifest))
  const known = new Map(sent.map((item) => [item.id, item]))
  const named = [...known.values()].filter(({ id }) => itemIds.includes(id))
  return itemIds.every((id) => known.has(id)) ? named : undefined
}

/** What has reached the members, the latest first: one that is still being made ready is not yet seen by anybody. */
const sentOf = (sql: Sql, meetingId: string) =>
  sql
    .select({ id: dispatches.id, manifest: dispatches.manifest })
    .from(dispatches)
    .where(
      and(
        eq(dispatches.meetingId, meetingId),
        isNotNull(dispatches.availableAt),
        notInArray(dispatches.kind, [...BESIDE_KINDS]),
      ),
    )
    .orderBy(desc(dispatches.availableAt))

const itemsIn = (manifest: string): ScopeItem[] =>
  readManifestText(manifest).items.map(({ id, number, title }) => ({ id, number, title }))

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

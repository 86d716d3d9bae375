import type { applyList, Input, Output } from '@hemicycle/contract'
import { and, eq, isNull } from 'drizzle-orm'
import type { ListColumn, ListRow } from '../../../extraction/index.ts'
import type { Sql } from '../../../kernel/db/client.ts'
import {
  agendaItems,
  agendaLists,
  agendaSections,
  type StoredField,
  type StoredFields,
  type StoredMore,
} from '../../../kernel/db/schema/index.ts'
import type { Actor } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { newId } from '../../../kernel/ids.ts'
import { editDocument } from '../edit-document.ts'
import { sectionOf } from '../place/add-items.ts'
import { proposalOf, type Proposal } from './proposal.ts'

type Done = Output<typeof applyList>

/**
 * The rows of a list become the agenda: what they say of an item is the clerk's own word, rows without an item make one that waits for
 * its files, and the order is theirs. Items that the list does not have stay, after the others.
 */
export async function applyListCommand(
  deps: Deps,
  actor: Actor,
  { documentId, columns }: Input<typeof applyList>,
): Promise<Done> {
  let done: Done = { matched: 0, added: 0 }
  await editDocument(deps, actor, documentId, 'document.list-applied', async (sql, document, now) => {
    const proposal = await proposalOf(sql, documentId, columns as (ListColumn | null)[])
    const order = await writeRows(sql, document, proposal, now)
    await reorder(sql, proposal, order)
    await sql
      .update(agendaLists)
      .set({ columns: proposal.columns, appliedAt: now })
      .where(eq(agendaLists.documentId, documentId))
    done = { matched: proposal.matches.length, added: proposal.rows.length - proposal.matches.length }
    return { ...done }
  })
  return done
}

/** Gives the items in the order of the rows. */
async function writeRows(
  sql: Sql,
  { authorityId, meetingId }: { authorityId: string; meetingId: string },
  { rows, matches, items }: Proposal,
  now: Date,
): Promise<string[]> {
  const sections = await sql
    .select()
    .from(agendaSections)
    .where(and(eq(agendaSections.meetingId, meetingId), isNull(agendaSections.removedAt)))
    .orderBy(agendaSections.position)
  const byRow = new Map(matches.map(({ row, id }) => [row, items.find((item) => item.id === id)]))
  const order: string[] = []
  for (const { index, row } of rows) {
    const item = byRow.get(index)
    const fields = withRow(item?.fields ?? null, row)
    const id = item?.id ?? newId()
    order.push(id)
    if (item)
      await sql
        .update(agendaItems)
        .set({ fields, version: item.version + 1 })
        .where(eq(agendaItems.id, id))
    else
      await sql.insert(agendaItems).values({
        id,
        authorityId,
        meetingId,
        sectionId: sectionOf(sections, fields),
        position: items.length + order.length,
        fields,
        createdAt: now,
      })
  }
  return order
}

async function reorder(sql: Sql, { items }: Proposal, order: readonly string[]): Promise<void> {
  const listed = new Set(order)
  const all = [...order, ...items.filter(({ id }) => !listed.has(id)).map(({ id }) => id)]
  for (const [position, id] of all.entries())
    await sql.update(agendaItems).set({ position }).where(eq(agendaItems.id, id))
}

const NONE: StoredField = { value: null, source: 'NONE', confidence: 0, evidence: null }
const NO_MORE: StoredMore = {
  reportNumber: NONE,
  committee: NONE,
  policy: NONE,
  matter: NONE,
  confidentiality: NONE,
}

/** What the row says takes the place of what was read; its quote stays, to compare. An empty cell says nothing. */
function withRow(current: StoredFields | null, row: ListRow): StoredFields {
  const put = (field: StoredField | undefined, value: string | undefined): StoredField =>
    value === undefined
      ? (field ?? NONE)
      : { value, source: 'CLERK', confidence: 1, evidence: field?.evidence ?? null }
  const more = current?.more ?? NO_MORE
  return {
    title: put(current?.title, row.title),
    rapporteur: put(current?.rapporteur, row.rapporteur),
    department: put(current?.department, row.department),
    actNumber: put(current?.actNumber, row.actNumber),
    more: {
      ...more,
      reportNumber: put(more.reportNumber, row.number),
      committee: put(more.committee, row.committee),
      policy: put(more.policy, row.policy),
    },
  }
}

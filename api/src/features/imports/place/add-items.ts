import { foldText, naturalCompare } from '@hemicycle/domain'
import { and, eq, isNull } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { agendaItems, agendaSections, type StoredFields } from '../../../kernel/db/schema/index.ts'
import type { ItemRecord, State } from './state.ts'

export interface NewItem {
  readonly id: string
  readonly fields: StoredFields
  readonly order: { readonly path: string; readonly page: number }
}

type SectionRow = typeof agendaSections.$inferSelect
interface Line {
  readonly id: string
  readonly order: NewItem['order'] | null
  readonly item: ItemRecord | null
}

/**
 * Lists new items among those that are there: each after the last one that its file follows in the natural order of names, as far as
 * nobody has ordered them otherwise. Its section is the one whose code its number begins with, or that bears its committee's name.
 */
export async function addItems(
  sql: Sql,
  state: State,
  added: readonly NewItem[],
  now: Date,
): Promise<boolean> {
  if (added.length === 0) return false
  const { authorityId, meetingId } = state
  const sections = await sql
    .select()
    .from(agendaSections)
    .where(and(eq(agendaSections.meetingId, meetingId), isNull(agendaSections.removedAt)))
    .orderBy(agendaSections.position)
  const lines = state.items.map((item): Line => ({ id: item.id, item, order: orderOfItem(state, item) }))
  for (const one of added) insert(lines, { id: one.id, order: one.order, item: null })
  const byId = new Map(added.map((one) => [one.id, one]))
  for (const [position, { id, item }] of lines.entries()) {
    const fresh = byId.get(id)
    if (fresh)
      await sql.insert(agendaItems).values({
        id,
        authorityId,
        meetingId,
        sectionId: sectionOf(sections, fresh.fields),
        position,
        fields: fresh.fields,
        createdAt: now,
      })
    else if (item && item.position !== position)
      await sql.update(agendaItems).set({ position }).where(eq(agendaItems.id, id))
  }
  return true
}

/** From the end, past every line that it goes before; it stops at what the clerk has put there. */
function insert(lines: Line[], line: Line): void {
  let at = lines.length
  while (at > 0 && line.order && isAfter(lines[at - 1] as Line, line.order)) at -= 1
  lines.splice(at, 0, line)
}

const isAfter = ({ order }: Line, other: NewItem['order']): boolean =>
  order !== null && (naturalCompare(order.path, other.path) || order.page - other.page) > 0

/** Where the file that leads an item stands among the others; null for an item that the clerk has taken over. */
function orderOfItem({ rows, touched }: State, { id }: ItemRecord): NewItem['order'] | null {
  const [lead] = rows.filter((row) => row.itemId === id).sort((a, b) => a.position - b.position)
  return lead && !touched.has(id) ? { path: lead.path || lead.name, page: lead.firstPage ?? 0 } : null
}

/** The section of a new item: the first one where nothing says another. */
export function sectionOf(sections: readonly SectionRow[], { actNumber, more }: StoredFields): string | null {
  const numbers = [more?.reportNumber.value, actNumber.value]
  const code = numbers.map((number) => /^(?<letters>[A-Z]{1,3})(?=\d)/u.exec(number ?? '')?.groups?.letters)
  const committee = foldText(more?.committee.value ?? '')
  const found =
    sections.find((section) => code.includes(section.code)) ??
    sections.find((section) => committee !== '' && foldText(section.title) === committee)
  return (found ?? sections[0])?.id ?? null
}

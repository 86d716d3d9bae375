import { isDeepStrictEqual } from 'node:util'
import { eq, inArray } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { agendaItems, documents } from '../../../kernel/db/schema/index.ts'
import { newId } from '../../../kernel/ids.ts'
import type { DocumentRecord } from '../queries.ts'
import { addItems } from './add-items.ts'
import { fieldsOf, partAt, underClerk } from './fields.ts'
import type { Plan, PlannedRow } from './plan.ts'
import type { State } from './state.ts'

/** Writes what a plan changes, and nothing else. Says whether anything moved. */
export async function applyPlan(sql: Sql, state: State, plan: Plan, now: Date): Promise<boolean> {
  const rows = plan.rows.map((row) => ({ ...row, id: row.rowId ?? newId() }))
  const leads = new Map(
    [...plan.leads].map(([item, lead]) => [item, rows[plan.rows.indexOf(lead)] as WrittenRow]),
  )
  const added = await addItems(
    sql,
    state,
    plan.newItems.flatMap((id) => leadOf(state, id, leads) ?? []),
    now,
  )
  const moved = await writeRows(sql, state, rows)
  const cut = await writeContainers(sql, state, plan)
  const gone = await discard(sql, plan.gone, now)
  const emptied = await removeEmptied(sql, state, rows, plan, now)
  const read = await refreshFields(sql, state, leads, new Set(plan.newItems))
  return added || moved || cut || gone || emptied || read
}

export type WrittenRow = PlannedRow & { readonly id: string }

/** What leads an item, with the fields read of it. */
function leadOf(state: State, id: string, leads: ReadonlyMap<string, WrittenRow>) {
  const row = leads.get(id)
  const file = row && state.files.find((one) => one.id === row.fileId)
  if (!row || !file) return null
  const extracted = state.readings.get(file.id)?.extracted ?? null
  const part = partAt(extracted?.parts ?? [], row.pages)
  const fields = part?.fields ?? extracted
  const firstPage = row.pages?.first ?? 1
  const lead = { documentId: row.id, name: file.name, fields, firstPage }
  return { id, fields: fieldsOf(lead), order: orderOf(file, row) }
}

/** Files by their path, pieces of a file by their page. */
const orderOf = (file: DocumentRecord, row: PlannedRow): { path: string; page: number } => ({
  path: file.path || file.name,
  page: row.pages?.first ?? 0,
})

async function writeRows(sql: Sql, state: State, rows: readonly WrittenRow[]): Promise<boolean> {
  let changed = false
  for (const row of rows) {
    const { id, item: itemId, kind, position, placement } = row
    const current = state.rows.find((one) => one.id === id)
    const wanted = { itemId, kind, position, placement }
    if (!current) await sql.insert(documents).values({ ...pieceOf(state, row), ...wanted })
    else if (isSame(current, wanted)) continue
    else await sql.update(documents).set(wanted).where(eq(documents.id, id))
    changed = true
  }
  return changed
}

function isSame(current: DocumentRecord, wanted: Partial<DocumentRecord>): boolean {
  const { itemId, kind, position, placement } = current
  return isDeepStrictEqual({ itemId, kind, position, placement }, wanted)
}

/** A piece of a cahier: the same bytes, by its pages. */
function pieceOf(state: State, { id, fileId, pages }: WrittenRow) {
  const file = state.files.find((one) => one.id === fileId) as DocumentRecord
  const { authorityId, meetingId, name, path, format, sha256, bytes, readableSha256, receivedAt } = file
  const range = pages ?? { first: 1, last: file.pages ?? 1 }
  return {
    id,
    authorityId,
    meetingId,
    name,
    path,
    format,
    sha256,
    bytes,
    readableSha256,
    receivedAt,
    sourceId: fileId,
    firstPage: range.first,
    lastPage: range.last,
    pages: range.last - range.first + 1,
    state: 'READY' as const,
    notes: file.notes,
  }
}

/** A file that is cut holds its pieces and stands nowhere itself. */
async function writeContainers(sql: Sql, { files }: State, { cut }: Plan): Promise<boolean> {
  let changed = false
  for (const { id, container, itemId } of files) {
    const wanted = cut.has(id) ? ('CAHIER' as const) : null
    if (container === wanted && !(wanted && itemId)) continue
    await sql
      .update(documents)
      .set({ container: wanted, ...(wanted ? { itemId: null, kind: null, placement: null } : {}) })
      .where(eq(documents.id, id))
    changed = true
  }
  return changed
}

async function discard(sql: Sql, ids: readonly string[], now: Date): Promise<boolean> {
  if (ids.length > 0)
    await sql
      .update(documents)
      .set({ state: 'DISCARDED', discardedAt: now })
      .where(inArray(documents.id, [...ids]))
  return ids.length > 0
}

/** An item made by an earlier reading whose files are now with another leaves the agenda with them. */
async function removeEmptied(
  sql: Sql,
  { rows: before, touched, items }: State,
  rows: readonly WrittenRow[],
  plan: Plan,
  now: Date,
): Promise<boolean> {
  const after = new Map(rows.map((row) => [row.id, row.item]))
  const placeOf = ({ id, itemId }: DocumentRecord): string | null => {
    if (plan.gone.includes(id) || plan.cut.has(id)) return null
    const planned = after.get(id)
    return planned === undefined ? itemId : planned
  }
  const filled = new Set([
    ...before.flatMap((row) => placeOf(row) ?? []),
    ...rows.flatMap(({ item }) => item ?? []),
  ])
  const emptied = items.filter(
    ({ id }) => !touched.has(id) && !filled.has(id) && before.some(({ itemId }) => itemId === id),
  )
  for (const { id } of emptied)
    await sql.update(agendaItems).set({ removedAt: now }).where(eq(agendaItems.id, id))
  return emptied.length > 0
}

/** An item that a report has come to lead is read from it; what the clerk has written stays. */
async function refreshFields(
  sql: Sql,
  state: State,
  leads: ReadonlyMap<string, WrittenRow>,
  fresh: ReadonlySet<string>,
): Promise<boolean> {
  let changed = false
  for (const item of state.items) {
    const lead = fresh.has(item.id) ? null : leadOf(state, item.id, leads)
    if (!lead || state.touched.has(item.id)) continue
    const fields = underClerk(item.fields, lead.fields)
    if (isDeepStrictEqual(fields, item.fields)) continue
    await sql.update(agendaItems).set({ fields }).where(eq(agendaItems.id, item.id))
    changed = true
  }
  return changed
}

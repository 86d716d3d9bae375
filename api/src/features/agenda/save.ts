import { AGENDA_FIELDS, Problem } from '@hemicycle/domain'
import { sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import {
  agendaItems,
  agendaSections,
  type StoredField,
  type StoredFields,
} from '../../kernel/db/schema/index.ts'
import type { EditedAgenda } from './state.ts'

type Item = EditedAgenda['items'][number]
type Section = EditedAgenda['sections'][number]
interface Where {
  readonly authorityId: string
  readonly meetingId: string
  readonly now: Date
}

/** Writes what differs between two states, one statement for each kind of row; gives the items whose content changed. */
export async function saveAgenda(
  sql: Sql,
  before: EditedAgenda,
  after: EditedAgenda,
  where: Where,
): Promise<string[]> {
  await saveSections(sql, before, after, where)
  const changed = await saveItems(sql, before, after, where)
  await savePieces(sql, before, after)
  return changed
}

/** Rows of `after` that are new, and those that are not what they were (another object, or come and gone). */
function differences<R extends { readonly id: string }>(
  before: { readonly live: readonly R[]; readonly gone: readonly R[] },
  after: { readonly live: readonly R[]; readonly gone: readonly R[] },
) {
  const known = new Set([...before.live, ...before.gone].map((row) => row.id))
  const same = { live: new Set(before.live), gone: new Set(before.gone) }
  const rows = [
    ...after.live.filter((row) => !same.live.has(row)).map((row) => ({ row, removed: false })),
    ...after.gone.filter((row) => !same.gone.has(row)).map((row) => ({ row, removed: true })),
  ]
  return {
    fresh: rows.filter(({ row }) => !known.has(row.id)),
    changed: rows.filter(({ row }) => known.has(row.id)),
  }
}

const refuseKnown = (error: unknown): never => {
  const { code } = ((error as { cause?: unknown }).cause ?? error) as { code?: string }
  if (code === '23505') throw new Problem('DUPLICATE', 'this id exists already', { cause: error })
  throw error
}

async function saveSections(
  sql: Sql,
  before: EditedAgenda,
  after: EditedAgenda,
  where: Where,
): Promise<void> {
  const side = ({ sections, removed }: EditedAgenda) => ({ live: sections, gone: removed.sections })
  const { fresh, changed } = differences<Section>(side(before), side(after))
  const { authorityId, meetingId, now } = where
  if (fresh.length > 0)
    await sql
      .insert(agendaSections)
      .values(
        fresh.map(({ row, removed }) => ({
          ...row,
          authorityId,
          meetingId,
          removedAt: removed ? now : null,
        })),
      )
      .catch(refuseKnown)
  if (changed.length === 0) return
  const rows = changed.map(({ row, removed }) => ({ ...row, removed }))
  await sql.execute(raw`update agenda_sections s set parent_id = n."parentId", axis = n.axis, code = n.code, title = n.title,
      position = n.position, removed_at = case when n.removed then coalesce(s.removed_at, ${now.toISOString()}::timestamptz) end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(id uuid, "parentId" uuid, axis text, code text, title text, position int, removed boolean) where s.id = n.id`)
}

async function saveItems(
  sql: Sql,
  before: EditedAgenda,
  after: EditedAgenda,
  where: Where,
): Promise<string[]> {
  const side = ({ items, removed }: EditedAgenda) => ({ live: items, gone: removed.items })
  const { fresh, changed } = differences<Item>(side(before), side(after))
  const { authorityId, meetingId, now } = where
  if (fresh.length > 0)
    await sql
      .insert(agendaItems)
      .values(fresh.map(({ row }) => ({ ...columnsOf(row), authorityId, meetingId, createdAt: now })))
      .catch(refuseKnown)
  const old = new Map([...before.items, ...before.removed.items].map((item) => [item.id, item]))
  const wasGone = new Set(before.removed.items.map((item) => item.id))
  const stays = ({ row, removed }: (typeof changed)[number]) =>
    removed === wasGone.has(row.id) && sameContent(old.get(row.id), row)
  await updatePositions(
    sql,
    changed.filter(stays).map(({ row }) => row),
  )
  const touched = changed.filter((one) => !stays(one))
  await updateItems(
    sql,
    touched.map(({ row, removed }) => ({ ...columnsOf(row), removed })),
    now,
  )
  return [...fresh, ...touched].map(({ row }) => row.id)
}

/** A report that makes room for another has not changed: its rank alone is written. */
async function updatePositions(sql: Sql, rows: readonly Item[]): Promise<void> {
  if (rows.length === 0) return
  const places = rows.map(({ id, position }) => ({ id, position }))
  await sql.execute(raw`update agenda_items i set position = n.position
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as n(id uuid, position int) where i.id = n.id`)
}

async function updateItems(sql: Sql, rows: readonly object[], now: Date): Promise<void> {
  if (rows.length === 0) return
  await sql.execute(raw`update agenda_items i set section_id = n."sectionId", position = n.position, nature = n.nature,
      confidential = n.confidential, recusals = n.recusals, committees = n.committees,
      policy = n.policy, matter = n.matter, fields = i.fields || n.fields,
      withdrawn_at = n."withdrawnAt", version = i.version + 1,
      removed_at = case when n.removed then coalesce(i.removed_at, ${now.toISOString()}::timestamptz) end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "sectionId" uuid, position int, nature text,
      confidential boolean, recusals uuid[], committees jsonb, policy text, matter text, fields jsonb, "withdrawnAt" timestamptz, removed boolean)
    where i.id = n.id`)
}

/** What does not change stays the same object: only the place among all items differs. */
function sameContent(was: Item | undefined, row: Item): boolean {
  const names = Object.keys(row) as (keyof Item)[]
  return was !== undefined && names.every((name) => name === 'position' || was[name] === row[name])
}

function columnsOf(item: Item) {
  const { id, sectionId, position, nature, confidential, recusals, committees, policy, matter } = item
  const fields = Object.fromEntries(AGENDA_FIELDS.map((name) => [name, storedField(item[name])]))
  return {
    id,
    sectionId,
    position,
    nature,
    confidential,
    recusals,
    committees,
    policy,
    matter,
    fields: fields as unknown as StoredFields,
    withdrawnAt: item.withdrawnAt === null ? null : new Date(item.withdrawnAt),
  }
}

const storedField = ({ value, source, confidence, evidence }: Item['title']): StoredField => ({
  value,
  source,
  confidence,
  evidence,
})

/** Documents belong to another item, or stand in another order, are of another kind, or have a title of the clerk's. */
async function savePieces(sql: Sql, before: EditedAgenda, after: EditedAgenda): Promise<void> {
  const placed = (agenda: EditedAgenda) =>
    [...agenda.items, ...agenda.removed.items].flatMap((item) =>
      item.documents.map(({ id, kind, ownTitle }, position) => ({
        id,
        itemId: item.id,
        kind,
        position,
        title: ownTitle,
      })),
    )
  const old = new Map(placed(before).map((piece) => [piece.id, JSON.stringify(piece)]))
  const moved = placed(after).filter((piece) => old.get(piece.id) !== JSON.stringify(piece))
  if (moved.length > 0)
    await sql.execute(raw`update documents d set item_id = n."itemId", kind = n.kind, position = n.position, title = n.title
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as n(id uuid, "itemId" uuid, kind text, position int, title text)
      where d.id = n.id`)
}

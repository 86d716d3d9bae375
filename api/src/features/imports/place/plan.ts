import type { DocumentGroup, GroupDoubt, GroupMember, Grouping } from '../../../extraction/index.ts'
import type { Placement } from '../../../kernel/db/schema/index.ts'
import type { DocumentRecord } from '../queries.ts'

/** A row as far as placing it needs it. */
export type PlacedRow = Pick<
  DocumentRecord,
  'id' | 'sourceId' | 'firstPage' | 'lastPage' | 'itemId' | 'kind' | 'position' | 'placement' | 'container'
>

export interface PlanInput {
  readonly grouping: Grouping
  /** Files, and the pieces they were cut into before. */
  readonly rows: readonly PlacedRow[]
  /** Items that the clerk, or a dispatch, has taken over: what stands there stays. */
  readonly touched: ReadonlySet<string>
  /** Items of a list that wait for their files, by the group that is theirs. */
  readonly awaited: ReadonlyMap<DocumentGroup, string>
}

/** A file or a piece where it is to stand. `item` names an item that is there, or one of `newItems`. */
export interface PlannedRow {
  /** Null for a piece that is to be made. */
  readonly rowId: string | null
  readonly fileId: string
  readonly pages: GroupMember['pages']
  readonly item: string | null
  readonly kind: GroupMember['kind']
  readonly position: number
  readonly placement: Placement
}

export interface Plan {
  readonly rows: readonly PlannedRow[]
  /** In the order in which they are to be listed, each with its group. */
  readonly newItems: readonly string[]
  /** The leading row of every item that this plan fills. */
  readonly leads: ReadonlyMap<string, PlannedRow>
  /** Files that are cut into pieces. */
  readonly cut: ReadonlySet<string>
  /** Pieces that are no more. */
  readonly gone: readonly string[]
}

/**
 * Where every file is to stand, as if all had come at once: what the readings say, and over it what the clerk has decided. The same
 * files give the same plan in whatever order they arrived. Pure; `nameNew` names the items that are to be made.
 */
export function planPlaces({ grouping, rows, touched, awaited }: PlanInput, nameNew: () => string): Plan {
  const planned: PlannedRow[] = []
  const newItems: string[] = []
  const leads = new Map<string, PlannedRow>()
  const claimed = new Set<string>()
  const pinned = (row: PlacedRow | undefined) => row !== undefined && isPinned(row, touched)
  const doubts = new Map(grouping.doubts.map((doubt) => [doubt.id, doubt]))
  for (const group of grouping.groups) {
    const members = group.members.map((member) => ({ member, row: rowOf(member, rows) }))
    const doubt = doubts.get(group.members[0].id) ?? null
    const item = isApart(group, doubt)
      ? null
      : (targetOf(members, pinned, claimed) ?? itemOfFile(group, rows, claimed) ?? awaited.get(group) ?? null)
    const target = item ?? (isApart(group, doubt) ? null : nameNew())
    if (target !== null && item === null) newItems.push(target)
    if (target !== null) claimed.add(target)
    for (const [position, { member, row }] of members.entries()) {
      const own = position === 0 ? doubt : (doubts.get(member.id) ?? null)
      const wanted = toRow(member, row, target, position, own)
      if (row && pinned(row)) continue
      planned.push(wanted)
      if (target !== null && position === 0) leads.set(target, wanted)
    }
  }
  const kept = new Set(planned.flatMap(({ rowId }) => rowId ?? []))
  const cut = new Set(planned.filter(({ pages }) => pages !== null).map(({ fileId }) => fileId))
  const gone = rows
    .filter((row) => row.firstPage !== null && !kept.has(row.id) && !pinned(row))
    .map(({ id }) => id)
  return { rows: planned, newItems, leads, cut, gone }
}

/** Placed by the clerk here, moved by her on the agenda, or in an item that she has worked on: no reading moves it any more. */
const isPinned = ({ placement, itemId }: PlacedRow, touched: ReadonlySet<string>): boolean =>
  placement !== null &&
  (placement.by === 'CLERK' || placement.itemId !== itemId || (itemId !== null && touched.has(itemId)))

const rowOf = ({ id, pages }: GroupMember, rows: readonly PlacedRow[]): PlacedRow | undefined =>
  rows.find((row) =>
    pages
      ? row.sourceId === id && row.firstPage === pages.first && row.lastPage === pages.last
      : row.id === id && row.firstPage === null,
  )

/** An annexe that nobody can place waits for the clerk, rather than make an item of its own. */
const isApart = ({ members: [lead, ...others] }: DocumentGroup, doubt: GroupDoubt | null): boolean =>
  doubt !== null &&
  others.length === 0 &&
  lead.pages === null &&
  (lead.kind === 'ANNEX' || lead.kind === 'OTHER')

interface Known {
  readonly member: GroupMember
  readonly row: PlacedRow | undefined
}

/** The item that the group is already in: of its lead, else of the first of the others that stands somewhere. */
function targetOf(
  members: readonly Known[],
  pinned: (row: PlacedRow | undefined) => boolean,
  claimed: ReadonlySet<string>,
): string | null {
  const free = ({ row }: Known): string | null =>
    row?.itemId && (pinned(row) || !claimed.has(row.itemId)) ? row.itemId : null
  const [lead, ...others] = members
  const own = lead && free(lead)
  if (own) return own
  // What the clerk has put elsewhere does not draw the others after it.
  return others
    .filter(({ row }) => !pinned(row))
    .reduce<string | null>((found, one) => found ?? free(one), null)
}

/** A file that the clerk has put with an item, and that is cut now: its first piece stands there in its place. */
function itemOfFile(
  { members: [lead] }: DocumentGroup,
  rows: readonly PlacedRow[],
  claimed: ReadonlySet<string>,
): string | null {
  const file = rows.find(({ id, firstPage }) => id === lead.id && firstPage === null)
  const own = lead.pages !== null && file?.placement?.by === 'CLERK' ? file.itemId : null
  return own !== null && !claimed.has(own) ? own : null
}

const toRow = (
  { id, pages, kind, reason, detail, confidence }: GroupMember,
  row: PlacedRow | undefined,
  item: string | null,
  position: number,
  doubt: GroupDoubt | null,
): PlannedRow => ({
  rowId: row?.id ?? null,
  fileId: id,
  pages,
  item,
  kind,
  position,
  placement: {
    by: 'READING',
    itemId: item,
    reason: item === null ? null : reason,
    detail: detail.slice(0, 200),
    confidence,
    doubt: doubt?.reason ?? null,
    candidates: [...(doubt?.candidates ?? [])],
  },
})

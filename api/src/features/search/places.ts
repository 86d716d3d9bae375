import { and, eq, inArray, isNotNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { searchEntries, searchPlaces } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'
import type { Entry } from './entry.ts'

type Place = Pick<Entry, 'shelf' | 'kind' | 'meetingId' | 'sentFrom' | 'sentTo'>
/** The number of what an entry is counted with; null: it stands alone. */
export type PlaceOf = (entry: Entry) => Promise<number | null>

/** Those of a source are read once; one that is missing is added. */
export async function placesFor(sql: Sql, authorityId: string, entries: Iterable<Entry>): Promise<PlaceOf> {
  const meetings = new Set([...entries].flatMap(({ meetingId }) => meetingId ?? []))
  const rows = await sql
    .select()
    .from(searchPlaces)
    .where(inArray(searchPlaces.meetingId, [...meetings]))
  const known = new Map(rows.map((row) => [nameOf(row), row.id]))
  return async ({ shelf, kind, meetingId, sentFrom, sentTo }) => {
    if (meetingId === null || shelf === 'DECIDED') return null
    const place = { shelf, kind, meetingId, sentFrom, sentTo }
    const id = known.get(nameOf(place)) ?? (await add(sql, { ...place, authorityId }))
    known.set(nameOf(place), id)
    return id
  }
}

async function add(sql: Sql, place: typeof searchPlaces.$inferInsert): Promise<number> {
  const [row] = await sql.insert(searchPlaces).values(place).returning({ id: searchPlaces.id })
  return existing(row, 'place').id
}

const nameOf = ({ shelf, kind, meetingId, sentFrom, sentTo }: Place): string =>
  [meetingId, shelf, kind, sentFrom?.toISOString(), sentTo?.toISOString()].join(' ')

/** Of these, what no entry of the source bears any more is forgotten. */
export async function forgetPlaces(sql: Sql, source: string, ids: ReadonlySet<number | null>): Promise<void> {
  const some = [...ids].filter((id) => id !== null)
  if (some.length === 0) return
  const mine = and(eq(searchEntries.source, source), isNotNull(searchEntries.placeId))
  const borne = sql
    .select({ id: raw`${searchEntries.placeId}` })
    .from(searchEntries)
    .where(mine)
  await sql
    .delete(searchPlaces)
    .where(raw`${inArray(searchPlaces.id, some)} and ${searchPlaces.id} not in ${borne}`)
}

import type { SearchKind } from '@hemicycle/domain'
import { and, asc, eq, inArray, isNotNull, isNull, ne, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { agendaItems, dispatches, documents, meetings } from '../../../kernel/db/schema/index.ts'
import { existing } from '../../../kernel/db/version.ts'
import { type Manifest, readManifestText } from '../../dispatches/queries.ts'
import { type Entry, NOTHING } from '../entry.ts'

type Meeting = typeof meetings.$inferSelect
type Kind = (typeof documents.$inferSelect)['kind']

const kindOf = (kind: Kind): SearchKind =>
  kind === 'DELIBERATION' ? 'DELIBERATION' : kind === 'REPORT' || kind === null ? 'REPORT' : 'ANNEX'
const field = (name: string) => raw<string>`coalesce(${agendaItems.fields} -> ${name} ->> 'value', '')`
const read = raw<number>`(select count(*)::int from file_pages p
  where p.authority_id = "documents"."authority_id" and p.sha256 = "documents"."sha256")`

/** The files of a meeting as the desk has them now, and as each dispatch carried them: who was sent a title finds that one. */
export async function meetingEntries(sql: Sql, meetingId: string): Promise<Entry[]> {
  const [row] = await sql.select().from(meetings).where(eq(meetings.id, meetingId))
  const meeting = existing(row, 'meeting')
  return [...(await onDesk(sql, meeting)), ...(await sent(sql, meeting))]
}

const common = ({ id, bodyId, date }: Meeting) => ({ ...NOTHING, day: date, bodyId, meetingId: id })

async function onDesk(sql: Sql, meeting: Meeting): Promise<Entry[]> {
  const names = { title: field('title'), rapporteur: field('rapporteur'), department: field('department') }
  const rows = await sql
    .select({ document: documents, itemId: agendaItems.id, number: agendaItems.number, ...names, read })
    .from(documents)
    .innerJoin(agendaItems, eq(agendaItems.id, documents.itemId))
    .where(
      and(
        eq(documents.meetingId, meeting.id),
        eq(documents.state, 'READY'),
        isNull(documents.container),
        isNull(agendaItems.removedAt),
      ),
    )
  return rows.map(({ document, itemId, number, title, rapporteur, department, read }) => ({
    ...common(meeting),
    ...contentOf(document),
    shelf: 'DESK' as const,
    kind: kindOf(document.kind),
    title,
    number,
    detail: document.title ?? document.name,
    itemId,
    also: `${rapporteur} ${department}`,
    read,
  }))
}

const contentOf = ({ id, sha256, firstPage, lastPage }: typeof documents.$inferSelect) => ({
  targetId: id,
  sha256,
  firstPage,
  lastPage,
})

/** What each dispatch carried, those that say the same put together. */
async function sent(sql: Sql, meeting: Meeting): Promise<Entry[]> {
  const rows = await sql
    .select({ manifest: dispatches.manifest, at: dispatches.availableAt })
    .from(dispatches)
    .where(
      and(
        eq(dispatches.meetingId, meeting.id),
        isNotNull(dispatches.availableAt),
        ne(dispatches.kind, 'CANCELLATION'),
      ),
    )
    .orderBy(asc(dispatches.availableAt))
  const manifests = rows.map(({ manifest }) => readManifestText(manifest))
  const contents = await contentsOf(sql, manifests)
  const runs = new Map<string, { entry: Entry; from: number; to: number }[]>()
  for (const [at, manifest] of manifests.entries())
    for (const entry of carried(meeting, manifest, contents)) extend(runs, entry, at)
  return [...runs.values()].flat().map(({ entry, from, to }) => ({
    ...entry,
    sentFrom: rows[from]?.at ?? null,
    sentTo: rows[to]?.at ?? null,
  }))
}

function extend(
  runs: Map<string, { entry: Entry; from: number; to: number }[]>,
  entry: Entry,
  at: number,
): void {
  const same = JSON.stringify(entry)
  const known = runs.get(same) ?? []
  const last = known.at(-1)
  if (last && last.to >= at - 1) last.to = at
  else runs.set(same, [...known, { entry, from: at, to: at }])
}

type Contents = ReadonlyMap<string, { document: typeof documents.$inferSelect; read: number }>

async function contentsOf(sql: Sql, manifests: readonly Manifest[]): Promise<Contents> {
  const ids = manifests.flatMap(({ items }) => items.flatMap((item) => item.documents.map(({ id }) => id)))
  if (ids.length === 0) return new Map()
  const rows = await sql
    .select({ document: documents, read })
    .from(documents)
    .where(inArray(documents.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.document.id, row]))
}

function carried(meeting: Meeting, manifest: Manifest, contents: Contents): Entry[] {
  return manifest.items.flatMap((item) =>
    item.documents.flatMap(({ id, name, kind, title: own }) => {
      const content = contents.get(id)
      if (!content) return []
      const { title, rapporteur, department } = item
      return {
        ...common(meeting),
        ...contentOf(content.document),
        shelf: 'SENT' as const,
        kind: kindOf(kind),
        title,
        number: item.number === '' ? null : item.number,
        detail: own ?? name,
        itemId: item.id,
        also: `${rapporteur ?? ''} ${department ?? ''}`,
        read: content.read,
      }
    }),
  )
}

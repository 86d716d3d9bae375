import type { Publication, PublicationFile, PublicationRow, PublicationVersion } from '@hemicycle/contract'
import type { PublicationKind } from '@hemicycle/domain'
import { and, asc, desc, eq, lte, type SQL, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { publicationFiles, publications, publicationVersions } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'
import type { Ordered } from '../../kernel/http/list.ts'
import { todayOf } from '../authorities/queries.ts'
import { reachOf } from './audience.ts'

export { reaches } from './audience.ts'
export { publicationFile } from './readable.ts'

export type VersionRecord = typeof publicationVersions.$inferSelect
export type FileRecord = typeof publicationFiles.$inferSelect

interface Row extends Record<string, unknown> {
  id: string
  kind: PublicationKind
  pinned: boolean
  version: number
  archived_at: string | null
  title: string
  number: number
  effective_on: string | null
  changed_at: string
  last_at: string | null
  shown_number: number | null
  shown_at: string | null
  audience: PublicationRow['audience']
  files: number
  readers: number
  reach: number
}

/** Each publication with the last thing written of it and what is read of it now. */
async function rows(sql: Sql, now: Date, where: SQL): Promise<Row[]> {
  const today = await todayOf(sql, now)
  const { rows: found } = await sql.execute<Row>(raw`
    select p.id, p.kind, p.pinned, p.version, p.archived_at, last.title, last.number, last.effective_on::text, last.changed_at,
      last.published_at as last_at, shown.number as shown_number, shown.published_at as shown_at, last.audience,
      (select count(*)::int from publication_files f where f.version_id = last.id) as files,
      (select count(*)::int from publication_reads r where r.publication_id = p.id and r.number = shown.number) as readers,
      ${reachOf('last', today)} as reach
    from ${written(now)} where ${where}`)
  return found
}

const written = (now: Date): SQL => raw`publications p
  join lateral (select * from publication_versions v where v.publication_id = p.id order by v.number desc limit 1) last on true
  left join lateral (select * from publication_versions v where v.publication_id = p.id and v.published_at <= ${now.toISOString()}
    order by v.number desc limit 1) shown on true`

export const publicationList = (sql: Sql, now: Date): Ordered<PublicationRow> => ({
  ranked: raw`select p.id, row_number() over (order by p.pinned desc, coalesce(shown.published_at, last.changed_at) desc, p.id) as n
    from ${written(now)}`,
  read: async (ids) => (await rows(sql, now, raw`p.id = any(${raw.param(ids)}::uuid[])`)).map(toRow),
})

export async function publicationById(sql: Sql, id: string, now: Date): Promise<Publication> {
  const [found] = await rows(sql, now, raw`p.id = ${id}`)
  const row = toRow(existing(found, 'publication'))
  const last = existing(await lastVersion(sql, id), 'version')
  const { title, text, details, note, effectiveOn, audience, audienceIds } = last
  return {
    ...row,
    number: last.number,
    fields: {
      title,
      text,
      details: writable(details),
      note,
      effectiveOn,
      audience: { kind: audience, ids: audienceIds },
    },
    documents: await filesOf(sql, last.id),
    versions: await publishedVersions(sql, id, now),
  }
}

/** Details are read-only values in the domain; replies are typed by the contract, which is not. */
export const writable = (details: VersionRecord['details']): Publication['fields']['details'] =>
  structuredClone(details) as Publication['fields']['details']

export async function lastVersion(sql: Sql, publicationId: string): Promise<VersionRecord | undefined> {
  const [last] = await sql
    .select()
    .from(publicationVersions)
    .where(eq(publicationVersions.publicationId, publicationId))
    .orderBy(desc(publicationVersions.number))
    .limit(1)
  return last
}

export async function filesOf(sql: Sql, versionId: string): Promise<PublicationFile[]> {
  const found = await sql
    .select()
    .from(publicationFiles)
    .where(eq(publicationFiles.versionId, versionId))
    .orderBy(asc(publicationFiles.position))
  return found.map(({ id, name, state, refusal, bytes, pages }) => ({
    id,
    name,
    state,
    refusal,
    bytes,
    pages,
  }))
}

async function publishedVersions(sql: Sql, publicationId: string, now: Date): Promise<PublicationVersion[]> {
  const { publicationId: of, publishedAt } = publicationVersions
  const found = await sql
    .select()
    .from(publicationVersions)
    .where(and(eq(of, publicationId), lte(publishedAt, now)))
    .orderBy(desc(publicationVersions.number))
  return found.map(toVersion)
}

export function toVersion({
  number,
  effectiveOn,
  publishedAt,
  publishedBy,
  note,
  changedAt,
}: VersionRecord): PublicationVersion {
  return { number, effectiveOn, publishedAt: (publishedAt ?? changedAt).toISOString(), publishedBy, note }
}

const instantOf = (text: string | null): string | null =>
  text === null ? null : new Date(text).toISOString()

function toRow(row: Row): PublicationRow {
  const { id, kind, title, pinned, audience, files, readers, reach, version } = row
  return {
    ...{ id, kind, title, pinned, audience, files, readers, reach, version },
    state: stateOf(row),
    draft: row.shown_number !== null && row.number > row.shown_number,
    effectiveOn: row.effective_on,
    publishedAt: instantOf(row.shown_at ?? row.last_at),
    changedAt: new Date(row.changed_at).toISOString(),
  }
}

function stateOf({ archived_at, shown_at, last_at }: Row): PublicationRow['state'] {
  if (archived_at !== null) return 'ARCHIVED'
  if (shown_at !== null) return 'PUBLISHED'
  return last_at === null ? 'DRAFT' : 'SCHEDULED'
}

/** Locks a publication for the rest of the transaction. */
export async function lockPublication(sql: Sql, id: string): Promise<typeof publications.$inferSelect> {
  const [row] = await sql.select().from(publications).where(eq(publications.id, id)).for('update')
  return existing(row, 'publication')
}

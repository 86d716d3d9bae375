import { civilDateIn, readText, type Run } from '@hemicycle/domain'
import { and, eq, isNull, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../../kernel/db/client.ts'
import { publicationFiles, publications, publicationVersions } from '../../../kernel/db/schema/index.ts'
import { currentAuthority } from '../../authorities/queries.ts'
import { type Entry, NOTHING } from '../entry.ts'

type Version = typeof publicationVersions.$inferSelect

/** The versions that are read or will be, and the draft: who may read which is decided by the search. */
export async function publicationEntries(sql: Sql, now: Date): Promise<Entry[]> {
  const { timeZone } = await currentAuthority(sql)
  const rows = await sql
    .select({ version: publicationVersions, kind: publications.kind })
    .from(publicationVersions)
    .innerJoin(publications, eq(publications.id, publicationVersions.publicationId))
    .where(and(isNull(publications.archivedAt), notBehind(now)))
  const entries: Entry[] = []
  for (const { version, kind } of rows) {
    const about = {
      ...NOTHING,
      shelf: 'PUBLISHED' as const,
      kind,
      title: version.title,
      day: version.effectiveOn ?? civilDateIn(version.publishedAt ?? version.changedAt, timeZone),
      bodyId: version.details.kind === 'MINUTES' ? version.details.bodyId : null,
      versionId: version.id,
    }
    entries.push({ ...about, text: plainText(version) })
    for (const file of await filesOf(sql, version.id)) entries.push({ ...about, ...file })
  }
  return entries
}

/** No later version has been read already. */
const notBehind = (now: Date) => raw`not exists (select 1 from publication_versions n
  where n.publication_id = "publication_versions"."publication_id" and n.number > "publication_versions"."number"
    and n.published_at <= ${now.toISOString()})`

function plainText({ text, details }: Version): string {
  const of = (runs: readonly Run[]) => runs.map((run) => run.text).join('')
  const blocks = readText(text).map((block) =>
    block.kind === 'HEADING'
      ? block.text
      : block.kind === 'LIST'
        ? block.items.map(of).join(' · ')
        : of(block.runs),
  )
  const { amount, conditions, procedure, contact } = details.kind === 'AID' ? details : NO_AID
  return [...blocks, amount, conditions, procedure, contact].filter((part) => part !== '').join('\n')
}
const NO_AID = { amount: '', conditions: '', procedure: '', contact: '' }

async function filesOf(sql: Sql, versionId: string) {
  return sql
    .select({
      targetId: publicationFiles.id,
      detail: publicationFiles.name,
      sha256: publicationFiles.sha256,
      read: raw<number>`(select count(*)::int from file_pages p where p.authority_id = "publication_files"."authority_id"
        and p.sha256 = "publication_files"."sha256")`,
    })
    .from(publicationFiles)
    .where(and(eq(publicationFiles.versionId, versionId), eq(publicationFiles.state, 'READY')))
}

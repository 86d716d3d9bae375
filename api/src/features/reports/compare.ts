import type { compareReportFile, Input, Output } from '@hemicycle/contract'
import { and, desc, eq, isNotNull, lt } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { reportFiles } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import { comparisonOf, textOf } from '../imports/queries.ts'
import { fileById, type FileRecord, visibleReport } from './queries.ts'

/** What changed in the text of a file since the version before it that could be read, for whoever sees its report. */
export async function fileChanges(
  sql: Sql,
  actor: Actor,
  { fileId }: Input<typeof compareReportFile>,
): Promise<Output<typeof compareReportFile>> {
  const file = await fileById(sql, fileId)
  await visibleReport(sql, actor, file.reportId)
  const before = await versionBefore(sql, file)
  const [older, newer] = [before ? await pagesOf(sql, before) : [], await pagesOf(sql, file)]
  return { since: before?.id ?? null, ...comparisonOf(older, newer) }
}

const pagesOf = (sql: Sql, { sha256 }: FileRecord): Promise<string[]> =>
  textOf(sql, { sha256, firstPage: null, lastPage: null })

/** The last version of a file, before this one, that has pages. */
export async function versionBefore(
  sql: Sql,
  { lineId, lineVersion }: FileRecord,
): Promise<FileRecord | null> {
  const [row] = await sql
    .select()
    .from(reportFiles)
    .where(
      and(
        eq(reportFiles.lineId, lineId),
        lt(reportFiles.lineVersion, lineVersion),
        isNotNull(reportFiles.pages),
      ),
    )
    .orderBy(desc(reportFiles.lineVersion))
    .limit(1)
  return row ?? null
}

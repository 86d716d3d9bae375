import { and, eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { files, reportFiles, reports } from '../../kernel/db/schema/index.ts'
import { inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { safely } from '../../kernel/http/problem.ts'
import type { JobHandler } from '../../kernel/jobs/define.ts'
import { keepPages, readReportFile } from '../imports/from-report/queries.ts'
import { announceReport } from './commands.ts'
import { versionBefore } from './compare.ts'
import type { FileRecord } from './queries.ts'

/** Heavy work first, outside any transaction; then one transaction says what was found. Run twice, it changes nothing twice. */
export const handle: JobHandler<Deps, { fileId: string }> = async ({ deps, authorityId }, { fileId }) => {
  const tenant = { authorityId: authorityId ?? '' }
  const file = await inTx(deps, tenant, (sql) => waiting(sql, fileId))
  if (!file) return
  const { refusal, readable, extracted, pages } = await readReportFile(deps, tenant.authorityId, file)
  await inTx(deps, tenant, async (sql) => {
    if (!(await waiting(sql, fileId))) return
    const createdAt = deps.clock.now()
    if (readable)
      await sql
        .insert(files)
        .values({ ...tenant, ...readable, createdAt })
        .onConflictDoNothing()
    // A projet de délibération says so itself; what its author has put first stays the report.
    const act = file.kind === 'ANNEX' && extracted?.kind.value === 'DELIBERATION'
    await sql
      .update(reportFiles)
      .set({
        state: refusal ? 'REFUSED' : 'READY',
        refusal,
        extracted,
        pages: pages > 0 ? pages : null,
        readableSha256: readable?.sha256 ?? null,
        ...(act ? { kind: 'DELIBERATION' as const } : {}),
      })
      .where(eq(reportFiles.id, fileId))
    const [report] = await sql.select().from(reports).where(eq(reports.id, file.reportId))
    if (report) await announceReport(sql, tenant.authorityId, report)
  })
  if (file.lineVersion > 1 && pages > 0)
    await keepTexts(deps, { ...file, readableSha256: readable?.sha256 ?? null })
}

/** The texts of a new version and of the one before: what the office compares them by. Not being able to is no fault of the file. */
async function keepTexts(deps: Deps, file: FileRecord): Promise<void> {
  const { authorityId } = file
  const before = await inTx(deps, { authorityId }, (sql) => versionBefore(sql, file))
  for (const one of before ? [before, file] : [])
    await keepPages(deps, authorityId, one).catch((error: unknown) =>
      deps.log.warn({ fileId: one.id, err: safely(error) }, 'the text of a report file was not kept'),
    )
}

async function waiting(sql: Sql, fileId: string): Promise<FileRecord | null> {
  const [row] = await sql
    .select()
    .from(reportFiles)
    .where(and(eq(reportFiles.id, fileId), eq(reportFiles.state, 'RECEIVED')))
    .for('update')
  return row ?? null
}

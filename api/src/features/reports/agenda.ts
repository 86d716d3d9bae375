import { and, eq, isNotNull } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { reportFiles } from '../../kernel/db/schema/index.ts'
import type { Actor } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { enterAgenda, type FiledReport, leaveAgenda, renewItem } from '../imports/from-report/queries.ts'
import { currentFiles, type FileRecord, type ReportRecord } from './queries.ts'

type Placed = Omit<ReportRecord, 'meetingId'> & { readonly meetingId: string }

/** Makes an item of the report, or renews the one that it is already; each file knows its document from then on. */
export async function enter(deps: Deps, sql: Sql, actor: Actor, report: Placed): Promise<string> {
  const { id, meetingId, itemId } = report
  const files = await currentFiles(sql, id)
  const documents = await documentsOf(sql, id)
  const filed: FiledReport = {
    title: report.title,
    rapporteur: report.rapporteur,
    department: report.department,
    files: files.map((file) => toFiled(file, documents)),
  }
  const kept = new Set(files.map(({ lineId }) => lineId))
  const gone = [...documents].filter(([line]) => !kept.has(line)).map(([, documentId]) => documentId)
  const done =
    itemId === null
      ? await enterAgenda(deps, sql, actor, meetingId, filed)
      : { itemId, filed: await renewItem(deps, sql, actor, { meetingId, itemId, report: filed, gone }) }
  for (const [fileId, documentId] of done.filed)
    await sql.update(reportFiles).set({ documentId }).where(eq(reportFiles.id, fileId))
  return done.itemId
}

/** Takes the report off the agenda that it stands on, if any. */
export async function leave(deps: Deps, sql: Sql, actor: Actor, report: ReportRecord): Promise<void> {
  const { id, meetingId, itemId } = report
  if (itemId === null || meetingId === null) return
  const documentIds = [...(await documentsOf(sql, id)).values()]
  await leaveAgenda(deps, sql, actor, { meetingId, itemId, documentIds })
  await sql.update(reportFiles).set({ documentId: null }).where(eq(reportFiles.reportId, id))
}

/** The document that the latest accepted version of each file is, by its line. */
async function documentsOf(sql: Sql, reportId: string): Promise<Map<string, string>> {
  const found = await sql
    .select()
    .from(reportFiles)
    .where(and(eq(reportFiles.reportId, reportId), isNotNull(reportFiles.documentId)))
    .orderBy(reportFiles.lineVersion)
  return new Map(found.map(({ lineId, documentId }) => [lineId, documentId ?? '']))
}

const toFiled = (file: FileRecord, documents: ReadonlyMap<string, string>) => ({
  id: file.id,
  kind: file.kind,
  name: file.name,
  sha256: file.sha256,
  bytes: file.bytes,
  extracted: file.extracted,
  documentId: documents.get(file.lineId) ?? null,
})

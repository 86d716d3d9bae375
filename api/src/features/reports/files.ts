import type { Readable } from 'node:stream'
import type { changeReportFile, Input, Output, linkReportFile, Report } from '@hemicycle/contract'
import { mayWriteReport, Problem } from '@hemicycle/domain'
import { and, eq, max } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { files as contents, reportFiles } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { existing } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { type Received, receiveFile } from '../../kernel/files/receive.ts'
import { signedIn } from '../../kernel/http/auth.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { newId } from '../../kernel/ids.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { linkTo } from '../files/queries.ts'
import { editReport } from './commands.ts'
import { readFiled } from './jobs.ts'
import {
  currentFiles,
  fileById,
  type FileRecord,
  reportShown,
  type ReportRecord,
  visibleReport,
} from './queries.ts'

/** Streams every part to the store, one after the other, and lists it with the report; a job reads it. */
export async function uploadReportFilesCommand(
  deps: Deps,
  caller: Actor | null,
  { request }: Exchange,
): Promise<Report> {
  const actor = signedIn(caller)
  if (!request.isMultipart())
    throw new Problem('UNSUPPORTED_MEDIA', 'un envoi multipart/form-data est attendu')
  const { reportId } = request.params as { reportId: string }
  const { replaces = null } = request.query as { replaces?: string }
  await inTx(deps, actor, async (sql) => {
    const report = await visibleReport(sql, actor, reportId)
    if (!mayWriteReport(report.state)) throw new Problem('NOT_ALLOWED_NOW', 'it was handed in')
  })
  for await (const { filename: name, file: stream } of request.files())
    await addReportFile(deps, actor, reportId, { name, stream, replaces })
  return inTx(deps, actor, (sql) => reportShown(sql, actor, reportId))
}

interface Sent {
  readonly name: string
  readonly stream: Readable
  /** The file whose new version it is. */
  readonly replaces?: string | null
}

/** Stores a file and lists it with its report, in the place of another one where it replaces it; a job reads it. */
export async function addReportFile(deps: Deps, actor: Actor, reportId: string, sent: Sent): Promise<void> {
  const { authorityId } = actor
  const { maxUploadBytes: maxBytes } = deps.config
  const received = await receiveFile(deps.store, { authorityId, stream: sent.stream, maxBytes })
  const added = { name: nameOf(sent.name), received, replaces: sent.replaces ?? null }
  await editReport(deps, actor, reportId, (sql, report) => add(deps, sql, actor, report, added))
}

interface Added {
  readonly name: string
  readonly received: Received
  readonly replaces: string | null
}

async function add(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  report: ReportRecord,
  { name, received, replaces }: Added,
) {
  const { authorityId } = actor
  const now = deps.clock.now()
  const current = await currentFiles(sql, report.id)
  const old = replaces === null ? null : existing(current.find(({ id }) => id === replaces), 'file') // prettier-ignore
  if (!old && current.some(({ sha256 }) => sha256 === received.sha256)) return
  await sql
    .insert(contents)
    .values({ authorityId, ...received, createdAt: now })
    .onConflictDoNothing()
  if (old) await sql.update(reportFiles).set({ removedAt: now }).where(eq(reportFiles.id, old.id))
  const id = newId()
  const place = old ? asVersion(old) : await asNew(sql, report.id, id, current)
  const row = { id, authorityId, reportId: report.id, name, state: 'RECEIVED' as const, receivedAt: now }
  await sql.insert(reportFiles).values({ ...row, ...received, ...place })
  await emit(sql, authorityId, readFiled, { fileId: id })
  const facts = { reportId: report.id, ...received, version: place.lineVersion }
  await record(sql, actor, now, {
    action: 'report.file-received',
    subject: 'report',
    subjectId: report.id,
    facts,
  })
}

const asVersion = ({ kind, position, lineId, lineVersion }: FileRecord) => ({
  kind,
  position,
  lineId,
  lineVersion: lineVersion + 1,
})

/** The first file is the report, the others its annexes, until somebody or the reading says otherwise. */
async function asNew(sql: Sql, reportId: string, id: string, current: readonly FileRecord[]) {
  const [row] = await sql
    .select({ last: max(reportFiles.position) })
    .from(reportFiles)
    .where(eq(reportFiles.reportId, reportId))
  const kind = current.some((file) => file.kind === 'REPORT') ? ('ANNEX' as const) : ('REPORT' as const)
  return { kind, position: (row?.last ?? -1) + 1, lineId: id, lineVersion: 1 }
}

const nameOf = (path: string): string =>
  path.normalize('NFC').split(/[\\/]/u).pop()?.trim().slice(-250) || 'fichier sans nom'

export const changeReportFileCommand = (
  deps: Deps,
  actor: Actor,
  { fileId, kind }: Input<typeof changeReportFile>,
): Promise<Report> =>
  editFile(deps, actor, fileId, async (sql) => {
    await sql.update(reportFiles).set({ kind }).where(eq(reportFiles.id, fileId))
  })

export const removeReportFileCommand = (
  deps: Deps,
  actor: Actor,
  { fileId }: { fileId: string },
): Promise<Report> =>
  editFile(deps, actor, fileId, async (sql, report) => {
    const now = deps.clock.now()
    await sql.update(reportFiles).set({ removedAt: now }).where(eq(reportFiles.id, fileId))
    const fact = { action: 'report.file-removed', subject: 'report', subjectId: report.id, facts: { fileId } }
    await record(sql, actor, now, fact)
  })

async function editFile(
  deps: Deps,
  actor: Actor,
  fileId: string,
  change: (sql: Sql, report: ReportRecord) => Promise<void>,
): Promise<Report> {
  const { reportId } = await inTx(deps, { authorityId: actor.authorityId }, (sql) => fileById(sql, fileId))
  return editReport(deps, actor, reportId, async (sql, report) => {
    const current = await currentFiles(sql, reportId)
    existing(current.find(({ id }) => id === fileId), 'file') // prettier-ignore
    await change(sql, report)
  })
}

export async function linkReportFileCommand(
  deps: Deps,
  actor: Actor,
  { fileId, download = false }: Input<typeof linkReportFile>,
): Promise<Output<typeof linkReportFile>> {
  const file = await inTx(deps, { authorityId: actor.authorityId }, async (sql) => {
    const row = await fileById(sql, fileId)
    await visibleReport(sql, actor, row.reportId)
    const sha256 = download ? row.sha256 : (row.readableSha256 ?? row.sha256)
    const [content] = await sql
      .select()
      .from(contents)
      .where(and(eq(contents.sha256, sha256)))
    const { bytes } = existing(content, 'file')
    const pdf = row.pages !== null
    return { sha256, bytes, name: row.name, type: pdf ? 'application/pdf' : 'application/octet-stream' }
  })
  return linkTo(deps, actor.authorityId, file, download || file.type !== 'application/pdf')
}

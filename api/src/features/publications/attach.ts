import type { attachFiles, detachFile, Input, Output } from '@hemicycle/contract'
import { Problem, type Refusal } from '@hemicycle/domain'
import type { MultipartFile } from '@fastify/multipart'
import { and, eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { files, publicationFiles } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { existing } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { type Received, receiveFile } from '../../kernel/files/receive.ts'
import { signedIn } from '../../kernel/http/auth.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { newId } from '../../kernel/ids.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { openDraft } from './commands.ts'
import { inspectFile } from './jobs.ts'
import { lockPublication } from './queries.ts'

type Result = Output<typeof attachFiles>['results'][number]

/** What élus may be given to fill in or to keep; anything else would not open on their devices. */
const OFFERED = /\.(?:pdf|docx?|odt|xlsx?|ods|csv|pptx?|odp|png|jpe?g|ics|zip)$/iu

/** Streams every part to the store; a bad one is said by name and never stops the others. */
export async function attachCommand(
  deps: Deps,
  caller: Actor | null,
  { request }: Exchange,
): Promise<{ results: Result[] }> {
  const actor = signedIn(caller)
  if (!request.isMultipart())
    throw new Problem('UNSUPPORTED_MEDIA', 'un envoi multipart/form-data est attendu')
  const { publicationId } = request.params as { publicationId: string }
  await inTx(deps, actor, (sql) => lockPublication(sql, publicationId))
  const results: Result[] = []
  for await (const part of request.files()) results.push(await receivePart(deps, actor, publicationId, part))
  return { results }
}

async function receivePart(
  deps: Deps,
  actor: Actor,
  publicationId: string,
  part: MultipartFile,
): Promise<Result> {
  const name = (part.filename.normalize('NFC').split(/[\\/]/u).pop() ?? '').trim().slice(-250)
  const refused = (refusal: Refusal): Result => {
    part.file.resume()
    return { name, outcome: 'REFUSED', refusal }
  }
  if (!OFFERED.test(name)) return refused('NOT_A_PDF')
  try {
    const { authorityId } = actor
    const { maxUploadBytes: maxBytes } = deps.config
    return await attachFile(
      deps,
      actor,
      publicationId,
      name,
      await receiveFile(deps.store, { authorityId, stream: part.file, maxBytes }),
    )
  } catch (error) {
    if (error instanceof Problem && error.code === 'FILE_TOO_LARGE') return refused('TOO_LARGE')
    throw error
  }
}

/** Puts a stored file on the draft; a job reads it. The same bytes twice are one file. */
export async function attachFile(
  deps: Deps,
  actor: Actor,
  publicationId: string,
  name: string,
  file: Received,
): Promise<Result> {
  return inTx(deps, actor, async (sql) => {
    await lockPublication(sql, publicationId)
    const { id: versionId } = await openDraft(deps, sql, publicationId)
    const here = await sql.select().from(publicationFiles).where(eq(publicationFiles.versionId, versionId))
    if (here.some((one) => one.sha256 === file.sha256)) return { name, outcome: 'DUPLICATE', refusal: null }
    await insertFile(deps, sql, actor, versionId, name, file)
    await touch(sql, publicationId)
    return { name, outcome: 'RECEIVED', refusal: null }
  })
}

async function insertFile(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  versionId: string,
  name: string,
  { sha256, bytes }: Received,
): Promise<void> {
  const [id, now] = [newId(), deps.clock.now()]
  const { authorityId } = actor
  await sql.insert(files).values({ authorityId, sha256, bytes, createdAt: now }).onConflictDoNothing()
  const position = raw`(select coalesce(max(position), -1) + 1 from publication_files where version_id = ${versionId})`
  const row = { id, authorityId, versionId, position, name, sha256, bytes, receivedAt: now }
  await sql.insert(publicationFiles).values({ ...row, state: 'RECEIVED' })
  await emit(sql, authorityId, inspectFile, { fileId: id })
  await record(sql, actor, now, {
    action: 'publication.file-received',
    subject: 'publication-file',
    subjectId: id,
    facts: { versionId, sha256, bytes },
  })
}

/** What is added to a draft that waits for its day is approved again: it goes back to being a draft. */
async function touch(sql: Sql, publicationId: string): Promise<void> {
  await sql.execute(raw`update publication_versions set published_at = null, published_by = null
    where publication_id = ${publicationId} and number = (select max(number) from publication_versions where publication_id = ${publicationId})`)
}

/** Takes a file off the draft; versions that were published keep theirs. */
export async function detachCommand(
  deps: Deps,
  actor: Actor,
  { publicationId, fileId }: Input<typeof detachFile>,
): Promise<Record<string, never>> {
  return inTx(deps, actor, async (sql) => {
    await lockPublication(sql, publicationId)
    const [file] = await sql.select().from(publicationFiles).where(eq(publicationFiles.id, fileId))
    const { sha256 } = existing(file, 'file')
    const { id: versionId } = await openDraft(deps, sql, publicationId)
    // A draft that has just been begun holds copies: they are told by their content.
    const here = and(eq(publicationFiles.versionId, versionId), eq(publicationFiles.sha256, sha256))
    const gone = await sql.delete(publicationFiles).where(here).returning({ id: publicationFiles.id })
    existing(gone[0], 'file')
    await touch(sql, publicationId)
    return {}
  })
}

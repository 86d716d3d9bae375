import type { Readable } from 'node:stream'
import type { Output, uploadDocuments } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { MultipartFile } from '@fastify/multipart'
import type { Sql } from '../../kernel/db/client.ts'
import { agendaItems, documents, files, meetings } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { type Received, receiveFile } from '../../kernel/files/receive.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { newId } from '../../kernel/ids.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { lockMeeting } from '../meetings/queries.ts'
import { readDocument } from './jobs.ts'
import { documentById, sameBytes } from './queries.ts'

type Result = Output<typeof uploadDocuments>['results'][number]

/** Streams every part to the store, one after the other; a bad one is said by name and never stops the others. */
export async function uploadCommand(
  deps: Deps,
  actor: Actor | null,
  { request }: Exchange,
): Promise<{ results: Result[] }> {
  if (!actor) throw new Problem('NOT_SIGNED_IN')
  if (!request.isMultipart()) throw new Problem('UNSUPPORTED_MEDIA', 'multipart/form-data is expected')
  const { meetingId } = request.params as { meetingId: string }
  await inTx(deps, { authorityId: actor.authorityId }, async (sql) => {
    const { meeting } = await lockMeeting(sql, meetingId)
    if (meeting.state !== 'DRAFT') throw new Problem('NOT_ALLOWED_NOW', 'the meeting is convened')
  })
  const results: Result[] = []
  for await (const part of request.files()) results.push(await receivePart(deps, actor, meetingId, part))
  return { results }
}

async function receivePart(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  part: MultipartFile,
): Promise<Result> {
  const name = cleanName(part.filename)
  try {
    return await registerFile(deps, actor, meetingId, name, part.file)
  } catch (error) {
    const refusal = error instanceof Problem && error.code === 'FILE_TOO_LARGE' ? 'TOO_LARGE' : null
    if (!refusal) throw error
    part.file.resume()
    return { name, outcome: 'REFUSED', refusal, documentId: null, sameAs: null }
  }
}

/** Stores a file and puts it on the meeting's list; a job reads it. */
export async function registerFile(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  name: string,
  stream: Readable,
): Promise<Result> {
  const { authorityId } = actor
  const received = await receiveFile(deps.store, {
    authorityId,
    stream,
    maxBytes: deps.config.maxUploadBytes,
  })
  return inTx(deps, actor, (sql) => register(deps, sql, actor, meetingId, name, received))
}

async function register(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  meetingId: string,
  name: string,
  file: Received,
): Promise<Result> {
  const { authorityId } = actor
  const now = deps.clock.now()
  await lockMeeting(sql, meetingId)
  const twin = await sameBytes(sql, meetingId, file.sha256)
  if (twin) return { name, outcome: 'DUPLICATE', refusal: null, documentId: twin.id, sameAs: twin.name }
  const { sha256, bytes } = file
  await sql.insert(files).values({ authorityId, sha256, bytes, createdAt: now }).onConflictDoNothing()
  const id = newId()
  await sql.insert(documents).values({
    id,
    authorityId,
    meetingId,
    name,
    state: 'RECEIVED',
    notes: [],
    sha256,
    bytes,
    receivedAt: now,
  })
  await emit(sql, authorityId, readDocument, { documentId: id })
  await record(sql, actor, now, {
    action: 'document.received',
    subject: 'document',
    subjectId: id,
    facts: { meetingId, sha256, bytes },
  })
  await announce(sql, authorityId, { topic: 'documents', meetingId })
  return { name, outcome: 'RECEIVED', refusal: null, documentId: id, sameAs: null }
}

/** Browsers send paths for folders, and macOS decomposed accents: keep the last part, composed. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).pop()?.normalize('NFC').trim() ?? ''
  return (last === '' ? 'fichier sans nom' : last).slice(0, 250)
}

/** Puts a file aside; an item left without any file leaves the agenda with it. */
export async function discardCommand(
  deps: Deps,
  actor: Actor,
  input: { documentId: string },
): Promise<Record<string, never>> {
  return changeDocument(deps, actor, input.documentId, 'document.discarded', async (sql, document, now) => {
    await sql
      .update(documents)
      .set({ state: 'DISCARDED', discardedAt: now })
      .where(eq(documents.id, document.id))
    const left = await sql
      .select()
      .from(documents)
      .where(eq(documents.itemId, document.itemId ?? document.id))
    if (document.itemId && left.every((other) => other.state === 'DISCARDED'))
      await sql.update(agendaItems).set({ removedAt: now }).where(eq(agendaItems.id, document.itemId))
  })
}

export async function restoreCommand(
  deps: Deps,
  actor: Actor,
  input: { documentId: string },
): Promise<Record<string, never>> {
  return changeDocument(deps, actor, input.documentId, 'document.restored', async (sql, document) => {
    const state = document.refusal ? 'REFUSED' : document.pages === null ? 'RECEIVED' : 'READY'
    await sql.update(documents).set({ state, discardedAt: null }).where(eq(documents.id, document.id))
    if (state === 'RECEIVED') await emit(sql, actor.authorityId, readDocument, { documentId: document.id })
    if (document.itemId)
      await sql.update(agendaItems).set({ removedAt: null }).where(eq(agendaItems.id, document.itemId))
  })
}

async function changeDocument(
  deps: Deps,
  actor: Actor,
  documentId: string,
  action: string,
  change: (sql: Sql, document: Awaited<ReturnType<typeof documentById>>, now: Date) => Promise<void>,
): Promise<Record<string, never>> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { meetingId } = await documentById(sql, documentId)
    const { meeting } = await lockMeeting(sql, meetingId)
    if (meeting.frozenAt) throw new Problem('NUMBERS_FROZEN', 'what was sent is immutable')
    await change(sql, await documentById(sql, documentId), now)
    await sql
      .update(meetings)
      .set({ agendaVersion: meeting.agendaVersion + 1 })
      .where(eq(meetings.id, meetingId))
    await record(sql, actor, now, {
      action,
      subject: 'document',
      subjectId: documentId,
      facts: { meetingId },
    })
    await announce(sql, actor.authorityId, { topic: 'documents', meetingId })
    await announce(sql, actor.authorityId, { topic: 'agenda', meetingId })
    return {}
  })
}

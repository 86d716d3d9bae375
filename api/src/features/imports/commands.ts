import type { Readable } from 'node:stream'
import type { Output, uploadDocuments } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import type { MultipartFile } from '@fastify/multipart'
import type { Sql } from '../../kernel/db/client.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { announce } from '../../kernel/events.ts'
import { type Received, receiveFile } from '../../kernel/files/receive.ts'
import { signedIn } from '../../kernel/http/auth.ts'
import type { Exchange } from '../../kernel/http/route.ts'
import { lockMeeting } from '../meetings/queries.ts'
import { addDocument } from './add-document.ts'
import { safePath } from './archive/names.ts'
import { sameBytes } from './queries.ts'

type Result = Output<typeof uploadDocuments>['results'][number]

/** Streams every part to the store, one after the other; a bad one is said by name and never stops the others. */
export async function uploadCommand(
  deps: Deps,
  caller: Actor | null,
  { request }: Exchange,
): Promise<{ results: Result[] }> {
  const actor = signedIn(caller)
  if (!request.isMultipart())
    throw new Problem('UNSUPPORTED_MEDIA', 'un envoi multipart/form-data est attendu')
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
  const path = cleanPath(part.filename)
  const name = path.split('/').pop() ?? path
  try {
    return await registerFile(deps, actor, meetingId, path, part.file)
  } catch (error) {
    const refusal = error instanceof Problem && error.code === 'FILE_TOO_LARGE' ? 'TOO_LARGE' : null
    if (!refusal) throw error
    part.file.resume()
    return { name, outcome: 'REFUSED', refusal, documentId: null, sameAs: null }
  }
}

/** Stores a file and puts it on the meeting's list; a job reads it. `path` is its name, behind the folders that it came in. */
export async function registerFile(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  path: string,
  stream: Readable,
): Promise<Result> {
  const { authorityId } = actor
  const received = await receiveFile(deps.store, {
    authorityId,
    stream,
    maxBytes: deps.config.maxUploadBytes,
  })
  return inTx(deps, actor, (sql) => register(deps, sql, actor, meetingId, path, received))
}

async function register(
  deps: Deps,
  sql: Sql,
  actor: Actor,
  meetingId: string,
  path: string,
  file: Received,
): Promise<Result> {
  const { authorityId } = actor
  const name = path.split('/').pop() ?? path
  await lockMeeting(sql, meetingId)
  const twin = await sameBytes(sql, meetingId, file.sha256)
  if (twin) return { name, outcome: 'DUPLICATE', refusal: null, documentId: twin.id, sameAs: twin.name }
  const added = { authorityId, meetingId, sourceId: null, path, file, refusal: null }
  const id = await addDocument(deps, sql, added, actor)
  await announce(sql, authorityId, { topic: 'documents', meetingId })
  return { name, outcome: 'RECEIVED', refusal: null, documentId: id, sameAs: null }
}

/** Browsers send the path of a file within its folder, and macOS decomposed accents: no way out of the folder, composed. */
function cleanPath(name: string): string {
  const path = safePath(name.normalize('NFC')) ?? 'fichier sans nom'
  return path
    .split('/')
    .map((part) => part.slice(-250))
    .join('/')
}

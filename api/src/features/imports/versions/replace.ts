import type { Output, replaceDocument } from '@hemicycle/contract'
import { mayEditAgenda, must, Problem } from '@hemicycle/domain'
import { type Actor, inTx } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { announce } from '../../../kernel/events.ts'
import { type Received, receiveFile } from '../../../kernel/files/receive.ts'
import { signedIn } from '../../../kernel/http/auth.ts'
import type { Exchange } from '../../../kernel/http/route.ts'
import { lockMeeting } from '../../meetings/queries.ts'
import { documentById, sameBytes } from '../queries.ts'
import { addVersion } from './add-version.ts'

type Reply = Output<typeof replaceDocument>

/** Receives a new version of a file. It takes the place of the old one once it can be read; the old one is kept. */
export async function replaceCommand(
  deps: Deps,
  caller: Actor | null,
  { request }: Exchange,
): Promise<Reply> {
  const actor = signedIn(caller)
  if (!request.isMultipart())
    throw new Problem('UNSUPPORTED_MEDIA', 'un envoi multipart/form-data est attendu')
  const { documentId } = request.params as { documentId: string }
  await inTx(deps, { authorityId: actor.authorityId }, (sql) => documentById(sql, documentId))
  const part = await request.file()
  if (!part) throw new Problem('UNSUPPORTED_MEDIA', 'un fichier est attendu')
  const { authorityId } = actor
  const { maxUploadBytes: maxBytes } = deps.config
  try {
    const file = await receiveFile(deps.store, { authorityId, stream: part.file, maxBytes })
    return await register(deps, actor, documentId, part.filename.split(/[\\/]/).pop() ?? '', file)
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'FILE_TOO_LARGE')) throw error
    part.file.resume()
    return { outcome: 'REFUSED', refusal: 'TOO_LARGE', documentId: null }
  }
}

function register(
  deps: Deps,
  actor: Actor,
  documentId: string,
  name: string,
  file: Received,
): Promise<Reply> {
  const { authorityId } = actor
  return inTx(deps, actor, async (sql) => {
    const { meetingId } = await documentById(sql, documentId)
    const { meeting } = await lockMeeting(sql, meetingId)
    // What was sent stays as it was in its manifest: the new version waits for another dispatch.
    must(mayEditAgenda(meeting.state), 'the meeting is over')
    const twin = await sameBytes(sql, meetingId, file.sha256)
    if (twin) return { outcome: 'DUPLICATE', refusal: null, documentId: twin.id }
    const old = await documentById(sql, documentId)
    if (old.container !== null)
      throw new Problem('NOT_ALLOWED_NOW', 'a file that holds others is imported again')
    const path = name.normalize('NFC').trim().slice(-250) || old.name
    const id = await addVersion(deps, sql, actor, { old, path, file })
    await announce(sql, authorityId, { topic: 'documents', meetingId })
    return { outcome: 'RECEIVED', refusal: null, documentId: id }
  })
}

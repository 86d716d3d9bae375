import type { Refusal } from '@hemicycle/domain'
import type { Sql } from '../../kernel/db/client.ts'
import { documents, files } from '../../kernel/db/schema/index.ts'
import type { Tenant } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { Received } from '../../kernel/files/receive.ts'
import { newId } from '../../kernel/ids.ts'
import { emit } from '../../kernel/jobs/outbox.ts'
import { record } from '../../kernel/journal.ts'
import { readDocument } from './jobs.ts'

export interface Added {
  readonly authorityId: string
  readonly meetingId: string
  /** The archive that it came in. */
  readonly sourceId: string | null
  /** Folders and name. */
  readonly path: string
  readonly file: Received
  readonly refusal: Refusal | null
}

/** Puts a stored file on the list of its meeting; a job reads it. Call it with the meeting locked. */
export async function addDocument(deps: Deps, sql: Sql, added: Added, actor?: Tenant): Promise<string> {
  const { authorityId, meetingId, sourceId, path, file, refusal } = added
  const now = deps.clock.now()
  const { sha256, bytes } = file
  if (bytes > 0 || !refusal)
    await sql.insert(files).values({ authorityId, sha256, bytes, createdAt: now }).onConflictDoNothing()
  const id = newId()
  await sql.insert(documents).values({
    id,
    authorityId,
    meetingId,
    sourceId,
    path,
    name: path.split('/').pop() ?? path,
    state: refusal ? 'REFUSED' : 'RECEIVED',
    refusal,
    notes: [],
    sha256,
    bytes,
    receivedAt: now,
  })
  if (!refusal) await emit(sql, authorityId, readDocument, { documentId: id })
  await record(sql, actor ?? { authorityId }, now, {
    action: 'document.received',
    subject: 'document',
    subjectId: id,
    facts: { meetingId, sha256, bytes },
  })
  return id
}

import { Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { documents } from '../../../kernel/db/schema/index.ts'
import type { Actor } from '../../../kernel/db/tx.ts'
import type { Deps } from '../../../kernel/deps.ts'
import { emit } from '../../../kernel/jobs/outbox.ts'
import { editDocument } from '../edit-document.ts'
import { readDocument } from '../jobs.ts'

/** What another day may change: a converter was installed, or the service was down. */
const WORTH_ANOTHER_TRY: ReadonlySet<string | null> = new Set([
  'NOT_CONVERTED',
  'CONVERSION_FAILED',
  'TOO_SLOW',
])

/** Reads a file again whose reading did not end, or whose conversion failed. */
export async function readAgainCommand(
  deps: Deps,
  actor: Actor,
  { documentId }: { documentId: string },
): Promise<Record<string, never>> {
  return editDocument(deps, actor, documentId, 'document.read-again', async (sql, { state, refusal }) => {
    if (state !== 'RECEIVED' && !(state === 'REFUSED' && WORTH_ANOTHER_TRY.has(refusal)))
      throw new Problem('NOT_ALLOWED_NOW', 'it was read')
    await sql.update(documents).set({ state: 'RECEIVED', refusal: null }).where(eq(documents.id, documentId))
    await emit(sql, actor.authorityId, readDocument, { documentId })
    return undefined
  })
}

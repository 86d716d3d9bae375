import type { Input, notePublicationRead } from '@hemicycle/contract'
import { publicationReads } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { existing } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { myVersion } from './mine.ts'

/** Notes that a councillor has opened the version in force. Not in the journal: who reads what is nobody's business. */
export async function notePublicationReadCommand(
  deps: Deps,
  actor: Actor,
  { publicationId }: Input<typeof notePublicationRead>,
): Promise<Record<string, never>> {
  return inTx(deps, actor, async (sql) => {
    const readAt = deps.clock.now()
    const { version } = await myVersion(sql, actor, publicationId, readAt)
    const councillorId = existing(actor.councillorId ?? undefined, 'councillor')
    const { number } = version
    const row = { authorityId: actor.authorityId, publicationId, councillorId, number, readAt }
    const { authorityId: authority, publicationId: publication, councillorId: councillor } = publicationReads
    await sql
      .insert(publicationReads)
      .values(row)
      .onConflictDoUpdate({ target: [authority, publication, councillor], set: { number, readAt } })
    return {}
  })
}

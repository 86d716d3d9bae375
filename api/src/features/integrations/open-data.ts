import type { changeOpenData, Input, Output } from '@hemicycle/contract'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { authorities } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { record } from '../../kernel/journal.ts'
import { currentAuthority } from '../authorities/queries.ts'

type OpenData = Output<typeof changeOpenData>

export async function openDataOf(sql: Sql, publicUrl: string): Promise<OpenData> {
  const { slug, openDataSince } = await currentAuthority(sql)
  return { openSince: openDataSince?.toISOString() ?? null, url: `${publicUrl}/api/v1/oparl/${slug}` }
}

/** Publishing is a decision of the authority: nothing is open until somebody says so, and closing takes effect at once. */
export async function changeOpenDataCommand(
  deps: Deps,
  actor: Actor,
  { open }: Input<typeof changeOpenData>,
): Promise<OpenData> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const { id, openDataSince } = await currentAuthority(sql)
    if (open !== (openDataSince !== null)) {
      await sql
        .update(authorities)
        .set({ openDataSince: open ? now : null })
        .where(eq(authorities.id, id))
      const action = open ? 'open-data.opened' : 'open-data.closed'
      await record(sql, actor, now, { action, subject: 'authority', subjectId: id })
    }
    return openDataOf(sql, deps.config.publicUrl)
  })
}

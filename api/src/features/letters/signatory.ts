import type { changeSignatory, Input, Signatories } from '@hemicycle/contract'
import { eq } from 'drizzle-orm'
import { authorities, bodies } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { record } from '../../kernel/journal.ts'
import { signatoriesOf } from './queries.ts'

/** Who signs what is sent from now on; what was sent before keeps its own paper. */
export async function changeSignatoryCommand(
  deps: Deps,
  actor: Actor,
  { bodyId, scope, signatory: said }: Input<typeof changeSignatory>,
): Promise<Signatories> {
  const signatory = said && { name: said.name.trim(), quality: said.quality.trim() }
  return inTx(deps, actor, async (sql) => {
    await signatoriesOf(sql, bodyId)
    if (scope === 'BODY') await sql.update(bodies).set({ signatory }).where(eq(bodies.id, bodyId))
    else await sql.update(authorities).set({ signatory }).where(eq(authorities.id, actor.authorityId))
    await record(sql, actor, deps.clock.now(), {
      action: 'letter.signatory-changed',
      subject: scope === 'BODY' ? 'body' : 'authority',
      subjectId: scope === 'BODY' ? bodyId : actor.authorityId,
      facts: { named: signatory !== null },
    })
    return signatoriesOf(sql, bodyId)
  })
}

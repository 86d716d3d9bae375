import type { changeSavingsAssumptions, Input, SavingsReply } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { savingsAssumptions } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { record } from '../../kernel/journal.ts'
import { ownAssumptions, savings } from './queries.ts'

/** A figure that is left out is the product’s again. */
export async function changeAssumptionsCommand(
  deps: Deps,
  actor: Actor,
  { own, version }: Input<typeof changeSavingsAssumptions>,
): Promise<SavingsReply> {
  return inTx(deps, actor, async (sql) => {
    const known = await ownAssumptions(sql)
    if ((known?.version ?? 0) !== version)
      throw new Problem('STALE_VERSION', 'assumptions', { extra: { version: known?.version ?? 0 } })
    const now = deps.clock.now()
    const row = {
      values: Object.fromEntries(own.map(({ name, value }) => [name, value])),
      sources: Object.fromEntries(own.map(({ name, source }) => [name, source])),
      version: version + 1,
      changedAt: now,
    }
    const { authorityId } = actor
    await sql
      .insert(savingsAssumptions)
      .values({ ...row, authorityId })
      .onConflictDoUpdate({ target: savingsAssumptions.authorityId, set: row })
    await record(sql, actor, now, {
      action: 'savings.assumed',
      subject: 'authority',
      subjectId: authorityId,
      facts: row.values,
    })
    return savings(sql)
  })
}

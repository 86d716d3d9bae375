import type { Input, Output, recordPreference } from '@hemicycle/contract'
import { Problem, toE164 } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import { convocationPreferences, councillors } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { currentAuthority } from '../authorities/queries.ts'

/** A new wish is added beside the earlier ones: what was asked for, when, is part of the proof. */
export async function recordPreferenceCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof recordPreference>,
): Promise<Output<typeof recordPreference>> {
  const now = deps.clock.now()
  const { councillorId, channel, since, until, evidence } = input
  return inTx(deps, actor, async (sql) => {
    const [councillor] = await sql.select().from(councillors).where(eq(councillors.id, councillorId))
    if (!councillor) throw new Problem('NOT_FOUND', 'councillor')
    const { timeZone } = await currentAuthority(sql)
    const address = channel === 'SMS' ? toE164(input.address, timeZone) : input.address.trim()
    const id = newId()
    const { authorityId } = actor
    await sql
      .insert(convocationPreferences)
      .values({ id, authorityId, councillorId, channel, address, since, until, evidence, recordedAt: now })
    await record(sql, actor, now, {
      action: 'preference.recorded',
      subject: 'councillor',
      subjectId: councillorId,
      facts: { channel, since },
    })
    return { id, address }
  })
}

import { and, eq, sql as raw } from 'drizzle-orm'
import { dispatches, meetings } from '../../kernel/db/schema/index.ts'
import { asSystem, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { Tick } from '../../kernel/jobs/ticks.ts'
import { askSeal } from './commands.ts'

const FIRST_AFTER_MS = 10 * 60_000
const AGAIN_AFTER_MS = 24 * 3_600_000
const BATCH = 50

/** Seals by itself each dispatch: once the first messages have left, then every day until the meeting is over. */
export const sealByItself: Tick<Deps> = {
  name: 'proofs.seal',
  everyMs: 60_000,
  run: async (deps) => {
    const now = deps.clock.now()
    const ago = (ms: number) => new Date(now.getTime() - ms).toISOString()
    const sealedSince = (instant: string) =>
      raw`exists (select from proof_seals s where s.authority_id = ${dispatches.authorityId} and s.dispatch_id = ${dispatches.id}
        and s.requested_at > ${instant}::timestamptz)`
    const due = await asSystem(deps, (sql) =>
      sql
        .select({ id: dispatches.id, authorityId: dispatches.authorityId })
        .from(dispatches)
        .innerJoin(meetings, and(eq(meetings.id, dispatches.meetingId)))
        .where(
          and(
            raw`${dispatches.availableAt} < ${ago(FIRST_AFTER_MS)}::timestamptz`,
            raw`${meetings.date}::date >= ${ago(2 * AGAIN_AFTER_MS)}::date`,
            raw`not ${sealedSince(ago(AGAIN_AFTER_MS))}`,
          ),
        )
        .limit(BATCH),
    )
    for (const { id, authorityId } of due)
      await inTx(deps, { authorityId }, (sql) => askSeal(sql, { authorityId }, id, now))
  },
}

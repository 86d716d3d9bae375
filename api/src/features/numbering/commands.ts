import type { changeSeries, createSeries, Input, NumberSeries } from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { eq, sql as raw } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, numberSeries } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { seriesById } from './queries.ts'
import { checkRules } from './series.ts'

/** One series of a kind for a body, or for all those that have none. DUPLICATE when there is one already. */
export async function createSeriesCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof createSeries>,
): Promise<NumberSeries> {
  const { bodyId, appliesTo, rules } = input
  checkRules(rules)
  return inTx(deps, actor, async (sql) => {
    if (bodyId !== null) await requireBody(sql, bodyId)
    const id = newId()
    const made = await sql
      .insert(numberSeries)
      .values({ id, authorityId: actor.authorityId, bodyId, appliesTo, ...rules })
      .onConflictDoNothing()
      .returning({ id: numberSeries.id })
    if (made.length === 0) throw new Problem('DUPLICATE', 'the body has a series of this kind')
    await outdateDrafts(sql, bodyId)
    await record(sql, actor, deps.clock.now(), {
      action: 'series.created',
      subject: 'number-series',
      subjectId: id,
      facts: { bodyId, appliesTo, rules },
    })
    return seriesById(sql, id)
  })
}

export async function changeSeriesCommand(
  deps: Deps,
  actor: Actor,
  input: Input<typeof changeSeries>,
): Promise<NumberSeries> {
  const { seriesId, version, rules } = input
  checkRules(rules)
  return inTx(deps, actor, async (sql) => {
    // Meetings are locked before series, as everywhere.
    await outdateDrafts(sql, (await seriesById(sql, seriesId)).bodyId)
    const [row] = await sql.select().from(numberSeries).where(eq(numberSeries.id, seriesId)).for('update')
    if (!row) throw new Problem('NOT_FOUND', 'series')
    if (row.version !== version) throw new Problem('STALE_VERSION', '', { extra: { version: row.version } })
    await sql
      .update(numberSeries)
      .set({ ...rules, version: version + 1 })
      .where(eq(numberSeries.id, seriesId))
    await record(sql, actor, deps.clock.now(), {
      action: 'series.changed',
      subject: 'number-series',
      subjectId: seriesId,
      facts: { rules },
    })
    return seriesById(sql, seriesId)
  })
}

async function requireBody(sql: Sql, bodyId: string): Promise<void> {
  const [body] = await sql.select({ id: bodies.id }).from(bodies).where(eq(bodies.id, bodyId))
  if (!body) throw new Problem('NOT_FOUND', 'body')
}

/** Provisional numbers change with the series: what was assembled with the old ones is out of date. */
async function outdateDrafts(sql: Sql, bodyId: string | null): Promise<void> {
  await sql.execute(raw`update meetings set agenda_version = agenda_version + 1
    where state = 'DRAFT' and (${bodyId}::uuid is null or body_id = ${bodyId}::uuid)`)
}

import type { BodySummary, changeNoticeRules, Input } from '@hemicycle/contract'
import { checkOwnRule, civilDateIn, noticeRule, type OwnRule, Problem } from '@hemicycle/domain'
import { and, eq, isNull } from 'drizzle-orm'
import { bodies, noticeRules } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { ownRulesOf, shownRule } from './notice.ts'
import { bodyById } from './queries.ts'

/** Writes the delays that the règlement intérieur sets for a body: never shorter than the law's. The clock of its meetings goes by them. */
export async function changeNoticeRulesCommand(
  deps: Deps,
  actor: Actor,
  { bodyId, version, rules }: Input<typeof changeNoticeRules>,
): Promise<BodySummary> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const [row] = await sql.select().from(bodies).where(eq(bodies.id, bodyId)).for('update')
    const { kind } = current(row, version, 'body')
    const { type, timeZone } = await currentAuthority(sql)
    const today = civilDateIn(now, timeZone)
    const lawOn = (on: string) => noticeRule(type, kind, on)
    const kept = rules.map((rule) => ({ ...rule, article: rule.article.trim() }))
    kept.forEach((rule, index) => refuse(rule, index, lawOn(judgedOn(rule, today))))
    const before = (await ownRulesOf(sql, { bodyId })).get(bodyId) ?? []
    const standing = and(eq(noticeRules.bodyId, bodyId), isNull(noticeRules.removedAt))
    await sql.update(noticeRules).set({ removedAt: now }).where(standing)
    if (kept.length > 0)
      await sql
        .insert(noticeRules)
        .values(kept.map((rule) => ({ ...rule, id: newId(), authorityId: actor.authorityId, bodyId, recordedAt: now }))) // prettier-ignore
    await sql
      .update(bodies)
      .set({ version: version + 1 })
      .where(eq(bodies.id, bodyId))
    const facts = { added: only(kept, before), removed: only(before, kept) }
    await record(sql, actor, now, { action: 'body.notice-rules-changed', subject: 'body', subjectId: bodyId, facts }) // prettier-ignore
    return bodyById(sql, bodyId, today)
  })
}

/** A delay that still runs is held against the law of today; one of the past, against the law of its time. */
function judgedOn({ validFrom, validTo }: OwnRule, today: string): string {
  const over = validTo !== null && validTo < today
  return over || validFrom > today ? validFrom : today
}

function refuse(rule: OwnRule, index: number, law: ReturnType<typeof noticeRule>): void {
  try {
    checkOwnRule(law, rule)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const violations = error.violations.map(({ field, reason }) => ({
      field: `rules/${index}/${field}`,
      reason,
    }))
    throw new Problem('INVALID_INPUT', error.detail, { violations, extra: { law: shownRule(law) } })
  }
}

const textOf = ({ days, counting, article, validFrom, validTo }: OwnRule): string =>
  `${days} ${counting} ${article} ${validFrom} ${validTo ?? ''}`.trim()

function only(these: readonly OwnRule[], others: readonly OwnRule[]): string[] {
  const known = new Set(others.map(textOf))
  return these.map(textOf).filter((text) => !known.has(text))
}

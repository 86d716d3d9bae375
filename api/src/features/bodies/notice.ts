import type { BodySummary, NoticeRules } from '@hemicycle/contract'
import { type AssemblyType, type BodyKind, type NoticeRule, noticeRule, type OwnRule, strictestRule } from '@hemicycle/domain' // prettier-ignore
import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, noticeRules } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'
import { currentAuthority } from '../authorities/queries.ts'

/** The delays that règlements intérieurs set, by body. */
export type OwnRules = ReadonlyMap<string, readonly OwnRule[]>

interface Wanted {
  readonly bodyId?: string
  /** As they were recorded at that instant; today's without it. */
  readonly at?: Date
}

export async function ownRulesOf(sql: Sql, { bodyId: of, at }: Wanted = {}): Promise<OwnRules> {
  const { bodyId, days, counting, article, validFrom, validTo, recordedAt, removedAt } = noticeRules
  const known = at ? and(lte(recordedAt, at), or(isNull(removedAt), gt(removedAt, at))) : isNull(removedAt)
  const rows = await sql
    .select({ bodyId, rule: { days, counting, article, validFrom, validTo } })
    .from(noticeRules)
    .where(and(known, of === undefined ? undefined : eq(bodyId, of)))
    .orderBy(asc(validFrom), asc(days))
  const found = new Map<string, OwnRule[]>()
  for (const row of rows) found.set(row.bodyId, [...(found.get(row.bodyId) ?? []), row.rule])
  return found
}

type BodyRef = { readonly id: string; readonly kind: BodyKind }

/** The delay that governs a meeting of a body on a day: the law's, or the body's own where it asks for more. */
export const ruleAmong = (own: OwnRules, type: AssemblyType, body: BodyRef, on: string): NoticeRule =>
  strictestRule(noticeRule(type, body.kind, on), own.get(body.id) ?? [], on)

/** The same, read; `at`: as it was known at that instant, so that what was sent is judged by the rules of its time. */
export async function noticeRuleOf(
  sql: Sql,
  type: AssemblyType,
  body: BodyRef,
  on: string,
  at?: Date,
): Promise<NoticeRule> {
  return ruleAmong(await ownRulesOf(sql, { bodyId: body.id, ...(at ? { at } : {}) }), type, body, on)
}

/** As the screens show it. */
export const shownRule = ({ days, counting, article, toConfirm }: NoticeRule): BodySummary['notice'] => ({
  days,
  counting,
  article,
  toConfirm,
})

/** The delays of a body, and beside them what the law asks for today. */
export async function noticeRuleList(sql: Sql, bodyId: string, today: string): Promise<NoticeRules> {
  const [row] = await sql.select().from(bodies).where(eq(bodies.id, bodyId))
  const { kind, version } = existing(row, 'body')
  const law = noticeRule((await currentAuthority(sql)).type, kind, today)
  return { version, law: shownRule(law), rules: [...((await ownRulesOf(sql, { bodyId })).get(bodyId) ?? [])] }
}

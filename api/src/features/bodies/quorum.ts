import type { QuorumRules } from '@hemicycle/contract'
import { type AssemblyType, type BodyKind, legalQuorum, type OwnQuorum, type QuorumRule, quorumRule } from '@hemicycle/domain' // prettier-ignore
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies, quorumRules } from '../../kernel/db/schema/index.ts'
import { existing } from '../../kernel/db/version.ts'
import { currentAuthority } from '../authorities/queries.ts'

/** The quorums that règlements intérieurs set, by body. */
export async function ownQuorumsOf(
  sql: Sql,
  of?: string,
): Promise<ReadonlyMap<string, readonly OwnQuorum[]>> {
  const { bodyId, mode, share, article, validFrom, validTo, removedAt } = quorumRules
  const rows = await sql
    .select({ bodyId, rule: { mode, share, article, validFrom, validTo } })
    .from(quorumRules)
    .where(and(isNull(removedAt), of === undefined ? undefined : eq(bodyId, of)))
    .orderBy(asc(validFrom), asc(quorumRules.id))
  const found = new Map<string, OwnQuorum[]>()
  for (const row of rows) found.set(row.bodyId, [...(found.get(row.bodyId) ?? []), row.rule])
  return found
}

type BodyRef = { readonly id: string; readonly kind: BodyKind }

/** The quorum that governs a meeting of a body on a day: the law's, or the body's own where it asks for more. */
export async function quorumRuleOf(
  sql: Sql,
  type: AssemblyType,
  body: BodyRef,
  on: string,
): Promise<QuorumRule> {
  const own = (await ownQuorumsOf(sql, body.id)).get(body.id) ?? []
  return quorumRule(legalQuorum(type, body.kind, on), own, on)
}

/** The quorums of a body, and beside them what the law asks for today. */
export async function quorumRuleList(sql: Sql, bodyId: string, today: string): Promise<QuorumRules> {
  const [row] = await sql.select().from(bodies).where(eq(bodies.id, bodyId))
  const { kind, version } = existing(row, 'body')
  const law = legalQuorum((await currentAuthority(sql)).type, kind, today)
  return { version, law, rules: [...((await ownQuorumsOf(sql, bodyId)).get(bodyId) ?? [])] }
}

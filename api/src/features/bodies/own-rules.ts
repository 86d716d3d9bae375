import type { BodySummary } from '@hemicycle/contract'
import { type AssemblyType, type BodyKind, civilDateIn, Problem } from '@hemicycle/domain'
import { eq } from 'drizzle-orm'
import type { Sql } from '../../kernel/db/client.ts'
import { bodies } from '../../kernel/db/schema/index.ts'
import { type Actor, inTx } from '../../kernel/db/tx.ts'
import { current } from '../../kernel/db/version.ts'
import type { Deps } from '../../kernel/deps.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../kernel/journal.ts'
import { currentAuthority } from '../authorities/queries.ts'
import { bodyById } from './queries.ts'

interface Dated {
  readonly article: string
  readonly validFrom: string
  readonly validTo: string | null
}
export interface Stamp {
  readonly id: string
  readonly authorityId: string
  readonly bodyId: string
  readonly recordedAt: Date
}
/** What a règlement intérieur sets for a body, rule by rule: how it is read, written, told, and held against the law. */
export interface OwnKind<Rule extends Dated, Law> {
  readonly action: string
  readonly read: (sql: Sql, bodyId: string) => Promise<readonly Rule[]>
  /** Those that stood are removed, these take their place. */
  readonly replace: (sql: Sql, bodyId: string, now: Date, rows: (Rule & Stamp)[]) => Promise<unknown>
  readonly lawOn: (type: AssemblyType, kind: BodyKind, on: string) => Law
  /** Throws INVALID_INPUT naming the field. */
  readonly check: (law: Law, rule: Rule) => void
  readonly shown: (law: Law) => unknown
  readonly textOf: (rule: Rule) => string
}

interface Written<Rule> {
  readonly bodyId: string
  readonly version: number
  readonly rules: readonly Rule[]
}

/** Writes what the règlement intérieur sets for a body: never less than the law. */
export async function writeOwn<Rule extends Dated, Law>(
  deps: Deps,
  actor: Actor,
  { bodyId, version, rules }: Written<Rule>,
  own: OwnKind<Rule, Law>,
): Promise<BodySummary> {
  const now = deps.clock.now()
  return inTx(deps, actor, async (sql) => {
    const [row] = await sql.select().from(bodies).where(eq(bodies.id, bodyId)).for('update')
    const { kind } = current(row, version, 'body')
    const { type, timeZone } = await currentAuthority(sql)
    const today = civilDateIn(now, timeZone)
    const kept = rules.map((rule) => ({ ...rule, article: rule.article.trim() }))
    kept.forEach((rule, index) => refuse(own, rule, index, own.lawOn(type, kind, judgedOn(rule, today))))
    const before = await own.read(sql, bodyId)
    const { authorityId } = actor
    const rows = kept.map((rule) => ({ ...rule, id: newId(), authorityId, bodyId, recordedAt: now }))
    await own.replace(sql, bodyId, now, rows)
    await sql
      .update(bodies)
      .set({ version: version + 1 })
      .where(eq(bodies.id, bodyId))
    const facts = { added: only(own, kept, before), removed: only(own, before, kept) }
    await record(sql, actor, now, { action: own.action, subject: 'body', subjectId: bodyId, facts })
    return bodyById(sql, bodyId, today)
  })
}

/** A rule that still runs is held against the law of today; one of the past, against the law of its time. */
function judgedOn({ validFrom, validTo }: Dated, today: string): string {
  const over = validTo !== null && validTo < today
  return over || validFrom > today ? validFrom : today
}

function refuse<Rule extends Dated, Law>(own: OwnKind<Rule, Law>, rule: Rule, index: number, law: Law): void {
  try {
    own.check(law, rule)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const violations = error.violations.map(({ field, reason }) => ({
      field: `rules/${index}/${field}`,
      reason,
    }))
    throw new Problem('INVALID_INPUT', error.detail, { violations, extra: { law: own.shown(law) } })
  }
}

function only<Rule extends Dated>(
  { textOf }: Pick<OwnKind<Rule, unknown>, 'textOf'>,
  these: readonly Rule[],
  others: readonly Rule[],
): string[] {
  const text = (rule: Rule): string =>
    `${textOf(rule)} ${rule.article} ${rule.validFrom} ${rule.validTo ?? ''}`.trim()
  const known = new Set(others.map(text))
  return these.map(text).filter((one) => !known.has(one))
}

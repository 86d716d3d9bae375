import type { CivilDate } from './dates.ts'
import { Problem } from './problems.ts'
import type { AssemblyType, BodyKind, Delay, NoticeRule, RegimeRow, RuleKey } from './regime-types.ts'
import { REGIMES } from './regimes-table.ts'

/** The row in force on a day. Throws NOT_FOUND when the law (as held here) says nothing. */
export function regimeRow(rule: RuleKey, assembly: AssemblyType, body: BodyKind, on: CivilDate): RegimeRow {
  const row = REGIMES.find(
    (one) =>
      one.rule === rule &&
      one.assembly === assembly &&
      one.body === body &&
      (one.validFrom === null || one.validFrom <= on) &&
      (one.validTo === null || one.validTo >= on),
  )
  if (!row) throw new Problem('NOT_FOUND', `no ${rule} for ${assembly} ${body} on ${on}`)
  return row
}

/**
 * Whether each affair must come with a report or a note de synthèse (CGCT L3121-19, L4132-18, L2121-12). Where the law (as held here) says
 * nothing of it, none is asked for.
 */
export function wantsExplanation(assembly: AssemblyType, body: BodyKind, on: CivilDate): boolean {
  try {
    return regimeRow('explanatoryDocument', assembly, body, on).value !== 'NONE'
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_FOUND') return false
    throw error
  }
}

/**
 * How long before its meeting a body must be convened, by the law in force on a day (give the day of the meeting).
 * Every assembly type and body kind has an answer; where the law says nothing it is 0 day by « Règlement intérieur ».
 */
export function noticeRule(assembly: AssemblyType, body: BodyKind, on: CivilDate): NoticeRule {
  return {
    ...delayOf(regimeRow('noticeDays', assembly, body, on)),
    urgency: delayOf(regimeRow('urgencyDays', assembly, body, on)),
  }
}

/** The same for the first meeting after a general renewal (L2121-7: three jours francs in every commune). */
export function firstNoticeRule(assembly: AssemblyType, on: CivilDate): NoticeRule {
  const usual = noticeRule(assembly, 'PLENARY', on)
  const special = REGIMES.some((row) => row.rule === 'firstNoticeDays' && row.assembly === assembly)
  return special
    ? { ...delayOf(regimeRow('firstNoticeDays', assembly, 'PLENARY', on)), urgency: usual.urgency }
    : usual
}

/** What happens when the quorum is missing: who convenes again, and how long after. */
export function noQuorumRule(
  assembly: AssemblyType,
  body: BodyKind,
  on: CivilDate,
): Delay & { readonly mode: string } {
  const mode = String(regimeRow('noQuorum', assembly, body, on).value)
  return { ...delayOf(regimeRow('noQuorumDays', assembly, body, on)), mode }
}

function delayOf(row: RegimeRow): Delay {
  return {
    days: Number(row.value),
    counting: row.counting ?? 'SIMPLE',
    article: row.legalBasis,
    toConfirm: row.toConfirm,
  }
}

import type { CivilDate } from './dates.ts'
import { Problem } from './problems.ts'
import type { Counting, Delay, NoticeRule } from './regime-types.ts'

/** A delay that an authority's règlement intérieur sets for a body, from one day to another. */
export interface OwnRule {
  readonly days: number
  readonly counting: Counting
  /** As the interface cites it, e.g. « Règlement intérieur, art. 12 ». */
  readonly article: string
  /** First and last day on which a meeting is governed by it; null: without end. */
  readonly validFrom: CivilDate
  readonly validTo: CivilDate | null
}

/** Whole days between the day of sending and the day of the meeting: what two delays are compared by. */
const gap = ({ days, counting }: Pick<Delay, 'days' | 'counting'>): number =>
  days + (counting === 'FRANC' ? 1 : 0)

/**
 * The delay that applies to a meeting held on a day: the law's, or the authority's own where that one leaves more time. A règlement
 * intérieur may lengthen a legal delay, never shorten it, and never touches the floor of urgency (law.md §0: overridable upwards only).
 */
export function strictestRule(law: NoticeRule, own: readonly OwnRule[], on: CivilDate): NoticeRule {
  const inForce = own.filter((one) => isInForce(one, on))
  return inForce.reduce<NoticeRule>((strictest, { days, counting, article }) => {
    const longer = gap({ days, counting }) > gap(strictest)
    return longer ? { days, counting, article, toConfirm: false, urgency: law.urgency } : strictest
  }, law)
}

/** Whether a rule of a règlement governs a meeting of that day. */
export const isInForce = (
  { validFrom, validTo }: { readonly validFrom: CivilDate; readonly validTo: CivilDate | null },
  on: CivilDate,
): boolean => validFrom <= on && (validTo === null || on <= validTo)

/** Refuses a rule by its field. Throws INVALID_INPUT. */
export function refuseRule(field: string, reason: string): never {
  throw new Problem('INVALID_INPUT', reason, { violations: [{ field, reason }] })
}

/**
 * Checks an own rule before it is kept. Throws INVALID_INPUT naming the field: `days` when the law asks for more, `validTo` when the
 * rule ends before it begins.
 */
export function checkOwnRule(law: NoticeRule, own: OwnRule): void {
  if (own.validTo !== null && own.validTo < own.validFrom) refuseRule('validTo', 'ends before it begins')
  if (gap(own) < gap(law))
    refuseRule('days', `shorter than the law: ${law.days} ${law.counting}, ${law.article}`)
}

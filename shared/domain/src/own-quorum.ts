import type { CivilDate } from './dates.ts'
import { isInForce, refuseRule } from './own-rules.ts'
import { Problem } from './problems.ts'
import { QUORUM_MODES, QUORUM_SHARES, type QuorumAsked, type QuorumMode, type QuorumShare } from './quorum.ts'
import type { AssemblyType, BodyKind } from './regime-types.ts'
import { regimeRow } from './regimes.ts'

/** What the quorum of a body is, and the article that says so. */
export interface QuorumRule extends QuorumAsked {
  readonly article: string
  readonly toConfirm: boolean
}

/** A quorum that an authority's règlement intérieur sets for a body, from one day to another. */
export interface OwnQuorum extends QuorumAsked {
  /** As the interface cites it, e.g. « Règlement intérieur, art. 9 ». */
  readonly article: string
  /** First and last day on which a meeting is governed by it; null: without end. */
  readonly validFrom: CivilDate
  readonly validTo: CivilDate | null
}

/** The law's, on a day (CGCT, art. L2121-17, L3121-14, L3121-14-1); null for a body that only gives an opinion: the law says nothing. */
export function legalQuorum(type: AssemblyType, body: BodyKind, on: CivilDate): QuorumRule | null {
  try {
    const { value, legalBasis, toConfirm } = regimeRow('quorum', type, body, on)
    return { mode: value as QuorumMode, share: 'MAJORITY', article: legalBasis, toConfirm }
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_FOUND') return null
    throw error
  }
}

/** A body whose rules say nothing: the strictest of what the law asks of the others. */
const UNSAID: QuorumRule = {
  mode: 'MAJORITY_PRESENT',
  share: 'MAJORITY',
  article: 'Règlement intérieur',
  toConfirm: true,
}

/**
 * The quorum of a meeting held on a day: the law's, or the règlement's where that one asks for more, which it may (law.md §0: upwards
 * only). Where the law says nothing, the règlement's as it is.
 */
export function quorumRule(law: QuorumRule | null, own: readonly OwnQuorum[], on: CivilDate): QuorumRule {
  const [first, ...others] = own.filter((one) => isInForce(one, on)).map(toRule)
  const start = law ?? first ?? UNSAID
  return [...(first ? [first] : []), ...others].reduce(stricter, start)
}

const toRule = ({ mode, share, article }: OwnQuorum): QuorumRule => ({
  mode,
  share,
  article,
  toConfirm: false,
})

/** Of two, what is stricter in each: whom it counts, and how many it asks for. */
function stricter(one: QuorumRule, other: QuorumRule): QuorumRule {
  const mode = strictness(QUORUM_MODES, other.mode) > strictness(QUORUM_MODES, one.mode)
  const share = strictness(QUORUM_SHARES, other.share) > strictness(QUORUM_SHARES, one.share)
  if (!mode && !share) return one
  return { ...other, mode: mode ? other.mode : one.mode, share: share ? other.share : one.share }
}

const strictness = <One>(all: readonly One[], one: One): number => all.indexOf(one)

/**
 * Checks an own quorum before it is kept. Throws INVALID_INPUT naming the field: `mode` or `share` when the law (art. L3121-14-1 of the
 * CGCT for the commission permanente) asks for more, `validTo` when it ends before it begins.
 */
export function checkOwnQuorum(law: QuorumRule | null, own: OwnQuorum): void {
  if (own.validTo !== null && own.validTo < own.validFrom) refuseRule('validTo', 'ends before it begins')
  if (!law) return
  if (strictness(QUORUM_MODES, own.mode) < strictness(QUORUM_MODES, law.mode))
    refuseRule('mode', `counts more than the law: ${law.mode}, ${law.article}`)
  if (strictness(QUORUM_SHARES, own.share) < strictness(QUORUM_SHARES, law.share))
    refuseRule('share', `less than the law: ${law.share}, ${law.article}`)
}

const SHARES: Readonly<Record<QuorumShare, string>> = {
  THIRD: 'le tiers',
  MAJORITY: 'plus de la moitié',
  TWO_THIRDS: 'les deux tiers',
  THREE_QUARTERS: 'les trois quarts',
}
const MODES: Readonly<Record<QuorumMode, string>> = {
  MAJORITY_PRESENT: 'présents',
  MAJORITY_PRESENT_OR_REPRESENTED: 'présents ou représentés',
}
/** « plus de la moitié des membres en exercice présents ou représentés ». */
export const quorumInWords = ({ mode, share }: QuorumAsked): string =>
  `${SHARES[share]} des membres en exercice ${MODES[mode]}`

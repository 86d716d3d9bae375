/** Who counts towards the quorum: those in the room, or also those who gave a vote to one of them. */
export const QUORUM_MODES = ['MAJORITY_PRESENT_OR_REPRESENTED', 'MAJORITY_PRESENT'] as const
export type QuorumMode = (typeof QUORUM_MODES)[number]
/** How many of the members in office it asks for; like the modes, from the least strict to the strictest. */
export const QUORUM_SHARES = ['THIRD', 'MAJORITY', 'TWO_THIRDS', 'THREE_QUARTERS'] as const
export type QuorumShare = (typeof QUORUM_SHARES)[number]
export interface QuorumAsked {
  readonly mode: QuorumMode
  readonly share: QuorumShare
}

/** Persons. `excluded` are the members in office whom the law leaves out of the count for one item (CGCT, art. L1111-6 II). */
export interface QuorumCount {
  readonly inOffice: number
  readonly present: number
  readonly represented: number
  readonly excluded: number
}

export interface Quorum {
  readonly base: number
  readonly required: number
  readonly counted: number
  readonly missing: number
  readonly reached: boolean
}

/** More than half: « la majorité absolue » of n members, 22 of 42 as of 43. */
export const absoluteMajority = (members: number): number => Math.floor(members / 2) + 1

/** A share that is more than half never asks for fewer than the absolute majority, however few they are. */
const REQUIRED: Readonly<Record<QuorumShare, (members: number) => number>> = {
  THIRD: (members) => Math.max(1, Math.ceil(members / 3)),
  MAJORITY: absoluteMajority,
  TWO_THIRDS: (members) => Math.max(absoluteMajority(members), Math.ceil((2 * members) / 3)),
  THREE_QUARTERS: (members) => Math.max(absoluteMajority(members), Math.ceil((3 * members) / 4)),
}

/**
 * Whether a body may deliberate on one item (CGCT, art. L2121-17, L3121-14, L3121-14-1). `present` and `represented` hold none of the
 * excluded: for the quorum those are not members in office (art. L2131-11, L3132-5, L4142-5, loi n° 2025-1249, art. 32).
 * Checked again at each item: whoever leaves may break it, whoever abstains while present does not.
 */
export function quorumOf({ mode, share }: QuorumAsked, count: QuorumCount): Quorum {
  const base = Math.max(0, count.inOffice - count.excluded)
  const required = REQUIRED[share](base)
  const counted = count.present + (mode === 'MAJORITY_PRESENT_OR_REPRESENTED' ? count.represented : 0)
  const missing = Math.max(0, required - counted)
  return { base, required, counted, missing, reached: missing === 0 }
}

/** A meeting convened again after a missing quorum deliberates whoever is there (CGCT, art. L2121-17, L3121-14). */
export const waivedQuorum = (quorum: Quorum): Quorum => ({
  ...quorum,
  required: 0,
  missing: 0,
  reached: true,
})

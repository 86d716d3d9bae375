import type { Bond } from './bond.ts'
import type { Piece } from './facts.ts'

/** Whether it may follow another délibération: its name says that it is one, or a copy. */
export const isTwin = ({ facts }: Piece): boolean =>
  facts.twin?.says === 'DELIBERATION' || facts.twin?.says === 'COPY'

/** « 12 Voirie - annexe 1 » beside « 12 Voirie »: an earlier délibération is annexed to the new one, which no report goes with. */
export const annexedAct = (piece: Piece, all: readonly Piece[]): Piece =>
  piece.kind === 'DELIBERATION' &&
  piece.kindConfidence < 0.8 &&
  piece.facts.twin?.says === 'ANNEX' &&
  all.some(
    (other) => other.kind === 'DELIBERATION' && !isTwin(other) && other !== piece && named(piece, other),
  ) &&
  !all.some((other) => other.kind === 'REPORT' && other.facts.number === piece.facts.number)
    ? { ...piece, kind: 'ANNEX' }
    : piece

/** Of one folder, and of one name but for what says which paper of the item it is. */
function named({ facts }: Piece, { facts: other }: Piece): boolean {
  const [folder] = other.folders
  if (!facts.twin || !other.twin || other.twin.says === 'ANNEX' || facts.folders[0] !== folder) return false
  // « projet de délibération » beside « rapport »: only their own folder says that they are of one matter.
  if (other.twin.core === '' && folder === '') return false
  return other.twin.core === facts.twin.core || other.twin.core === facts.twin.unranked
}

/**
 * Why a délibération is of the item of another one that no report claims: « 12 Voirie - projet de délibération » beside « 12 Voirie »,
 * which reads as a délibération too. Their names are the same but for that, and nothing printed says that they are two.
 */
export function twinBond(piece: Piece, lead: Piece): Bond | null {
  if (!named(piece, lead)) return null
  if (apart(piece.reportNumbers, lead.reportNumbers) || apart(piece.actNumbers, lead.actNumbers)) return null
  const same = piece.title === lead.title
  if (piece.facts.twin?.says === 'COPY' ? !same : foreign(piece.title, lead.title)) return null
  const shared = same && piece.title !== ''
  return { reason: 'SAME_NAME', detail: lead.facts.twin?.core ?? '', confidence: shared ? 0.95 : 0.86 }
}

/** None of the one is of the other: « 2026 CP 7211 » and « 2026 CP 7211.1 » go together. */
const apart = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 &&
  b.length > 0 &&
  !a.some((one) => b.some((two) => `${one} `.startsWith(`${two} `) || `${two} `.startsWith(`${one} `)))

/** Two titles without a word in common. */
function foreign(a: string, b: string): boolean {
  const words = a.split(' ').filter((word) => word.length > 3)
  return words.length > 0 && b !== '' && !words.some((word) => ` ${b} `.includes(` ${word} `))
}

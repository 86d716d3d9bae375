import type { DocumentPart, GroupMember, PartKind } from '../types.ts'
import type { Bond } from './bond.ts'
import type { Piece } from './facts.ts'

/** The lead itself: one member for each of its parts, the report first. */
export function leadMembers(lead: Piece): [GroupMember, ...GroupMember[]] {
  const bond: Bond = { reason: 'LEAD', detail: '', confidence: 1 }
  if (lead.parts === null || lead.parts.length === 0) return [member(lead, lead.kind, null, bond)]
  const own = [...lead.parts].sort((a, b) => Number(b.kind === 'REPORT') - Number(a.kind === 'REPORT'))
  const [first, ...rest] = own.map((part, index) =>
    member(
      lead,
      part.kind,
      part,
      index === 0
        ? bond
        : { reason: 'SAME_FILE', detail: part.evidence?.quote ?? '', confidence: part.confidence },
    ),
  )
  return [first as GroupMember, ...rest]
}

/** A file that follows a lead: whole, or part by part when it is a délibération with its annexes. */
export const memberOf = (piece: Piece, bond: Bond): GroupMember[] =>
  piece.parts === null
    ? [member(piece, piece.kind === 'REPORT' ? 'ANNEX' : piece.kind, null, bond)]
    : piece.parts.map((part) => member(piece, part.kind, part, bond))

/** Délibérations first, then annexes by their rank; those without rank after them. */
export function orderOf({ kind, rank }: Piece): number {
  const base: Record<PartKind, number> = { REPORT: 0, DELIBERATION: 1000, ANNEX: 2000, OTHER: 3000 }
  return base[kind] + (rank ?? 500)
}

const member = (piece: Piece, kind: PartKind, part: DocumentPart | null, bond: Bond): GroupMember => ({
  id: piece.id,
  pages: part && { first: part.firstPage, last: part.lastPage },
  kind,
  reason: bond.reason,
  detail: bond.detail,
  confidence: bond.confidence,
})

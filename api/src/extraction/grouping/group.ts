import { naturalCompare } from '@hemicycle/domain'
import type { DocumentGroup, GroupDoubt, GroupInput, Grouping, GroupMember } from '../types.ts'
import { bondOf, type Bond } from './bond.ts'
import { type Piece, piecesOf } from './facts.ts'
import { leadMembers, memberOf, orderOf } from './members.ts'
import { annexedAct, isTwin, twinBond } from './twins.ts'

/** Bound more weakly than this a file stays alone, and the clerk is asked. */
const LEAST = 0.7
/** Two items bound almost alike: nobody chooses for the clerk. */
const GAP = 0.1

/**
 * Puts files of one item together: reports lead, délibérations without report lead too, annexes and other pieces follow the lead they
 * are bound to by number, title, citation, name or folder. Each with its reason and confidence. In doubt a file stays alone and is
 * listed in `doubts` with its candidates: nothing is hidden under a wrong title. Items of a cahier keep its order; groups come in the
 * order of the files given. Pure.
 */
export function groupDocuments(documents: readonly GroupInput[]): Grouping {
  const read = documents.flatMap(piecesOf)
  const pieces = read.map((piece) => annexedAct(piece, read))
  const reports = pieces.filter((piece) => isReport(piece, pieces))
  const acts = bindActs(
    pieces.filter(({ kind }) => kind === 'DELIBERATION'),
    reports,
  )
  const leads = [...reports, ...acts.alone]
  const rest = pieces.filter((piece) => !leads.includes(piece) && piece.kind !== 'DELIBERATION')
  const others = bindAll(rest, leads)
  const bonds = new Map([...acts.bonds, ...others.bonds])
  const groups = pieces.filter((piece) => !bonds.has(piece)).map((lead) => groupOf(lead, bonds))
  return { groups, doubts: [...doubles(reports), ...acts.doubts, ...others.doubts] }
}

/** A délibération that no report claims is an item of its own, which its like of the same name and annexes can follow. */
function bindActs(acts: readonly Piece[], reports: readonly Piece[]) {
  const claimed = bindAll(acts, reports)
  const left = acts.filter((act) => !claimed.bonds.has(act))
  const twins = bindAll(
    left.filter(isTwin),
    left.filter((act) => !isTwin(act)),
    twinBond,
  )
  const placed = new Set([...twins.bonds.keys()].map(({ id }) => id))
  const doubts = claimed.doubts.filter(({ id }) => !placed.has(id))
  const asked = new Set(doubts.map(({ id }) => id))
  return {
    bonds: new Map([...claimed.bonds, ...twins.bonds]),
    alone: left.filter((act) => !twins.bonds.has(act)),
    doubts: [...doubts, ...twins.doubts.filter(({ id }) => !asked.has(id))],
  }
}

interface Bound {
  readonly lead: Piece
  readonly bond: Bond
}
interface Candidate extends Bound {
  readonly whole: boolean
}

/** A file named « annexe » that looks like a report is an annexe where a true report has its number. */
function isReport(piece: Piece, all: readonly Piece[]): boolean {
  if (piece.kind !== 'REPORT') return false
  if (piece.facts.kind !== 'ANNEX' || piece.kindConfidence >= 0.8) return true
  return !all.some(
    (other) =>
      other !== piece &&
      other.kind === 'REPORT' &&
      other.facts.kind !== 'ANNEX' &&
      piece.facts.number !== null &&
      other.facts.number === piece.facts.number,
  )
}

function bindAll(pieces: readonly Piece[], leads: readonly Piece[], bind = bondOf) {
  const bonds = new Map<Piece, Bound>()
  const doubts: GroupDoubt[] = []
  const only = foldersOf(leads)
  for (const piece of pieces) {
    const found = leads
      .filter((lead) => lead.id !== piece.id)
      .flatMap((lead) => {
        const bond = bind(piece, lead, only.get(lead) ?? new Set())
        return bond ? [{ lead, bond, whole: hasSameStem(piece, lead) }] : []
      })
      .sort((a, b) => b.bond.confidence - a.bond.confidence || Number(b.whole) - Number(a.whole))
    const [best, second] = found
    const close = best && second && second.bond.confidence > best.bond.confidence - GAP
    const several = close && !decisive(best.bond, second.bond) && !longer(best, second)
    if (best && best.bond.confidence >= LEAST && !several) bonds.set(piece, best)
    else if (piece.kind === 'ANNEX' || found.length > 0)
      doubts.push({
        id: piece.id,
        candidates: [...new Set(found.map(({ lead }) => lead.id))].slice(0, 5),
        reason: several ? 'SEVERAL_ITEMS' : 'NO_ITEM',
      })
  }
  return { bonds, doubts }
}

/** What a file says itself goes before its name and its folder. */
const INSIDE: ReadonlySet<string> = new Set(['SAME_TITLE', 'CITED'])
const decisive = (best: Bond, second: Bond): boolean =>
  best.confidence > second.confidence && INSIDE.has(best.reason) && !INSIDE.has(second.reason)

/** « 12 Voirie » and « 12 Voirie communale »: what is of the whole name of one is not of the other, which merely begins alike. */
const longer = (best: Candidate, second: Candidate): boolean =>
  best.whole &&
  !second.whole &&
  !INSIDE.has(second.bond.reason) &&
  best.lead.facts.number === second.lead.facts.number
const hasSameStem = ({ facts }: Piece, { facts: other }: Piece): boolean =>
  facts.stem.length >= 4 && facts.stem === other.stem && facts.folders[0] === other.folders[0]

/** For each lead the folders that hold it and no other. */
function foldersOf(leads: readonly Piece[]): Map<Piece, Set<string>> {
  const held = new Map<string, number>()
  for (const { facts } of leads)
    for (const folder of facts.folders) held.set(folder, (held.get(folder) ?? 0) + 1)
  return new Map(
    leads.map((lead) => [lead, new Set(lead.facts.folders.filter((folder) => held.get(folder) === 1))]),
  )
}

function groupOf(lead: Piece, bonds: ReadonlyMap<Piece, Bound>): DocumentGroup {
  const others = [...bonds]
    .filter(([, bound]) => bound.lead === lead)
    .map(([piece, { bond }]) => ({ piece, bond }))
    .sort((a, b) => orderOf(a.piece) - orderOf(b.piece) || naturalCompare(a.piece.name, b.piece.name))
  const [first, ...own] = leadMembers(lead)
  const followers = others.flatMap(({ piece, bond }): GroupMember[] => memberOf(piece, bond))
  // The lead's own délibération and annexes stand with those of other files: délibérations first.
  const members = [...own, ...followers].sort((a, b) => rank(a) - rank(b))
  return {
    number: lead.fields?.number?.value ?? lead.facts.number,
    title: lead.fields?.title?.value ?? null,
    members: [first, ...members],
  }
}

const KINDS = ['REPORT', 'DELIBERATION', 'ANNEX', 'OTHER']
const rank = ({ kind }: GroupMember): number => KINDS.indexOf(kind)

/** Two reports with one number and one title: perhaps two versions of one. */
function doubles(reports: readonly Piece[]): GroupDoubt[] {
  return reports.flatMap((report, index) => {
    const twin = reports
      .slice(0, index)
      .find(
        (other) =>
          report.title !== '' &&
          other.title === report.title &&
          report.reportNumbers.join() === other.reportNumbers.join(),
      )
    return twin ? [{ id: report.id, candidates: [twin.id], reason: 'CONTRADICTION' as const }] : []
  })
}

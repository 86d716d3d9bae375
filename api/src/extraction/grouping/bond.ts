import type { GroupReason } from '../types.ts'
import type { Piece } from './facts.ts'
import { canonical, matterOf } from './name-facts.ts'

/** A reason to put a file with an item. */
export interface Bond {
  readonly reason: GroupReason
  readonly detail: string
  readonly confidence: number
}

/** Each reason more that agrees takes away a part of the doubt. */
const AGREEMENT = 0.3
const HIGHEST = 0.98

/**
 * How strongly a file is bound to the lead of an item: by what it says of itself first, then by its name, then by its folder.
 * `only` lists the folders that hold this lead and no other. Null when nothing binds them, or something says that they are two.
 */
export function bondOf(piece: Piece, lead: Piece, only: ReadonlySet<string>): Bond | null {
  const inside = [byNumber(piece, lead), byTitle(piece, lead), byCitation(piece, lead)].filter(present)
  const outside = [byNameNumber(piece, lead), byStem(piece, lead), byFolder(piece, lead, only)].filter(
    present,
  )
  const opposed = contradicts(piece, lead)
  if (opposed === 'CONTENT' && inside.length === 0) return null
  const all = opposed === 'NAME' ? inside : [...inside, ...outside]
  const [best, ...others] = all.sort((a, b) => b.confidence - a.confidence)
  if (!best) return null
  const doubt = others.reduce((left) => left * (1 - AGREEMENT), 1 - best.confidence)
  const confidence = Math.min(HIGHEST, 1 - doubt) - (opposed === null || best.confidence >= 0.9 ? 0 : 0.2)
  return { ...best, confidence: Math.round(confidence * 100) / 100 }
}

const present = (bond: Bond | null): bond is Bond => bond !== null

/** The number of its report, or of its act, or its act's within the report's: « 2026-CP-7211 » and « 2026-CP-7211.1 ». */
function byNumber(piece: Piece, lead: Piece): Bond | null {
  const report = piece.reportNumbers.find((code) => lead.reportNumbers.includes(code))
  if (report) return { reason: 'SAME_NUMBER', detail: report, confidence: report.length > 2 ? 0.95 : 0.88 }
  const act = piece.actNumbers.find((code) => lead.actNumbers.includes(code))
  if (act) return { reason: 'SAME_NUMBER', detail: act, confidence: 0.93 }
  const own = lead.reportNumbers.find((code) =>
    piece.actNumbers.some((other) => other === code || new RegExp(`^${code} \\d{1,2}$`, 'u').test(other)),
  )
  return own && own.length > 2 ? { reason: 'SAME_NUMBER', detail: own, confidence: 0.9 } : null
}

function byTitle({ title }: Piece, lead: Piece): Bond | null {
  if (title.length < 12 || lead.title.length < 12) return null
  if (title === lead.title) return { reason: 'SAME_TITLE', detail: title, confidence: 0.94 }
  const [short, long] = title.length < lead.title.length ? [title, lead.title] : [lead.title, title]
  return short.length >= 24 && long.includes(short)
    ? { reason: 'SAME_TITLE', detail: short, confidence: 0.86 }
    : null
}

/** « Annexe au rapport n° 1105 », or an annexe whose title the report lists. */
function byCitation(piece: Piece, lead: Piece): Bond | null {
  const number = piece.cited.find(
    (code) => lead.reportNumbers.includes(code) || lead.actNumbers.includes(code),
  )
  if (number) return { reason: 'CITED', detail: number, confidence: 0.93 }
  const own = [piece.fields?.title?.value, piece.fields?.annexTitles[0]?.value].map((one) =>
    matterOf(one ?? ''),
  )
  const said = [...own, piece.facts.stem].filter((words) => words.length > 6)
  const listed = lead.fields?.annexTitles
    .map(({ value }) => matterOf(value))
    .find((words) => words.length > 6 && said.some((one) => one === words || words.includes(one)))
  return listed && piece.kind !== 'REPORT' ? { reason: 'CITED', detail: listed, confidence: 0.86 } : null
}

/** The number in the name: of the lead's name, or printed on the lead. */
function byNameNumber({ facts, kind }: Piece, lead: Piece): Bond | null {
  const codes = [...lead.reportNumbers, ...lead.actNumbers]
  const whole = codes.find((code) => code.length > 3 && /\d/.test(code) && facts.tokens.includes(` ${code} `))
  // « 2006 » is a number at the head of a name, a year elsewhere.
  const year = /^(?:19|20)\d\d$/.test(whole ?? '') && !facts.tokens.startsWith(` ${whole} `)
  if (whole && !year) return { reason: 'SAME_NUMBER', detail: whole, confidence: 0.92 }
  if (facts.number === null) return null
  const printed = codes.some((code) => canonical(code) === facts.number)
  const named = lead.facts.number === facts.number
  if (!printed && !named) return null
  const near = facts.folders[0] === lead.facts.folders[0] || printed
  const leading = facts.leading && (printed || lead.facts.leading)
  // « annexe 101-2 » may be annexe 101: within a name a number says little.
  const confidence = leading ? (near ? 0.9 : 0.78) : kind === 'DELIBERATION' ? 0.75 : 0.66
  return { reason: 'SAME_NUMBER', detail: facts.number, confidence }
}

function byStem({ facts }: Piece, lead: Piece): Bond | null {
  const [own, other] = [facts.stem, lead.facts.stem]
  const near = facts.folders[0] === lead.facts.folders[0]
  if (own.length < 4 || other.length < 4) return null
  if (own === other) return { reason: 'SAME_NAME', detail: own, confidence: near ? 0.84 : 0.7 }
  const within = ` ${own} `.includes(` ${other} `) && other.length >= 6
  if (within) return { reason: 'SAME_NAME', detail: other, confidence: near ? 0.76 : 0.62 }
  // The file is named after the title of the report.
  const words = own.split(' ').filter((word) => word.length > 3)
  const said = words.length >= 2 && words.every((word) => ` ${lead.title} `.includes(` ${word}`))
  return said ? { reason: 'SAME_NAME', detail: own, confidence: 0.68 } : null
}

function byFolder({ facts, kind }: Piece, lead: Piece, only: ReadonlySet<string>): Bond | null {
  const folder = facts.folders.find((path) => only.has(path) && lead.facts.folders.includes(path))
  if (folder === undefined || kind === 'REPORT') return null
  // One report in the whole heap: its annexes are probably its own.
  if (folder === '') return { reason: 'SAME_FOLDER', detail: '', confidence: kind === 'ANNEX' ? 0.72 : 0.6 }
  return { reason: 'SAME_FOLDER', detail: folder, confidence: kind === 'OTHER' ? 0.74 : 0.84 }
}

/** What says that two files are not of one item. */
function contradicts(piece: Piece, lead: Piece): 'CONTENT' | 'NAME' | null {
  const apart = (a: readonly string[], b: readonly string[]) =>
    a.length > 0 && b.length > 0 && !a.some((code) => b.includes(code))
  if (apart(piece.reportNumbers, lead.reportNumbers)) return 'CONTENT'
  if (
    piece.kind === 'DELIBERATION' &&
    lead.kind === 'DELIBERATION' &&
    apart(piece.actNumbers, lead.actNumbers)
  )
    return 'CONTENT'
  if (piece.cited.length > 0 && apart(piece.cited, [...lead.reportNumbers, ...lead.actNumbers]))
    return 'CONTENT'
  const [own, other] = [piece.facts, lead.facts]
  if (own.number === null || other.number === null || own.number === other.number) return null
  const printed = [...lead.reportNumbers, ...lead.actNumbers].some((code) => canonical(code) === own.number)
  return own.leading && other.leading && !printed ? 'NAME' : null
}

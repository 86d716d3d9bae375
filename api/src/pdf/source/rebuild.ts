import { copyDict, readName, type Dict } from '../syntax/read.ts'
import { isDigit, isSpace } from '../syntax/scan.ts'
import type { Bytes } from './bytes.ts'
import { LIMITS, SourceFault } from './fault.ts'
import { type Budget, dictIn, dictOf, extentOf, type Found, objectAt, plainNumber } from './object-at.ts'
import type { Entries } from './entry.ts'

/** What one reading of the whole file finds, without any table. */
export interface Rebuilt {
  readonly entries: Entries
  readonly trailer: Dict
  /** Numbers that stand in the file more than once: the last one was taken, and without a table nobody can say that it was meant. */
  readonly repeated: ReadonlySet<number>
  /** Object streams in the order of the file, with the objects met before each: what they hold replaces those. */
  readonly packed: readonly number[]
  readonly catalogs: readonly number[]
  /** Roots of page trees: nodes without a parent. */
  readonly trees: readonly number[]
}

const PIECE = 2 ** 20
const OVERLAP = 64

/**
 * Finds every object by its « n g obj ». The last one of a number prevails, as in a file that was updated, but one in the middle of a
 * line, where damage puts things and no writer does, never replaces one that begins its line.
 */
export function rebuild(bytes: Bytes, budget: Budget): Rebuilt {
  const entries: Entries = new Map()
  const trailer: Dict = new Map()
  const repeated = new Set<number>()
  const firm = new Set<number>()
  const notes = { packed: new Set<number>(), catalogs: new Set<number>(), trees: new Set<number>() }
  for (let at = 0; at < bytes.size;) {
    const place = nextPlace(bytes, at)
    if (!place) break
    if (place.isTrailer) {
      addTrailer(trailer, dictIn(Buffer.from(bytes.at(place.at + 7, LIMITS.value >> 4)), 0))
      at = place.at + 7
      continue
    }
    const found = objectAt(bytes, place.at, budget)
    at = place.next
    if (!found || found.number > MOST_NUMBER) continue
    if (entries.has(found.number)) repeated.add(found.number)
    if (place.beginsLine) firm.add(found.number)
    else if (firm.has(found.number)) continue
    entries.set(found.number, place.at)
    if (entries.size > LIMITS.objects) throw new SourceFault('TOO_LARGE', 'too many objects')
    note(found, notes, trailer)
    at = endOf(bytes, found, budget)
  }
  const { packed, catalogs, trees } = notes
  return { entries, trailer, repeated, packed: [...packed], catalogs: [...catalogs], trees: [...trees] }
}

/** Beyond it no object of a real file is numbered (ISO 32000-1, annex C.2). */
const MOST_NUMBER = 8_388_607

interface Place {
  readonly at: number
  readonly next: number
  readonly isTrailer: boolean
  readonly beginsLine: boolean
}

/** The next « obj » with two numbers before it, or the next « trailer ». */
function nextPlace(bytes: Bytes, from: number): Place | null {
  for (let start = from; start < bytes.size; start += PIECE - OVERLAP) {
    const piece = bytes.at(start, PIECE)
    const trailer = piece.indexOf('trailer')
    for (let i = piece.indexOf('obj'); i >= 0; i = piece.indexOf('obj', i + 3)) {
      if (trailer >= 0 && trailer < i) break
      const head = headBefore(piece, i)
      if (head < 0) continue
      return { at: start + head, next: start + i + 3, isTrailer: false, beginsLine: isLineStart(piece, head) }
    }
    if (trailer >= 0)
      return { at: start + trailer, next: start + trailer + 7, isTrailer: true, beginsLine: false }
    if (piece.length < PIECE) break
  }
  return null
}

/** The beginning of a piece is taken for one: pieces overlap by more than a head takes. */
const isLineStart = (piece: Buffer, at: number): boolean =>
  at === 0 || piece[at - 1] === 10 || piece[at - 1] === 13

/** Where « n g » begins before the « obj » at `at`, or -1. */
function headBefore(piece: Buffer, at: number): number {
  let i = at
  for (let part = 0; part < 2; part++) {
    const gap = i
    while (isSpace(piece[i - 1])) i--
    if (part === 1 && gap === i) return -1
    const end = i
    while (isDigit(piece[i - 1])) i--
    if (end === i || end - i > 10) return -1
  }
  return i
}

function note(
  found: Found,
  notes: Readonly<Record<'packed' | 'catalogs' | 'trees', Set<number>>>,
  trailer: Dict,
): void {
  const dict = dictOf(found.value)
  const type = readName(dict.get('Type'))
  for (const set of Object.values(notes)) set.delete(found.number)
  if (type === 'ObjStm' && found.isStream) notes.packed.add(found.number)
  if (type === 'Catalog') notes.catalogs.add(found.number)
  if (type === 'Pages' && !dict.has('Parent')) notes.trees.add(found.number)
  if (type === 'XRef') addTrailer(trailer, dict)
}

function addTrailer(trailer: Dict, more: Dict | null): void {
  for (const [key, value] of copyDict(more ?? new Map()))
    if (['Root', 'Info', 'ID', 'Encrypt'].includes(key)) trailer.set(key, value)
}

function endOf(bytes: Bytes, { value, end, isStream }: Found, budget: Budget): number {
  if (!isStream) return end
  return end + extentOf(bytes, end, plainNumber(dictOf(value).get('Length')), budget).length
}

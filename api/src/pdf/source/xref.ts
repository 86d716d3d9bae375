import { readNumber, type Dict } from '../syntax/read.ts'
import type { Bytes } from './bytes.ts'
import { LIMITS, SourceFault } from './fault.ts'
import { DELETED, type Entries, isDeleted, type Section } from './entry.ts'
import { type Budget, plainNumber } from './object-at.ts'
import { streamSection } from './xref-stream.ts'
import { tableSection } from './xref-table.ts'

export interface Table {
  readonly entries: Entries
  readonly trailer: Dict
  /** Where the sections are: no object begins there. */
  readonly flaws: readonly string[]
}

/**
 * Follows the cross-reference sections from the last one back: tables, streams and hybrids (ISO 32000-1, 7.5.4 to 7.5.8). `shift` is
 * where the header stands: offsets count from there. null when the chain cannot be followed to its end.
 */
export function readTable(bytes: Bytes, start: number, shift: number, budget: Budget): Table | null {
  let entries: Entries | null = null
  const flaws = new Set<string>()
  let trailer: Dict | null = null
  const queue = [start + shift]
  const seen = new Set<number>()
  while (queue.length > 0) {
    const offset = queue.shift() as number
    if (seen.has(offset)) {
      flaws.add('the sections of the table loop')
      continue
    }
    seen.add(offset)
    if (seen.size > LIMITS.sections) throw new SourceFault('DAMAGED', 'too many sections')
    const section = tableSection(bytes, offset) ?? streamSection(bytes, offset, shift, budget)
    if (!section) return null
    const hidden = plainNumber(section.trailer.get('XRefStm'))
    if (hidden > 0) addHidden(section, streamSection(bytes, hidden + shift, shift, budget), flaws)
    if (entries) merge(entries, section.entries)
    else entries = section.entries
    trailer = trailer ? completed(trailer, section.trailer) : section.trailer
    const previous = readNumber(section.trailer.get('Prev'))
    if (previous > 0) queue.push(previous + shift)
  }
  return trailer && entries ? { entries, trailer, flaws: [...flaws] } : null
}

/** In a hybrid file the objects of the stream stand in the table as deleted. */
function addHidden({ entries }: Section, hidden: Section | null, flaws: Set<string>): void {
  if (!hidden) flaws.add('the hidden table is not there')
  for (const [number, entry] of hidden?.entries ?? [])
    if (isDeleted(entries.get(number) ?? DELETED)) entries.set(number, entry)
}

/** What a later section says of an object prevails, also that it was deleted. */
function merge(entries: Entries, older: Entries): void {
  for (const [number, entry] of older) if (!entries.has(number)) entries.set(number, entry)
  if (entries.size > LIMITS.objects) throw new SourceFault('TOO_LARGE', 'too many objects')
}

/** The trailer of the last section, completed by older ones: careless updates forget the root. */
function completed(trailer: Dict, older: Dict): Dict {
  for (const key of ['Root', 'Info', 'ID', 'Encrypt']) {
    const value = older.get(key)
    if (value && !trailer.has(key)) trailer.set(key, value)
  }
  return trailer
}

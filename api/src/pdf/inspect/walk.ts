import { SourceFault } from '../source/fault.ts'
import type { Source, SourceObject } from '../source/source.ts'
import type { Value } from '../syntax/read.ts'
import { eachReference, SyntaxFault } from '../syntax/scan.ts'

/** More objects than this one can be walked through in no time a clerk would wait for. */
const MOST = 4_000_000

/** Visits every object that the catalog, the pages or the description of the file lead to, once each, and says which were missing. */
export function walk(source: Source, visit: (object: SourceObject) => void): void {
  const seen = new Set<number>()
  const next: number[] = []
  const note = (value: Value | undefined) => {
    if (value) references(value, (number) => seen.has(number) || (seen.add(number), next.push(number)))
  }
  for (const value of source.catalog.values()) note(value)
  note(source.trailer.get('Info'))
  for (const { number, dict } of source.pages()) {
    if (number >= 0) seen.add(number)
    for (const value of dict.values()) note(value)
  }
  for (let number = next.pop(); number !== undefined; number = next.pop()) {
    const object = source.object(number)
    if (!object) continue
    if (seen.size > MOST) throw new SourceFault('TOO_LARGE', 'too many objects')
    visit(object)
    note(object.value)
  }
}

function references(value: Value, found: (number: number) => void): void {
  try {
    eachReference(value, 0, value.length, found)
  } catch (error) {
    // A string or a dictionary that does not end: what it leads to is not known.
    if (!(error instanceof SyntaxFault)) throw error
  }
}

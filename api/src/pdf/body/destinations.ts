import type { Source } from '../source/source.ts'
import { readArray, readDict, readName, readNumber, readReference, readString, type Dict, type Value } from '../syntax/read.ts' // prettier-ignore
import { nameOf } from '../syntax/write.ts'
import { readNames } from './trees.ts'

/** Destinations of one document (ISO 32000-1, 12.3.2), made to work in any other: explicit, with their page. */
export interface Destinations {
  /** The array that a destination means, by name or not; null when it leads nowhere. */
  resolve(value: Value | null | undefined): Value | null
  /** An object whose links and actions hold names, or page numbers, with explicit destinations instead. */
  explicit(value: Value): Value
}

const NOWHERE = Buffer.from('[]')
/** Actions may hold actions; more levels than that mean nothing. */
const DEPTH = 6

export function createDestinations(source: Source, pages: readonly number[]): Destinations {
  let names: Map<string, Value> | null = null
  const named = (name: string): Value | null => (names ??= namesOf(source)).get(name) ?? null

  const resolve = (value: Value | null | undefined): Value | null => {
    const found = source.resolve(value)
    const name = readString(found)?.toString('latin1') ?? readName(found)
    if (name === null) return toPage(found)
    const target = source.resolve(named(name))
    const dict = readDict(target)
    return toPage(dict ? source.resolve(dict.get('D')) : target)
  }
  /** A page given by its place in the document must be given by its object: the bundle has other pages there. */
  const toPage = (value: Value | null): Value | null => {
    const [first, ...rest] = readArray(value) ?? []
    if (!value || !first) return null
    if (readReference(first) >= 0) return value
    const page = pages[readNumber(first)]
    return page === undefined
      ? null
      : Buffer.concat([Buffer.from(`[${page} 0 R `), ...spaced(rest), Buffer.from(']')])
  }
  const rewritten = (value: Value, depth: number): Value => {
    const dict = readDict(value)
    if (!dict || depth > DEPTH) return value
    const changes: Dict = new Map()
    for (const key of ['A', 'PA', 'Next', 'AA', 'U', 'D', 'E', 'X']) {
      const own = dict.get(key)
      if (own?.[0] === 0x3c && own[1] === 0x3c) changes.set(key, rewritten(own, depth + 1))
    }
    const aims = readName(dict.get('S')) === 'GoTo' ? (['D', 'Dest'] as const) : (['Dest'] as const)
    for (const key of aims) {
      const own = dict.get(key)
      if (own) changes.set(key, resolve(own) ?? NOWHERE)
    }
    return changes.size === 0 ? value : writeDict(new Map([...dict, ...changes]))
  }
  return {
    resolve,
    explicit: (value) => (value.includes('/GoTo') || value.includes('/Dest') ? rewritten(value, 0) : value),
  }
}

const spaced = (values: readonly Value[]): Buffer[] => values.flatMap((value) => [value, Buffer.from(' ')])

/** A dictionary as bytes again. */
export function writeDict(dict: Dict): Value {
  const parts: Buffer[] = [Buffer.from('<<')]
  for (const [key, value] of dict)
    parts.push(Buffer.from(`${nameOf(key)} `, 'latin1'), value, Buffer.from(' '))
  return Buffer.concat([...parts, Buffer.from('>>')])
}

function namesOf(source: Source): Map<string, Value> {
  const found = new Map<string, Value>()
  for (const [name, value] of readDict(source.resolve(source.catalog.get('Dests'))) ?? [])
    found.set(name, value)
  const tree = readDict(source.resolve(source.catalog.get('Names')))?.get('Dests')
  for (const [name, value] of readNames(source, tree)) found.set(name.toString('latin1'), value)
  return found
}

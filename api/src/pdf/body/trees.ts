import type { Source } from '../source/source.ts'
import { readArray, readDict, readReference, readString, type Value } from '../syntax/read.ts'

/** Entries of one tree that are read; more is a mistake or an attack. */
const MOST = 500_000

/**
 * The leaves of a name tree or number tree (ISO 32000-1, 7.9.6 and 7.9.7), two values by two, in the order of the file. A node
 * that was seen before is not read again: trees may be knotted.
 */
function leavesOf(source: Source, root: Value | null | undefined, key: 'Names' | 'Nums'): [Value, Value][] {
  const seen = new Set<number>()
  const stack: (Value | null | undefined)[] = [root]
  const found: [Value, Value][] = []
  while (stack.length > 0 && found.length < MOST) {
    const node = stack.pop()
    const number = readReference(node)
    if (number >= 0 && seen.has(number)) continue
    seen.add(number)
    const dict = readDict(source.resolve(node))
    if (!dict) continue
    const leaves = readArray(source.resolve(dict.get(key))) ?? []
    for (let i = 0; i + 1 < leaves.length; i += 2) found.push([leaves[i] as Value, leaves[i + 1] as Value])
    // The first kid must be the next to be taken.
    stack.push(...(readArray(source.resolve(dict.get('Kids'))) ?? []).slice(0, MOST).reverse())
  }
  return found
}

/** The entries of a name tree; keys are the bytes of the strings. */
export const readNames = (source: Source, root: Value | null | undefined): [Buffer, Value][] =>
  leavesOf(source, root, 'Names').flatMap(([key, value]) => {
    const name = readString(source.resolve(key))
    return name ? [[name, value] as [Buffer, Value]] : []
  })

/** The entries of a number tree; keys are digits as written. */
export const readNumbers = (source: Source, root: Value | null | undefined): Map<string, Value> =>
  new Map(leavesOf(source, root, 'Nums').map(([key, value]) => [key.toString('latin1'), value]))

import type { Value } from '../syntax/read.ts'
import { cleaned } from '../syntax/whole.ts'
import { MOST_OBJECTS } from '../write/object-table.ts'
import { createText, type Text } from './text.ts'
import { takeFragment, type Fragment } from './fragment.ts'
import { rewrite, type Numbering } from './rewrite.ts'

/** Numbers given to the objects of a document as they are met, and the list of those still to be copied. */
export interface Numbers extends Numbering {
  /** A number for an object that the source does not have. */
  fresh(): number
  /** Says under which number an object of the source will be found; it is not copied. */
  give(source: number, number: number): void
  /** The next object to copy, or null. */
  next(): { readonly source: number; readonly number: number } | null
  count(): number
  /** Keys of the parent tree met so far, with their new values. */
  readonly keys: ReadonlyMap<string, number>
  /** A piece of the source as a fragment. */
  fragment(value: Uint8Array): Fragment
  /** The same for what will stand beside the pieces of other documents, which a bracket left open would spoil: what is sound of it, or null. */
  soundFragment(value: Value): Fragment
}

export function createNumbers(): Numbers {
  let known = new Int32Array(4096)
  let count = 0
  const queue: number[] = []
  const keys = new Map<string, number>()
  const beyond = new Map<number, number>()
  const scratch: Text = createText()
  const fresh = () => {
    if (++count > MOST_OBJECTS) throw new RangeError('more objects than a PDF may hold')
    return count
  }
  const remember = (source: number, number: number) => {
    if (source >= known.length) {
      const grown = new Int32Array(Math.max(source + 1, known.length * 2))
      grown.set(known)
      known = grown
    }
    known[source] = number
  }
  const numbers: Numbers = {
    fresh,
    keys,
    count: () => count,
    give: (source, number) => {
      if (source > MOST_OBJECTS) beyond.set(source, number)
      else if (source >= 0) remember(source, number)
    },
    object: (source) => {
      if (source > MOST_OBJECTS || source < 0) return beyond.get(source) ?? 0
      const number = known[source] ?? 0
      if (number !== 0) return number
      const given = fresh()
      remember(source, given)
      queue.push(source)
      return given
    },
    next: () => {
      const source = queue.pop()
      return source === undefined ? null : { source, number: known[source] as number }
    },
    parentKey: (key) => {
      const number = keys.get(key) ?? fresh()
      keys.set(key, number)
      return number
    },
    fragment: (value) => {
      rewrite(scratch, value, 0, value.length, numbers)
      return takeFragment(scratch, 0, 0)
    },
    soundFragment: (value) => {
      const sound = cleaned(value)
      return sound ? numbers.fragment(sound) : 'null'
    },
  }
  return numbers
}

import { lightened, lighterOf, type Lighter } from '../image/lighter.ts'
import type { Source, SourceObject } from '../source/source.ts'
import type { RawData } from '../source/objects.ts'
import { readDict, readName, readReference, type Dict, type Value } from '../syntax/read.ts'
import { createDestinations, writeDict, type Destinations } from './destinations.ts'
import { referenceTo, type Fragment } from './fragment.ts'
import { openLane, type LaneBuilder } from './lane.ts'
import { createNumbers, type Numbers } from './numbers.ts'
import { withFont } from './page.ts'
import { rewrite } from './rewrite.ts'
import { append, createText, putField, type Text } from './text.ts'

/** Where the streams of a body go as they are met: into the bundle itself, or into a file kept for later. */
export interface StreamTarget {
  /** A new object: its header and dictionary, up to the data, with the places of its numbers. */
  open(number: number, head: Text): void
  data(piece: Uint8Array): void
  /** The same of data that stand in the file as they are. */
  range(source: Source, offset: number, length: number): void
  close(): void
  full(): boolean
  drain(): Promise<void>
}

/** One document being copied. */
export interface Copying {
  readonly source: Source
  /** What is pinned to the pages is copied with them. */
  readonly annotations: boolean
  /** Pictures are made smaller. */
  readonly light: boolean
  readonly numbers: Numbers
  readonly links: Destinations
  readonly target: StreamTarget
  /** Numbers of fields that hang under the group of the document. */
  readonly topFields: Set<number>
  /** Resources with the font of the marks, written once for all pages that share them. */
  resources(value: Value | undefined): { readonly entry: Fragment; readonly font: string }
  readonly shown: LaneBuilder
  readonly structure: LaneBuilder
}

const asTheyAre: Destinations = { resolve: () => null, explicit: (value) => value }

export function openCopying(
  source: Source,
  pages: readonly number[],
  target: StreamTarget,
  { keepNames, ...how }: { readonly keepNames: boolean } & Pick<Copying, 'annotations' | 'light'>,
): Copying {
  const known = new Map<number, { readonly entry: Fragment; readonly font: string }>()
  const copying: Copying = {
    source,
    ...how,
    numbers: createNumbers(),
    links: keepNames ? asTheyAre : createDestinations(source, pages),
    target,
    topFields: new Set(),
    shown: openLane(),
    structure: openLane(),
    resources: (value) => {
      const shared = readReference(value)
      const seen = known.get(shared)
      if (seen) return seen
      const { text, font } = withFont(copying, value)
      if (shared < 0) return { entry: text, font }
      const number = copying.numbers.fresh()
      writeFragment(copying.shown, number, text)
      const made = { entry: referenceTo(number), font }
      known.set(shared, made)
      return made
    },
  }
  return copying
}

/** Writes an object of a lane from a fragment. */
export function writeFragment(lane: LaneBuilder, number: number, fragment: Fragment): void {
  lane.begin(number)
  appendFragment(lane.text, fragment)
}

function appendFragment(text: Text, fragment: Fragment): void {
  const [first = '', ...rest] = fragment.split('→')
  append(text, first)
  for (const part of rest) {
    const digits = /^\d+/.exec(part)?.[0] ?? ''
    putField(text, Number(digits))
    append(text, part.slice(digits.length))
  }
}

/** Objects that only make sense in the file they come from. */
const FOREIGN = new Set(['Pages', 'Page', 'Catalog', 'ObjStm', 'XRef', 'StructTreeRoot'])

/** Copies all objects noted so far and those they need in turn. `write` puts one that is not a stream into its lane. */
export async function copyNoted(
  copying: Copying,
  lane: LaneBuilder,
  write: (text: Text, value: Value) => void,
): Promise<void> {
  const { source, numbers, target } = copying
  for (let one = numbers.next(); one; one = numbers.next()) {
    const object = source.object(one.source)
    if (object?.stream)
      copyStream(copying, object, one.number, copying.light ? await lighterOf(source, object) : null)
    else {
      lane.begin(one.number)
      if (object && !isForeign(object.value)) write(lane.text, withGroup(copying, one.source, object.value))
      else append(lane.text, 'null')
    }
    if (target.full()) await target.drain()
  }
}

/**
 * Pages are described apart: one met here is no page of the document. The value of a signature is left out: it seals bytes that are
 * no longer the same, and a copy must not pretend.
 */
function isForeign(value: Value): boolean {
  if (value[0] !== 0x3c) return false
  // Dictionaries are only cut up when their bytes give a reason, and by hand: this sees every object.
  for (let at = 2; at < value.length - 5; at++) {
    if (value[at] !== SLASH) continue
    if (value[at + 1] === T && value[at + 2] === 0x79 && value[at + 3] === 0x70 && value[at + 4] === 0x65) {
      let name = at + 5
      while ((value[name] ?? SLASH) <= 0x20) name++
      if (mayBeForeign(value, name + 1) && FOREIGN.has(readName(readDict(value)?.get('Type')) ?? ''))
        return true
    } else if (value[at + 1] === 0x42 && value.toString('latin1', at + 1, at + 10) === 'ByteRange')
      return true
  }
  return false
}
const SLASH = 0x2f
const [P, C, O, X, S, T] = [0x50, 0x43, 0x4f, 0x58, 0x53, 0x54]
function mayBeForeign(value: Value, at: number): boolean {
  const letter = value[at]
  // StructTreeRoot, and not the StructElem that most objects of a tagged file are.
  return letter === P || letter === C || letter === O || letter === X || (letter === S && value[at + 6] === T)
}

export const GROUP = 9_000_000
function withGroup({ topFields }: Copying, source: number, value: Value): Value {
  if (!topFields.has(source)) return value
  const dict = readDict(value)
  return dict ? writeDict(new Map([...dict, ['Parent', Buffer.from(`${GROUP} 0 R`)]])) : value
}

/** The usual way of writing an object that shows something. */
export const writeShown =
  ({ numbers, links }: Copying) =>
  (text: Text, value: Value): void => {
    const explicit = links.explicit(value)
    rewrite(text, explicit, 0, explicit.length, numbers)
  }

const scratch = createText()
function copyStream(
  { source, numbers, target, shown }: Copying,
  object: SourceObject,
  number: number,
  lighter: Lighter | null,
): void {
  const dict = readDict(object.value)
  if (!dict || FOREIGN.has(readName(dict.get('Type')) ?? '')) {
    shown.begin(number)
    append(shown.text, 'null')
    return
  }
  const { length, pieces, offset } = lighter ? dataOf(lighter) : source.raw(object)
  scratch.length = 0
  scratch.fields.length = 0
  putField(scratch, number)
  append(scratch, ' 0 obj\n')
  const head = headOf(lighter ? lightened(dict, lighter) : dict, length)
  rewrite(scratch, head, 0, head.length, numbers)
  append(scratch, '\nstream\n')
  target.open(number, scratch)
  if (offset === null) for (const piece of pieces) target.data(piece)
  else target.range(source, offset, length)
  target.close()
}

const dataOf = ({ data }: Lighter): RawData => ({ length: data.length, pieces: [data], offset: null })
const headOf = (dict: Dict, length: number): Value => writeDict(new Map([...dict, ['Length', Buffer.from(String(length))]])) // prettier-ignore

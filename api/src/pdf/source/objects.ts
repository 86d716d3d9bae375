import { readDict, readNumber, readReference, type Value } from '../syntax/read.ts'
import type { Bytes } from './bytes.ts'
import type { Crypt } from './crypt.ts'
import { LIMITS } from './fault.ts'
import { decode } from './filters.ts'
import { type Budget, dictOf, extentOf, objectAt } from './object-at.ts'
import { openPacked, type Packed } from './packed.ts'
import { rebuild, type Rebuilt } from './rebuild.ts'
import { type Entries, holderOf, indexOf, isDeleted, isPacked } from './entry.ts'

export interface SourceObject {
  readonly number: number
  readonly generation: number
  /** Strings are in the clear. For a stream, its dictionary. */
  readonly value: Value
  /** Where its data are in the file, with their real length. */
  readonly stream: { readonly offset: number; readonly length: number } | null
}

/** A file being read: where its objects are, how they are locked, what was mended so far. */
export interface OpenFile {
  readonly bytes: Bytes
  readonly budget: Budget
  readonly flaws: Set<string>
  entries: Entries
  /** Offsets of the table count from there. */
  shift: number
  crypt: Crypt | null
  /** What one reading of the whole file found, once it was needed. */
  scanned: Rebuilt | null
  readonly packs: Map<number, Packed | null>
  /** Objects being read: one that needs itself is nothing. */
  readonly opening: Set<number>
}

const PIECE = 2 ** 18
/** Object streams kept inflated: they are read in order, and hold a hundred objects or so. */
const KEPT = 16

/** The object as the table has it, or else as a search of the whole file has it; null when there is none. */
export function objectIn(file: OpenFile, number: number): SourceObject | null {
  const entry = file.entries.get(number)
  if (entry === undefined || isDeleted(entry) || file.opening.has(number)) return null
  if (isPacked(entry)) return packedObject(file, number, holderOf(entry), indexOf(entry))
  return objectOf(file, number, entry) ?? movedObject(file, number)
}

/** Only what needs another object to be read can need itself. */
function guarded<T>({ opening }: OpenFile, number: number, read: () => T): T {
  opening.add(number)
  try {
    return read()
  } finally {
    opening.delete(number)
  }
}

function objectOf(file: OpenFile, number: number, offset: number): SourceObject | null {
  const found = objectAt(file.bytes, offset + file.shift, file.budget)
  if (!found || found.number !== number) return null
  if (found.salvaged) file.flaws.add('an object is not whole')
  const { generation, end } = found
  const value = file.crypt ? file.crypt.value(found.value, number, generation) : found.value
  if (!found.isStream) return { number, generation, value, stream: null }
  // Nobody knows how its data are to be read.
  if (!readDict(value)) file.flaws.add('an object is not whole')
  const written = dictOf(value).get('Length')
  const announced =
    readReference(written) < 0
      ? readNumber(written)
      : guarded(file, number, () => readNumber(resolveIn(file, written)))
  const { length, mended, cut } = extentOf(file.bytes, end, announced, file.budget)
  if (cut) file.flaws.add('an object is not whole')
  if (mended) file.flaws.add('the length of a stream is wrong')
  return { number, generation, value, stream: { offset: end, length } }
}

function movedObject(file: OpenFile, number: number): SourceObject | null {
  if (file.scanned && file.shift === 0 && file.flaws.has(REBUILT)) return null
  file.flaws.add(MOVED)
  const { entries, repeated } = scanOf(file)
  if (repeated.has(number)) file.flaws.add(SEVERAL)
  const place = entries.get(number)
  if (place === undefined || isPacked(place)) return null
  file.entries.set(number, place - file.shift)
  return objectOf(file, number, place - file.shift)
}

export const MOVED = 'an object is not where the table says'
export const REBUILT = 'the table of objects was rebuilt'
/** An update or a leftover: whoever reads the file is told that the choice was ours. */
export const SEVERAL = 'objects stand in several states, the last ones were taken'
export const scanOf = (file: OpenFile): Rebuilt => (file.scanned ??= rebuild(file.bytes, file.budget))

function packedObject(file: OpenFile, number: number, holder: number, index: number): SourceObject | null {
  const pack = file.packs.has(holder)
    ? packOf(file, holder)
    : guarded(file, number, () => packOf(file, holder))
  const value = pack?.value(number, index)
  if (!value) file.flaws.add('an object is lost')
  return value ? { number, generation: 0, value, stream: null } : null
}

/** The objects inside of an object stream; null when it cannot be read. */
export function packOf(file: OpenFile, holder: number): Packed | null {
  const known = file.packs.get(holder)
  if (known !== undefined) return known
  const stream = objectIn(file, holder)
  const data = stream?.stream ? decodedOf(file, stream, LIMITS.packed) : null
  if (!data) file.flaws.add('a stream of objects cannot be read')
  const dict = dictOf(stream?.value ?? Buffer.alloc(0))
  const pack = data && openPacked(data, resolveIn(file, dict.get('N')), resolveIn(file, dict.get('First')))
  if (file.packs.size >= KEPT) file.packs.delete(file.packs.keys().next().value as number)
  file.packs.set(holder, pack)
  return pack
}

/** What a reference leads to, through several when need be; other values as they are. */
export function resolveIn(file: OpenFile, value: Value | null | undefined): Value | null {
  let now = value ?? null
  for (let turn = 0; now && turn < LIMITS.references; turn++) {
    const number = readReference(now)
    if (number < 0) return now
    now = objectIn(file, number)?.value ?? null
  }
  return null
}

export interface RawData {
  readonly length: number
  readonly pieces: Iterable<Buffer>
  /** Where they stand in the file as they are, when they need no decryption. */
  readonly offset: number | null
}

/** The data of a stream, filtered and in the clear, in pieces good until the next one. */
export function rawOf(file: OpenFile, { number, generation, value, stream }: SourceObject): RawData {
  if (!stream) return { length: 0, pieces: [], offset: null }
  if (!file.crypt?.applies(dictOf(value)))
    return { length: stream.length, pieces: piecesOf(file.bytes, stream), offset: stream.offset }
  const locked = Buffer.from(file.bytes.at(stream.offset, stream.length))
  const clear = file.crypt.data(locked, number, generation)
  return { length: clear.length, pieces: [clear], offset: null }
}

function* piecesOf(bytes: Bytes, { offset, length }: { offset: number; length: number }): Generator<Buffer> {
  for (let done = 0; done < length;) {
    const piece = bytes.at(offset + done, Math.min(PIECE, length - done))
    // The file was cut while it was read.
    if (piece.length === 0) return
    done += piece.length
    yield piece
  }
}

/** Worth looking at even when less than that is wanted: filters make data smaller. */
const MOST_PLAIN = 2 ** 20

/** The data with their filters undone; null when these are an image's, or the data are more than `max` bytes. */
export function decodedOf(file: OpenFile, object: SourceObject, max: number): Buffer | null {
  if (!object.stream || object.stream.length > Math.max(max, MOST_PLAIN)) return null
  const { offset, length, pieces } = rawOf(file, object)
  // A copy: its parameters may be read from the file meanwhile.
  const data = offset === null ? Buffer.concat([...pieces]) : Buffer.from(file.bytes.at(offset, length))
  return decode(dictOf(object.value), data, max, (value) => resolveIn(file, value))
}

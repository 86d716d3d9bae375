import { deflateSync } from 'node:zlib'

/** Largest object number that common readers accept (ISO 32000-1, annex C). */
export const MOST_OBJECTS = 8_388_607

/** Where each object of a file is (ISO 32000-1, 7.5.8). */
export interface ObjectTable {
  /** The object starts at that byte. */
  set(number: number, offset: number): void
  /** The object is the `index`th of an object stream. */
  setPacked(number: number, container: number, index: number): void
  /** The rows of a cross-reference stream for objects 0 to `size` - 1, compressed, and its own entries. */
  encode(size: number): { readonly data: Buffer; readonly entries: string }
}

export function createObjectTable(): ObjectTable {
  let kinds = new Uint8Array(4096)
  let places = new Float64Array(4096)
  let indexes = new Uint16Array(4096)
  const grow = (number: number) => {
    if (number > MOST_OBJECTS) throw new RangeError('more objects than a PDF may hold')
    if (number < kinds.length) return
    const size = Math.max(number + 1, kinds.length * 2)
    const copy = <T extends { set(from: T): void }>(from: T, to: T): T => (to.set(from), to)
    kinds = copy(kinds, new Uint8Array(size))
    places = copy(places, new Float64Array(size))
    indexes = copy(indexes, new Uint16Array(size))
  }
  const put = (number: number, kind: number, place: number, index: number) => {
    grow(number)
    kinds[number] = kind
    places[number] = place
    indexes[number] = index
  }
  return {
    set: (number, offset) => put(number, 1, offset, 0),
    setPacked: (number, container, index) => put(number, 2, container, index),
    encode: (size) => {
      grow(size)
      const row = { kinds, places, indexes }
      const { data, parms } = smaller(rowsOf(row, size))
      const entries = `/Type/XRef/Size ${size}/W[1 5 2]/Filter/FlateDecode${parms}`
      return { data, entries }
    },
  }
}

const ROW = 8

/** Tables of more objects are many packed ones, which differences make small; trying both ways would take its time. */
const MOST_TRIED = 100_000

interface Rows {
  readonly kinds: Uint8Array
  readonly places: Float64Array
  readonly indexes: Uint16Array
}

/** The rows one after the other. */
function rowsOf({ kinds, places, indexes }: Rows, size: number): Buffer {
  const out = Buffer.alloc(size * ROW)
  for (let number = 0; number < size; number++) {
    const at = number * ROW
    out[at] = kinds[number] ?? 0
    out.writeUIntBE(places[number] ?? 0, at + 1, 5)
    out.writeUInt16BE(number === 0 ? 65535 : (indexes[number] ?? 0), at + 6)
  }
  return out
}

/**
 * The table as it is, or by differences, whichever is smaller: a reader over the network receives all of it before the first page.
 * Objects of an object stream differ by one; those that lie by themselves, as the pages of scans do, differ by anything.
 */
function smaller(rows: Buffer): { data: Buffer; parms: string } {
  const apart = { data: deflateSync(predicted(rows), { level: 5 }), parms: `/DecodeParms<</Predictor 12/Columns ${ROW}>>` } // prettier-ignore
  if (rows.length > MOST_TRIED * ROW) return apart
  const plain = { data: deflateSync(rows, { level: 5 }), parms: '' }
  return plain.data.length < apart.data.length ? plain : apart
}

/** Each row as its difference with the one above. */
function predicted(rows: Buffer): Buffer {
  const count = rows.length / ROW
  const out = Buffer.alloc(count * (ROW + 1))
  for (let number = 0; number < count; number++) {
    const [from, to] = [number * ROW, number * (ROW + 1)]
    out[to] = 2
    for (let i = 0; i < ROW; i++) {
      const above = number === 0 ? 0 : (rows[from - ROW + i] as number)
      out[to + 1 + i] = ((rows[from + i] as number) - above) & 255
    }
  }
  return out
}

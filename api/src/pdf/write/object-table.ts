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
      const data = deflateSync(predicted(row, size), { level: 5 })
      const entries = `/Type/XRef/Size ${size}/W[1 5 2]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ${ROW}>>`
      return { data, entries }
    },
  }
}

const ROW = 8

/** Each row as its difference with the one above: neighbours differ little, and the table shrinks tenfold. */
function predicted(
  { kinds, places, indexes }: { kinds: Uint8Array; places: Float64Array; indexes: Uint16Array },
  size: number,
): Buffer {
  const out = Buffer.alloc(size * (ROW + 1))
  const above = new Uint8Array(ROW)
  const row = Buffer.alloc(ROW)
  for (let number = 0; number < size; number++) {
    row[0] = kinds[number] ?? 0
    row.writeUIntBE(places[number] ?? 0, 1, 5)
    row.writeUInt16BE(number === 0 ? 65535 : (indexes[number] ?? 0), 6)
    const at = number * (ROW + 1)
    out[at] = 2
    for (let i = 0; i < ROW; i++) {
      const value = row[i] as number
      out[at + 1 + i] = (value - (above[i] as number)) & 255
      above[i] = value
    }
  }
  return out
}

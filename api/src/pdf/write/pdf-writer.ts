import { deflateSync } from 'node:zlib'
import { createObjectPack, type ObjectPack } from './object-pack.ts'
import { createObjectTable } from './object-table.ts'
import { openPacksAside, type PacksAside } from './packs-aside.ts'
import type { StreamWriter } from './stream-writer.ts'

/** Objects of one stream: few enough that a reader asking for one does not unpack thousands. */
const MOST_PACKED = 128
const MOST_PACKED_BYTES = 2 ** 17

export interface PdfWriter extends PacksAside {
  readonly out: StreamWriter
  /** Takes `count` numbers that nobody else will use; returns the first. */
  reserve(count?: number): number
  /** Says that an object written by other means starts at that byte. */
  place(number: number, offset: number): void
  /** Writes a stream; `entries` of its dictionary come without /Length. */
  stream(number: number, entries: string, data: Uint8Array | string): void
  /** Puts an object that is not a stream into the object stream being filled. Latin-1. */
  pack(number: number, text: string): void
  /** Closes the object stream being filled: what comes next is not unpacked together with what came before. */
  closePack(): void
  /** Writes table and trailer; `entries` are those of the trailer (/Root, /Info, /ID). Does not end the output. */
  finish(entries: string): void
}

/** The objects of one PDF on their way out (ISO 32000-1, 7.5): numbered, packed, and found again by their table. */
export function openPdfWriter(out: StreamWriter, firstFree = 1): PdfWriter {
  const table = createObjectTable()
  let next = firstFree
  const packed = createObjectPack()
  const reserve = (count = 1) => {
    next += count
    return next - count
  }
  const stream = (number: number, entries: string, data: Uint8Array | string) => {
    table.set(number, out.position())
    out.put(`${number} 0 obj\n<<${entries}/Length ${data.length}>>\nstream\n`)
    out.put(data)
    out.put('\nendstream\nendobj\n')
  }
  const take = (pack: ObjectPack) => {
    const count = pack.numbers.length
    const container = reserve()
    pack.numbers.forEach((number, i) => table.setPacked(number, container, i))
    const { data, first } = pack.take()
    return { container, data, entries: `/Type/ObjStm/N ${count}/First ${first}/Filter/FlateDecode` }
  }
  const closePack = () => {
    if (packed.numbers.length === 0) return
    const { container, data, entries } = take(packed)
    stream(container, entries, deflateSync(data))
  }
  const aside = openPacksAside(out, take, stream)
  const pack = (number: number, text: string) => {
    const bytes = Buffer.from(text, 'latin1')
    packed.add(number, bytes, 0, bytes.length)
    if (packed.numbers.length >= MOST_PACKED || packed.size() >= MOST_PACKED_BYTES) closePack()
  }
  const finish = (entries: string) => {
    closePack()
    const [number, offset] = [reserve(), out.position()]
    table.set(number, offset)
    const { data, entries: own } = table.encode(next)
    stream(number, own + entries, data)
    out.put(`startxref\n${offset}\n%%EOF\n`)
  }
  return {
    out,
    reserve,
    place: (number, offset) => table.set(number, offset),
    stream,
    pack,
    ...aside,
    closePack,
    finish,
  }
}

import type { Bytes } from './bytes.ts'
import { SourceFault } from './fault.ts'

const HEADER_SEARCH = 64 * 1024
const TAIL = 2048
const OBJECT = /\b\d{1,10}\s+\d{1,5}\s+obj\b/

/** How other kinds of files begin; a PDF may well stand inside of one. */
const FOREIGN = [
  '504b0304', // zip, docx, odt
  'd0cf11e0', // doc, xls
  '89504e47', // png
  'ffd8ff', // jpeg
  '7b5c727466', // rtf
].map((magic) => Buffer.from(magic, 'hex'))

export interface Header {
  readonly offset: number
  readonly present: boolean
}

/** Where the file says that it is a PDF; mail servers and scanners put things before it. Throws EMPTY_FILE, NOT_A_PDF. */
export function findHeader(bytes: Bytes): Header {
  if (bytes.size === 0) throw new SourceFault('EMPTY_FILE', 'no byte')
  const start = bytes.at(0, HEADER_SEARCH)
  if (FOREIGN.some((magic) => start.subarray(0, magic.length).equals(magic)))
    throw new SourceFault('NOT_A_PDF', 'another kind of file')
  const offset = start.indexOf('%PDF-')
  if (offset >= 0) return { offset, present: true }
  // The header cut off: what follows must speak for itself.
  if (start.includes(' 0 obj')) return { offset: 0, present: false }
  throw new SourceFault('NOT_A_PDF', 'no PDF header')
}

/**
 * What the last « startxref » says, or -1. Junk may follow it; objects never do, unless an update lost its end: the table before it would
 * show an older state.
 */
export function findStart(bytes: Bytes): number {
  for (const length of [TAIL, HEADER_SEARCH]) {
    const tail = bytes.at(Math.max(0, bytes.size - length), length)
    const at = tail.lastIndexOf('startxref')
    if (at < 0) continue
    if (OBJECT.test(tail.toString('latin1', at))) return -1
    const offset = Number(/^startxref\s*(\d{1,15})/.exec(tail.toString('latin1', at, at + 60))?.[1] ?? NaN)
    if (offset >= 0) return offset
  }
  return -1
}

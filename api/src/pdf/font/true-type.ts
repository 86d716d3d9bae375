import { readKerning, type Kerning } from './kerning.ts'

/** A TrueType font in memory: what is needed to write with it and to cut it down (OpenType specification, « glyf » outlines). */
export interface TrueType {
  readonly unitsPerEm: number
  readonly glyphs: number
  readonly ascent: number
  readonly descent: number
  readonly box: readonly [number, number, number, number]
  /** Glyph of a character; 0 when the font has none. */
  glyphOf(char: string): number
  /** Advance in units. */
  widthOf(glyph: number): number
  readonly kerning: Kerning
  /** The font with these glyphs only, under the same numbers, and what they are made of. */
  subset(glyphs: Iterable<number>): Buffer
}

const KEPT = ['head', 'hhea', 'maxp', 'hmtx', 'cvt ', 'fpgm', 'prep']

export function readTrueType(file: Buffer): TrueType {
  const tables = new Map<string, Buffer>()
  for (let i = 0; i < file.readUInt16BE(4); i++) {
    const at = 12 + 16 * i
    const offset = file.readUInt32BE(at + 8)
    tables.set(
      file.toString('latin1', at, at + 4),
      file.subarray(offset, offset + file.readUInt32BE(at + 12)),
    )
  }
  const table = (name: string): Buffer => {
    const found = tables.get(name)
    if (!found) throw new Error(`the font has no ${name} table`)
    return found
  }
  const [head, hhea, hmtx] = [table('head'), table('hhea'), table('hmtx')]
  const metrics = hhea.readUInt16BE(34)
  const glyphs = table('maxp').readUInt16BE(4)
  let kerning: Kerning | null = null
  const outlines = readOutlines(head, table('loca'), table('glyf'), glyphs)
  return {
    unitsPerEm: head.readUInt16BE(18),
    glyphs,
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    box: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    glyphOf: glyphFinder(table('cmap')),
    widthOf: (glyph) => hmtx.readUInt16BE(4 * Math.min(glyph, metrics - 1)),
    kerning: (left, right) => (kerning ??= readKerning(tables.get('GPOS')))(left, right),
    subset: (wanted) => {
      const { loca, glyf } = cutOutlines(outlines, wanted, glyphs)
      const kept = KEPT.flatMap((name) => (tables.has(name) ? [[name, table(name)] as const] : []))
      // Offsets are written long, whatever the font did.
      const longHead = Buffer.from(head)
      longHead.writeInt16BE(1, 50)
      const all = new Map([...kept, ['head', longHead], ['loca', loca], ['glyf', glyf]] as const)
      return joinTables(all)
    },
  }
}

type Outlines = (glyph: number) => Buffer
function readOutlines(head: Buffer, loca: Buffer, glyf: Buffer, glyphs: number): Outlines {
  const long = head.readInt16BE(50) === 1
  const offset = (i: number) => (long ? loca.readUInt32BE(i * 4) : loca.readUInt16BE(i * 2) * 2)
  return (glyph) => (glyph < glyphs ? glyf.subarray(offset(glyph), offset(glyph + 1)) : glyf.subarray(0, 0))
}

/** Character to glyph by the format 4 subtable for Unicode, which every text font has. */
function glyphFinder(cmap: Buffer): (char: string) => number {
  let at = 0
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const offset = cmap.readUInt32BE(4 + 8 * i + 4)
    if (cmap.readUInt16BE(offset) === 4) at = offset
  }
  if (at === 0) throw new Error('the font has no table of characters')
  const doubled = cmap.readUInt16BE(at + 6)
  const [ends, starts] = [at + 14, at + 16 + doubled]
  return (char) => {
    const code = char.codePointAt(0) ?? 0
    for (let i = 0; i < doubled; i += 2) {
      if (cmap.readUInt16BE(ends + i) < code) continue
      const start = cmap.readUInt16BE(starts + i)
      if (start > code) return 0
      const delta = cmap.readUInt16BE(starts + doubled + i)
      const range = starts + 2 * doubled + i
      const shift = cmap.readUInt16BE(range)
      if (shift === 0) return (code + delta) & 0xffff
      const glyph = cmap.readUInt16BE(range + shift + 2 * (code - start))
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}

const [WORDS, SCALE, MORE, XY_SCALE, MATRIX] = [1, 8, 32, 64, 128]
/** The glyphs that a composite glyph is made of, « é » of « e » and its accent. */
function componentsOf(outline: Buffer): number[] {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return []
  const parts: number[] = []
  for (let at = 10, flags = MORE; flags & MORE;) {
    flags = outline.readUInt16BE(at)
    parts.push(outline.readUInt16BE(at + 2))
    at += 4 + (flags & WORDS ? 4 : 2)
    at += flags & SCALE ? 2 : flags & XY_SCALE ? 4 : flags & MATRIX ? 8 : 0
  }
  return parts
}

function cutOutlines(outlines: Outlines, wanted: Iterable<number>, glyphs: number) {
  const kept = new Set<number>([0])
  const queue = [...wanted]
  for (let glyph = queue.pop(); glyph !== undefined; glyph = queue.pop()) {
    kept.add(glyph)
    for (const part of componentsOf(outlines(glyph))) if (!kept.has(part)) queue.push(part)
  }
  const loca = Buffer.alloc(4 * (glyphs + 1))
  const pieces: Buffer[] = []
  let at = 0
  for (let glyph = 0; glyph < glyphs; glyph++) {
    loca.writeUInt32BE(at, 4 * glyph)
    if (!kept.has(glyph)) continue
    const outline = outlines(glyph)
    pieces.push(outline, Buffer.alloc(-outline.length & 3))
    at += (outline.length + 3) & ~3
  }
  loca.writeUInt32BE(at, 4 * glyphs)
  return { loca, glyf: Buffer.concat(pieces) }
}

function joinTables(tables: ReadonlyMap<string, Buffer>): Buffer {
  const names = [...tables.keys()].sort()
  const power = 2 ** Math.floor(Math.log2(names.length))
  const head = Buffer.alloc(12 + 16 * names.length)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(names.length, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE(names.length * 16 - power * 16, 10)
  const pieces = [head]
  let at = head.length
  names.forEach((name, i) => {
    const bytes = tables.get(name) ?? Buffer.alloc(0)
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
    const row = 12 + 16 * i
    head.write(name, row, 'latin1')
    head.writeUInt32BE(sumOf(padded), row + 4)
    head.writeUInt32BE(at, row + 8)
    head.writeUInt32BE(bytes.length, row + 12)
    pieces.push(padded)
    at += padded.length
  })
  return Buffer.concat(pieces)
}

function sumOf(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

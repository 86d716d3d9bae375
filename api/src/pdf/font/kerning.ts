/** How much two letters are brought closer (below 0) or apart, in units of the font. */
export type Kerning = (left: number, right: number) => number

/** One subtable: undefined when it says nothing of the pair, and the next one is asked. */
type Pairs = (left: number, right: number) => number | undefined

/** Reads the pairs of a font that are kerned in Latin text (OpenType specification, GPOS, lookup type 2). */
export function readKerning(gpos: Buffer | undefined): Kerning {
  const lookups = gpos ? lookupsOf(gpos).map((at) => subtablesOf(gpos, at)) : []
  const known = new Map<number, number>()
  return (left, right) => {
    const key = left * 65536 + right
    const before = known.get(key)
    if (before !== undefined) return before
    let sum = 0
    for (const subtables of lookups) sum += firstOf(subtables, left, right)
    known.set(key, sum)
    return sum
  }
}

function firstOf(subtables: readonly Pairs[], left: number, right: number): number {
  for (const pairs of subtables) {
    const value = pairs(left, right)
    if (value !== undefined) return value
  }
  return 0
}

const tagAt = (b: Buffer, at: number): string => b.toString('latin1', at, at + 4)
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

/** Where the lookups of the feature « kern » are, for the Latin script or else the default one. */
function lookupsOf(b: Buffer): number[] {
  const [scripts, features, lookups] = [b.readUInt16BE(4), b.readUInt16BE(6), b.readUInt16BE(8)]
  const records = range(b.readUInt16BE(scripts)).map((i) => scripts + 2 + 6 * i)
  const record = ['latn', 'DFLT'].flatMap((tag) => records.filter((at) => tagAt(b, at) === tag))[0]
  if (record === undefined) return []
  const script = scripts + b.readUInt16BE(record + 4)
  const language = script + b.readUInt16BE(script)
  const wanted = range(b.readUInt16BE(language + 4))
    .map((i) => features + 2 + 6 * b.readUInt16BE(language + 6 + 2 * i))
    .filter((at) => tagAt(b, at) === 'kern')
    .map((at) => features + b.readUInt16BE(at + 4))
  const numbers = wanted.flatMap((at) =>
    range(b.readUInt16BE(at + 2)).map((i) => b.readUInt16BE(at + 4 + 2 * i)),
  )
  return [...new Set(numbers)]
    .sort((x, y) => x - y)
    .map((number) => lookups + b.readUInt16BE(lookups + 2 + 2 * number))
}

const [PAIRS, EXTENSION] = [2, 9]
function subtablesOf(b: Buffer, lookup: number): Pairs[] {
  const kind = b.readUInt16BE(lookup)
  return range(b.readUInt16BE(lookup + 4)).flatMap((i) => {
    const at = lookup + b.readUInt16BE(lookup + 6 + 2 * i)
    if (kind === PAIRS) return [pairsAt(b, at)]
    const isPairs = kind === EXTENSION && b.readUInt16BE(at + 2) === PAIRS
    return isPairs ? [pairsAt(b, at + b.readUInt32BE(at + 4))] : []
  })
}

const ADVANCE = 4
/** Bytes of a value record, and where its advance is in it, or -1. */
function layoutOf(format: number): { readonly size: number; readonly advance: number } {
  const before = (bits: number) => range(16).filter((i) => bits & (1 << i)).length * 2
  return { size: before(format), advance: format & ADVANCE ? before(format & (ADVANCE - 1)) : -1 }
}

function pairsAt(b: Buffer, at: number): Pairs {
  const covered = coverageOf(b, at + b.readUInt16BE(at + 2))
  const [first, second] = [layoutOf(b.readUInt16BE(at + 4)), layoutOf(b.readUInt16BE(at + 6))]
  const size = first.size + second.size
  const advance = (record: number) => (first.advance < 0 ? 0 : b.readInt16BE(record + first.advance))
  if (b.readUInt16BE(at) === 1)
    return (left, right) => {
      const index = covered.get(left)
      if (index === undefined) return undefined
      const set = at + b.readUInt16BE(at + 10 + 2 * index)
      for (let i = 0, row = set + 2; i < b.readUInt16BE(set); i++, row += 2 + size)
        if (b.readUInt16BE(row) === right) return advance(row + 2)
      return undefined
    }
  const [lefts, rights] = [
    classesOf(b, at + b.readUInt16BE(at + 8)),
    classesOf(b, at + b.readUInt16BE(at + 10)),
  ]
  const columns = b.readUInt16BE(at + 14)
  return (left, right) =>
    covered.has(left)
      ? advance(at + 16 + size * ((lefts.get(left) ?? 0) * columns + (rights.get(right) ?? 0)))
      : undefined
}

/** Glyphs of a coverage table, with their index. */
function coverageOf(b: Buffer, at: number): Map<number, number> {
  const count = b.readUInt16BE(at + 2)
  if (b.readUInt16BE(at) === 1) return new Map(range(count).map((i) => [b.readUInt16BE(at + 4 + 2 * i), i]))
  const covered = new Map<number, number>()
  for (let i = 0, row = at + 4; i < count; i++, row += 6)
    for (let glyph = b.readUInt16BE(row); glyph <= b.readUInt16BE(row + 2); glyph++)
      covered.set(glyph, b.readUInt16BE(row + 4) + glyph - b.readUInt16BE(row))
  return covered
}

function classesOf(b: Buffer, at: number): Map<number, number> {
  const classes = new Map<number, number>()
  if (b.readUInt16BE(at) === 1) {
    for (let i = 0; i < b.readUInt16BE(at + 4); i++)
      classes.set(b.readUInt16BE(at + 2) + i, b.readUInt16BE(at + 6 + 2 * i))
    return classes
  }
  for (let i = 0, row = at + 4; i < b.readUInt16BE(at + 2); i++, row += 6)
    for (let glyph = b.readUInt16BE(row); glyph <= b.readUInt16BE(row + 2); glyph++)
      classes.set(glyph, b.readUInt16BE(row + 4))
  return classes
}

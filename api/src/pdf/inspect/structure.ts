import { numberAfter, readSection } from './xref.ts'

/** What the file's own table of objects says, before any library tries to be kind. */
export interface Structure {
  /** Why a strict reader would complain; empty when the file is sound. */
  readonly flaws: readonly string[]
  /** An older copy of an object lies after its current one: readers that take the last copy would be wrong. */
  readonly outOfOrder: boolean
}

const MAX_SECTIONS = 500
/**
 * Follows the cross-reference sections of a PDF (tables, streams, hybrid) and checks that each object is where it is said
 * to be (ISO 32000-1, 7.5.4 to 7.5.8). Reads offsets only: no object is parsed.
 */
export function readStructure(bytes: Buffer): Structure {
  const flaws = new Set<string>()
  const header = bytes.subarray(0, 1024).indexOf('%PDF-')
  if (header !== 0) flaws.add('the header is not at the start')
  const tail = bytes.subarray(Math.max(0, bytes.length - 2048)).toString('latin1')
  const start = /startxref\s+(\d+)\s*(?:%%EOF)?(?!.*startxref)/s.exec(tail)
  if (!start) return { flaws: ['startxref is missing'], outOfOrder: false }
  const current = new Map<number, number>()
  let outOfOrder = false
  const queue = [Number(start[1]) + Math.max(0, header)]
  const seen = new Set<number>()
  while (queue.length > 0) {
    const offset = queue.shift() as number
    if (seen.has(offset) || seen.size > MAX_SECTIONS) {
      flaws.add('the cross-reference sections loop')
      break
    }
    seen.add(offset)
    const section = readSection(bytes, offset)
    if (!section) {
      flaws.add('a cross-reference section is missing')
      break
    }
    for (const [id, at] of section.inUse) {
      const known = current.get(id)
      if (known === undefined) current.set(id, at)
      else if (at > known && known > 0) outOfOrder = true
    }
    for (const key of ['XRefStm', 'Prev']) {
      const next = numberAfter(section.trailer, key)
      if (next !== null && next > 0) queue.push(next + Math.max(0, header))
    }
  }
  checkObjects(bytes, current, [...seen], Math.max(0, header), flaws)
  return { flaws: [...flaws], outOfOrder }
}

function checkObjects(
  bytes: Buffer,
  current: ReadonlyMap<number, number>,
  sections: readonly number[],
  shift: number,
  flaws: Set<string>,
) {
  for (const [id, offset] of current) {
    if (offset === 0) continue
    const head = bytes.subarray(offset + shift, offset + shift + 32).toString('latin1')
    if (Number(/^\s*(\d+)\s+\d+\s+obj/.exec(head)?.[1] ?? -1) !== id) {
      flaws.add('an object is not where the table says')
      return
    }
  }
  const starts = [...current.values()].filter((offset) => offset > 0).map((offset) => offset + shift)
  for (const start of [...starts, ...sections].sort((a, b) => a - b).slice(1)) {
    if (!isClosedBefore(bytes, start)) {
      flaws.add('an object is not closed')
      return
    }
  }
}

/** What comes before an object or a table is the end of another object, or of an earlier state of the file. */
function isClosedBefore(bytes: Buffer, offset: number): boolean {
  let end = offset
  while (end > 0 && (bytes[end - 1] ?? 0) <= 32) end--
  const before = bytes.subarray(Math.max(0, end - 64), end).toString('latin1')
  return /(endobj|%%EOF|xref|\d|%[^\n\r]*)$/.test(before)
}

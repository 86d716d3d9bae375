import { integerAt, isDigit, referenceEnd, skipString } from '../syntax/scan.ts'
import { ensure, putField, type Text } from './text.ts'

/** How the numbers of a source become those of a body. */
export interface Numbering {
  /** The number in the body of an object of the source, or 0 when it shall not be in the body. */
  object(number: number): number
  /** The number that stands in the body for a key of the parent tree (ISO 32000-1, 14.7.4.4). */
  parentKey(key: string): number
}

const REGULAR = 0
const kinds = new Uint8Array(256)
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = 1
for (const char of '()<>[]{}/%') kinds[char.charCodeAt(0)] = 2
const [PAREN, LT, SLASH, PERCENT, ZERO, NINE, S] = [0x28, 0x3c, 0x2f, 0x25, 0x30, 0x39, 0x53]

/**
 * Copies PDF syntax from `b` to `text`, every reference renumbered. Written as one loop over bytes: it sees every object of every
 * document, four hundred thousand of them in a thousand tagged pages.
 */
export function rewrite(text: Text, b: Uint8Array, from: number, to: number, numbering: Numbering): void {
  // The shortest reference, « 1 0 R », becomes eleven characters: three times the bytes are always enough.
  ensure(text, (to - from) * 3 + 64)
  const out = text.bytes
  let n = text.length
  let i = from
  while (i < to) {
    const code = b[i] as number
    if (kinds[code] === REGULAR) {
      const end = code >= ZERO && code <= NINE ? referenceEnd(b, i) : -1
      if (end > 0) {
        text.length = n
        putReference(text, numbering.object(integerAt(b, i)))
        n = text.length
        i = end
      } else
        do out[n++] = b[i++] as number
        while (i < to && kinds[b[i] as number] === REGULAR)
    } else if (code === SLASH) {
      const start = i
      do out[n++] = b[i++] as number
      while (i < to && kinds[b[i] as number] === REGULAR)
      if (b[start + 1] === S && i - start > 12 && isParentKey(b, start + 1, i)) {
        text.length = n
        i = putParentKey(text, b, i, numbering)
        n = text.length
      }
    } else if (code === PAREN) {
      const end = skipString(b, i)
      while (i < end) out[n++] = b[i++] as number
    } else if (code === LT && b[i + 1] !== LT) {
      while (i < to && b[i] !== 0x3e) out[n++] = b[i++] as number
    } else if (code === LT) {
      out[n++] = b[i++] as number
      out[n++] = b[i++] as number
    } else if (code === PERCENT) {
      while (i < to && b[i] !== 0x0a && b[i] !== 0x0d) i++
      out[n++] = 0x20
    } else out[n++] = b[i++] as number
  }
  text.length = n
}

/** Room has been ensured: no copy happens here, so that `text.bytes` stays the same. */
function putReference(text: Text, number: number): void {
  if (number === 0) {
    text.length += text.bytes.write('null', text.length, 'latin1')
    return
  }
  putField(text, number)
  text.length += text.bytes.write(' 0 R', text.length, 'latin1')
}

const KEY = Buffer.from('StructParents')
function isParentKey(b: Uint8Array, from: number, to: number): boolean {
  const length = to - from
  if (length !== KEY.length && length !== KEY.length - 1) return false
  for (let i = 0; i < length; i++) if (b[from + i] !== KEY[i]) return false
  return true
}

/** A key that is not a plain number is left as it is, and means nothing. */
function putParentKey(text: Text, b: Uint8Array, at: number, numbering: Numbering): number {
  let start = at
  while (kinds[b[start] as number] === 1) start++
  let end = start
  while (isDigit(b[end])) end++
  if (end === start || end - start > 20 || referenceEnd(b, start) > 0) return at
  const key = Buffer.from(b.subarray(start, end)).toString('latin1')
  text.bytes[text.length++] = 0x20
  putField(text, numbering.parentKey(key))
  return end
}

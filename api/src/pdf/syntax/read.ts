import { BRACKET, BRACKET_END, GT, integerAt, LT, PAREN, referenceEnd, SLASH, skipRegular, skipSpace, SyntaxFault, valueEnd } from './scan.ts' // prettier-ignore

/** The bytes of one value, from its first to its last character. */
export type Value = Buffer
/** A dictionary by its decoded keys; values are left as they are written. */
export type Dict = Map<string, Value>

/**
 * Cuts a dictionary into its entries. `end` is where it stops. Of a key given twice, the last wins; what stands where a key should is
 * passed over, and a key without value is none: written again before others, it would take the next key for its value.
 */
export function dictAt(b: Buffer, at: number): { readonly dict: Dict; readonly end: number } {
  let i = skipSpace(b, at)
  if (b[i] !== LT || b[i + 1] !== LT) throw new SyntaxFault('a dictionary is expected')
  const dict: Dict = new Map()
  i = skipSpace(b, i + 2)
  while (b[i] !== GT) {
    if (b[i] !== SLASH) {
      i = skipSpace(b, valueEnd(b, i))
      continue
    }
    const keyEnd = skipRegular(b, i + 1)
    const key = nameText(b, i + 1, keyEnd)
    const start = skipSpace(b, keyEnd)
    const end = b[start] === GT ? start : valueEnd(b, start)
    if (end > start) dict.set(key, b.subarray(start, end))
    i = skipSpace(b, end)
  }
  return { dict, end: b[i + 1] === GT ? i + 2 : i + 1 }
}

/**
 * The entries of a broken dictionary that come before the break, and the dictionary they make; null when it does not begin as one.
 * `end` is where the reading stopped.
 */
export function salvageDict(
  b: Buffer,
): { readonly dict: Dict; readonly written: Value; readonly end: number } | null {
  if (b[0] !== LT || b[1] !== LT) return null
  const dict: Dict = new Map()
  let [i, end] = [skipSpace(b, 2), 2]
  try {
    while (b[i] === SLASH) {
      const keyEnd = skipRegular(b, i + 1)
      const start = skipSpace(b, keyEnd)
      end = valueEnd(b, start)
      dict.set(nameText(b, i + 1, keyEnd), b.subarray(start, end))
      i = skipSpace(b, end)
    }
  } catch {
    // What comes from here on cannot be told apart.
  }
  return { dict, written: Buffer.concat([b.subarray(0, end), Buffer.from('>>')]), end }
}

/** The entries of a dictionary written in `value`, or null when it is something else or damaged. */
export function readDict(value: Value | null | undefined): Dict | null {
  if (!value || value[0] !== LT || value[1] !== LT) return null
  try {
    return dictAt(value, 0).dict
  } catch {
    return null
  }
}

/** The elements of an array written in `value`, or null when it is something else or damaged. */
export function readArray(value: Value | null | undefined): Value[] | null {
  if (!value || value[0] !== BRACKET) return null
  const elements: Value[] = []
  try {
    let i = skipSpace(value, 1)
    while (value[i] !== BRACKET_END) {
      const end = valueEnd(value, i)
      elements.push(value.subarray(i, end))
      i = skipSpace(value, end)
    }
  } catch {
    return null
  }
  return elements
}

/** The number of the object that `value` refers to, or -1. */
export const readReference = (value: Value | null | undefined): number =>
  value && referenceEnd(value, 0) > 0 ? integerAt(value, 0) : -1

/** A number, or NaN. Signs doubled or misplaced by bad producers are forgiven. */
export function readNumber(value: Value | null | undefined): number {
  if (!value || value.length === 0 || value.length > 40) return NaN
  const plain = plainNumber(value)
  if (plain >= 0) return plain
  const text = value.toString('latin1')
  return /^[+-]*\d*\.?\d*(?:-\d*)?$/.test(text) && /\d/.test(text)
    ? Number.parseFloat(text.replace(/^([+-]).*[+-](?=[\d.])/, '$1').replace(/(?<=\d|\.)-.*$/, ''))
    : NaN
}

export const isWord = (value: Value): boolean => WORDS.has(value.toString('latin1', 0, 6))
const WORDS = new Set(['true', 'false', 'null'])

/** What most numbers are, digits and at most one point; -1 for any other. */
function plainNumber(value: Value): number {
  let whole = 0
  let scale = 0
  for (let i = 0; i < value.length; i++) {
    const code = value[i] as number
    if (code >= 0x30 && code <= 0x39) {
      whole = whole * 10 + code - 0x30
      scale *= 10
    } else if (code === 0x2e && scale === 0) scale = 1
    else return -1
  }
  return value.length > 15 || scale === 1 ? -1 : scale === 0 ? whole : whole / scale
}

/** A name without its slash, decoded, or null. */
export const readName = (value: Value | null | undefined): string | null =>
  value && value[0] === SLASH ? nameText(value, 1, skipRegular(value, 1)) : null

function nameText(b: Buffer, from: number, to: number): string {
  const raw = b.toString('latin1', from, to)
  return raw.includes('#')
    ? raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : raw
}

const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** The bytes of a string, literal or hexadecimal (ISO 32000-1, 7.3.4), or null. */
export function readString(value: Value | null | undefined): Buffer | null {
  if (!value) return null
  if (value[0] === LT && value[1] !== LT) return hexBytes(value)
  return value[0] === PAREN ? literalBytes(value) : null
}

function hexBytes(value: Buffer): Buffer {
  const digits = value.toString('latin1', 1, value.length - 1).replace(/[^0-9a-fA-F]/g, '')
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex')
}

function literalBytes(value: Buffer): Buffer {
  const out = Buffer.alloc(value.length)
  let n = 0
  for (let i = 1; i < value.length - 1; i++) {
    let code = value[i] as number
    if (code === 0x0d) {
      if (value[i + 1] === 0x0a) i++
      code = 0x0a
    } else if (code === 0x5c) {
      code = value[++i] as number
      const octal = /^[0-7]{1,3}/.exec(value.toString('latin1', i, Math.min(i + 3, value.length - 1)))?.[0]
      if (code === 0x0d || code === 0x0a) {
        if (code === 0x0d && value[i + 1] === 0x0a) i++
        continue
      }
      if (octal) {
        i += octal.length - 1
        code = parseInt(octal, 8) & 255
      } else code = escapes[String.fromCharCode(code)] ?? code
    }
    out[n++] = code
  }
  return out.subarray(0, n)
}

// PDFDocEncoding where it differs from Latin-1 (ISO 32000-1, annex D.2).
const HIGH = '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\0€'
const LOW = '˘ˇˆ˙˝˛˚˜'

/** A text string (ISO 32000-1, 7.9.2.2): UTF-16, UTF-8 or PDFDocEncoding. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, 2 + ((bytes.length - 2) & ~1)))
      .swap16()
      .toString('utf16le')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8')
  let text = ''
  for (const code of bytes) {
    if (code >= 0x80 && code <= 0xa0) text += HIGH[code - 0x80] ?? ''
    else if (code >= 0x18 && code <= 0x1f) text += LOW[code - 0x18] ?? ''
    else text += String.fromCharCode(code)
  }
  return text
}

/** The same entries in bytes of their own, for who keeps them longer than what they were read from. */
export const copyDict = (dict: Dict): Dict =>
  new Map([...dict].map(([key, value]): [string, Value] => [key, Buffer.from(value)]))

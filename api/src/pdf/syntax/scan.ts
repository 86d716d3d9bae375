/**
 * Positions in the bytes of PDF syntax (ISO 32000-1, 7.2 and 7.3). Values are found, skipped and cut out; nothing is decoded.
 * No function recurses, so that no nesting, however deep, can exhaust the stack.
 */

/** The bytes are not PDF syntax where they should be. `message` quotes nothing of the document. */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault'
}

const SPACE = 1
const DELIMITER = 2
const kinds = new Uint8Array(256)
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = SPACE
for (const char of '()<>[]{}/%') kinds[char.charCodeAt(0)] = DELIMITER

export const LT = 0x3c
export const GT = 0x3e
export const SLASH = 0x2f
export const PAREN = 0x28
export const BRACKET = 0x5b
export const BRACKET_END = 0x5d
const PAREN_END = 0x29
const PERCENT = 0x25
const BACKSLASH = 0x5c
const CR = 0x0d
const LF = 0x0a
const R = 0x52

export const isDigit = (code: number | undefined): boolean =>
  code !== undefined && code >= 0x30 && code <= 0x39
export const isSpace = (code: number | undefined): boolean => code !== undefined && kinds[code] === SPACE
/** Regular characters make names, numbers and keywords; the end of the bytes is not one. */
export const isRegular = (code: number | undefined): boolean => code !== undefined && kinds[code] === 0

/** The next position that is neither white space nor comment. */
export function skipSpace(b: Uint8Array, at: number): number {
  let i = at
  for (;;) {
    const code = b[i]
    if (code === undefined) return i
    if (kinds[code] === SPACE) i++
    else if (code === PERCENT) while (i < b.length && b[i] !== LF && b[i] !== CR) i++
    else return i
  }
}

/** The end of a run of regular characters. */
export function skipRegular(b: Uint8Array, at: number): number {
  let i = at
  while (i < b.length && kinds[b[i] as number] === 0) i++
  return i
}

/** The end of the literal string that opens at `at`. */
export function skipString(b: Uint8Array, at: number): number {
  let depth = 0
  for (let i = at; i < b.length; i++) {
    const code = b[i]
    if (code === BACKSLASH) i++
    else if (code === PAREN) depth++
    else if (code === PAREN_END && --depth === 0) return i + 1
  }
  throw new SyntaxFault('a string does not end')
}

function skipHex(b: Uint8Array, at: number): number {
  const end = b.indexOf(GT, at)
  if (end < 0) throw new SyntaxFault('a hexadecimal string does not end')
  return end + 1
}

/** The whole number written at `at`, or -1; at most ten digits are read. */
export function integerAt(b: Uint8Array, at: number): number {
  let value = 0
  let i = at
  for (let code = b[i]; code !== undefined && code >= 0x30 && code <= 0x39 && i - at < 10; code = b[++i])
    value = value * 10 + code - 0x30
  return i === at ? -1 : value
}

/** The end of the reference « n g R » written at `at`, or -1 when what is there is something else. */
export function referenceEnd(b: Uint8Array, at: number): number {
  let i = at
  for (let part = 0; part < 2; part++) {
    const start = i
    while (isDigit(b[i])) i++
    if (i === start || i - start > 10 || (kinds[b[i] as number] !== SPACE && b[i] !== PERCENT)) return -1
    // A comment may stand wherever white space may.
    i = kinds[b[i + 1] as number] === 0 && b[i] !== PERCENT ? i + 1 : skipSpace(b, i)
  }
  return b[i] === R && !isRegular(b[i + 1]) ? i + 1 : -1
}

/** The end of the value at `i` that is no dictionary nor array; any word passes. */
export function scalarEnd(b: Uint8Array, i: number, code: number): number {
  if (code === SLASH) return skipRegular(b, i + 1)
  if (code === PAREN) return skipString(b, i)
  if (code === LT) return skipHex(b, i)
  if (isDigit(code)) {
    const end = referenceEnd(b, i)
    if (end > 0) return end
  }
  const end = skipRegular(b, i)
  if (end === i) throw new SyntaxFault('an unexpected character')
  return end
}

/** The end of the value that starts at `at`: a reference is one value, and so is a dictionary or an array with all it holds. */
export function valueEnd(b: Uint8Array, at: number): number {
  let depth = 0
  let i = at
  for (;;) {
    const code = b[i]
    if (code === undefined) throw new SyntaxFault('a value does not end')
    const twice = b[i + 1] === code
    if (code === BRACKET || (code === LT && twice)) {
      depth++
      i += code === BRACKET ? 1 : 2
    } else if (code === BRACKET_END || (code === GT && twice)) {
      depth--
      i += code === BRACKET_END ? 1 : 2
    } else i = scalarEnd(b, i, code)
    if (depth === 0) return i
    if (depth < 0) throw new SyntaxFault('an unexpected end')
    i = skipSpace(b, i)
  }
}

/** Every reference between two positions: its number, where it starts and where it ends. Strings and names are passed over. */
export function eachReference(
  b: Uint8Array,
  from: number,
  to: number,
  visit: (number: number, start: number, end: number) => void,
): void {
  let i = from
  while (i < to) {
    const code = b[i] as number
    if (code >= 0x30 && code <= 0x39) {
      const end = referenceEnd(b, i)
      if (end > 0) visit(integerAt(b, i), i, end)
      i = end > 0 ? end : skipRegular(b, i)
    } else if (code === PAREN) i = skipString(b, i)
    else if (code === LT) i = b[i + 1] === LT ? i + 2 : skipHex(b, i)
    else if (code === SLASH) i = skipRegular(b, i + 1)
    else if (code === PERCENT) i = skipSpace(b, i)
    else if (kinds[code] === 0) i = skipRegular(b, i)
    else i++
  }
}

import { readString, type Value } from '../syntax/read.ts'
import { BRACKET, BRACKET_END, LT, PAREN, SLASH, skipRegular, skipSpace, valueEnd } from '../syntax/scan.ts'
import { rewrite, type Numbering } from './rewrite.ts'
import { append, putField, type Text } from './text.ts'

/** The inside of a literal string. */
export const literal = (bytes: Buffer): string => bytes.toString('latin1').replace(/[\\()\r]/g, (char) => (char === '\r' ? '\\r' : `\\${char}`)) // prettier-ignore

/**
 * Writes a structure element whose identifiers, and those its cells name as their headers, begin with the number of the document:
 * programs that make documents number their cells from 1 in each of them.
 */
export function writeElement(text: Text, value: Value, numbering: Numbering): void {
  let at = 0
  for (const [start, end] of value.includes('/ID') || value.includes('/Headers')
    ? identifiersIn(value)
    : []) {
    rewrite(text, value, at, start, numbering)
    append(text, '(')
    putField(text, 0)
    append(text, `${literal(readString(value.subarray(start, end)) ?? Buffer.alloc(0))})`)
    at = end
  }
  rewrite(text, value, at, value.length, numbering)
}

/** Where the strings behind /ID and inside of /Headers are. */
function identifiersIn(value: Value): [number, number][] {
  const found: [number, number][] = []
  let key = ''
  let inside = false
  for (let at = 0; at < value.length;) {
    const code = value[at]
    if (code === SLASH) {
      const end = skipRegular(value, at + 1)
      key = value.toString('latin1', at + 1, end)
      at = end
    } else if (code === PAREN || (code === LT && value[at + 1] !== LT)) {
      const end = valueEnd(value, at)
      if (key === 'ID' || inside) found.push([at, end])
      at = end
    } else {
      if (code === BRACKET) inside = key === 'Headers'
      if (code === BRACKET_END) inside = false
      at = Math.max(at + 1, skipSpace(value, at))
    }
  }
  return found
}

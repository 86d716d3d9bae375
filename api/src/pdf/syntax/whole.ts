import { isWord, readArray, readDict, readNumber, readReference, type Value } from './read.ts'
import { BRACKET, BRACKET_END, GT, LT, PAREN, scalarEnd, SLASH, skipSpace, SyntaxFault } from './scan.ts'
import { nameOf } from './write.ts'

/** An array or a dictionary that is open; a dictionary wants a key, then a value, then a key. */
interface Open {
  readonly kind: 'array' | 'dict'
  wantsKey: boolean
}

/**
 * Whether `value` is one value that a PDF can hold (ISO 32000-2 §7.3), with all it holds: brackets closed by their own, keys with their
 * values, no stray byte.
 */
export function isWhole(value: Value): boolean {
  const open: Open[] = []
  try {
    for (let i = skipSpace(value, 0); i < value.length; i = skipSpace(value, i)) {
      const end = step(value, i, open)
      if (end < 0) return false
      i = end
      if (open.length === 0) return skipSpace(value, i) >= value.length
    }
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
  }
  return false
}

/** Where the token at `i` ends, or -1 when it cannot stand there. */
function step(b: Buffer, i: number, open: Open[]): number {
  const top = open.at(-1)
  const [code, twice] = [b[i], b[i + 1] === b[i]]
  if (code === BRACKET_END || (code === GT && twice)) {
    const kind = code === GT ? 'dict' : 'array'
    if (top?.kind !== kind || (kind === 'dict' && !top.wantsKey)) return -1
    open.pop()
    return i + (kind === 'dict' ? 2 : 1)
  }
  if (top?.wantsKey && code !== SLASH) return -1
  if (top?.kind === 'dict') top.wantsKey = !top.wantsKey
  if (code === BRACKET) return (open.push({ kind: 'array', wantsKey: false }), i + 1)
  if (code === LT && twice) return (open.push({ kind: 'dict', wantsKey: true }), i + 2)
  return soundEnd(b, i)
}

/** Where the scalar at `i` ends, or -1 for a word that is none. */
function soundEnd(b: Buffer, i: number): number {
  const code = b[i] as number
  const end = scalarEnd(b, i, code)
  if (code === SLASH || code === PAREN || code === LT) return end
  const word = b.subarray(i, end)
  return isWord(word) || !Number.isNaN(readNumber(word)) || readReference(word) >= 0 ? end : -1
}

/** Deeper than anything that is drawn, and little enough for the stack. */
const DEEPEST = 32

/**
 * A value without what should not stand in it: stray words, keys without a value, values whose brackets do not match; null when nothing of
 * it is sound. Kept in a page, such things would spoil the page: readers disagree on where it ends.
 */
export function cleaned(value: Value, depth = 0): Value | null {
  if (isWhole(value)) return value
  if (depth > DEEPEST) return null
  const dict = readDict(value)
  if (dict) {
    const entries = [...dict].flatMap(([key, one]) => {
      const clean = cleaned(one, depth + 1)
      return clean ? [Buffer.from(`${nameOf(key)} `, 'latin1'), clean] : []
    })
    return Buffer.concat([Buffer.from('<<'), ...entries, Buffer.from('>>')])
  }
  const elements = readArray(value)?.flatMap((one) => {
    const clean = cleaned(one, depth + 1)
    return clean ? [clean, Buffer.from(' ')] : []
  })
  return elements ? Buffer.concat([Buffer.from('['), ...elements, Buffer.from(']')]) : null
}

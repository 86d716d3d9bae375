import type { Bands } from './bands.ts'

/** States kept: content that opens more is not worth following. */
const MOST_STATES = 512
/** Places of the three matrices in one array: the page's, the text's, the line's (ISO 32000-1, 8.3.4 and 9.4.1). */
export const [CTM, TEXT, LINE] = [0, 6, 12]

/** Where a content stream has come to. One for all pages: neither closures nor matrices are made on the way. */
export interface State {
  content: Uint8Array
  bands: Bands | null
  /** Of the page, in its own units. */
  area: number
  /** Starts of the last eight numbers, in a ring. */
  readonly starts: Int32Array
  count: number
  /** Letters of the strings of this operator, roughly. */
  letters: number
  size: number
  leading: number
  readonly matrices: Float64Array
  readonly saved: Float64Array
  depth: number
  /** Box of the path so far. */
  readonly path: Float64Array
  drawn: boolean
  /** Something was drawn that cannot be placed. */
  lost: boolean
}

export const createState = (): State => ({
  content: new Uint8Array(),
  bands: null,
  area: 0,
  starts: new Int32Array(8),
  count: 0,
  letters: 0,
  size: 1,
  leading: 0,
  matrices: new Float64Array(18),
  saved: new Float64Array(MOST_STATES * 6),
  depth: 0,
  path: new Float64Array(4),
  drawn: false,
  lost: false,
})

export function identity({ matrices }: State, where: number): void {
  matrices.fill(0, where, where + 6)
  matrices[where] = matrices[where + 3] = 1
}

/** Puts a translation before a matrix. */
export function shift({ matrices: m }: State, where: number, x: number, y: number): void {
  const at = (i: number): number => m[where + i] as number
  m[where + 4] = at(0) * x + at(2) * y + at(4)
  m[where + 5] = at(1) * x + at(3) * y + at(5)
}

export function save(s: State): void {
  if (s.depth >= MOST_STATES) s.lost = true
  else s.saved.set(s.matrices.subarray(CTM, CTM + 6), 6 * s.depth++)
}

export function restore(s: State): void {
  if (s.depth > 0) s.matrices.set(s.saved.subarray(6 * --s.depth, 6 * s.depth + 6), CTM)
}

/** The `back`th operand from the end. */
export const operand = (s: State, back: number): number =>
  back > s.count ? NaN : numberAt(s.content, s.starts[(s.count - back) & 7] ?? 0)

/** A number of content syntax; anything odd gives not a number. */
function numberAt(b: Uint8Array, at: number): number {
  let i = at
  const negative = b[i] === 0x2d
  if (negative || b[i] === 0x2b) i++
  let value = 0
  let scale = 0
  for (let code = b[i]; code !== undefined; code = b[++i]) {
    if (code === 0x2e) scale = 1
    else if (code >= 0x30 && code <= 0x39) {
      value = value * 10 + code - 0x30
      scale *= 10
    } else break
  }
  return (negative ? -value : value) / (scale || 1)
}

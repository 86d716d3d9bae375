import type { Bands } from './bands.ts'
import {
  createState,
  CTM,
  identity,
  LINE,
  operand,
  restore,
  save,
  shift,
  TEXT,
  type State,
} from './drawing-state.ts'
import type { Shape } from './upright.ts'

/** Follows the operators of content streams just enough to know where ink may be. Started anew for each page. */
export interface Drawing {
  start(content: Uint8Array, bands: Bands, shape: Shape): void
  /** A number starts there. */
  number(at: number): void
  /** A string of so many letters, roughly. */
  letters(count: number): void
  operator(from: number, to: number): void
  /** True when something was drawn that cannot be placed. */
  lost(): boolean
}

export function createDrawing(): Drawing {
  const s = createState()
  return {
    start: (content, bands, { box }) => {
      Object.assign(s, { content, bands, area: (box[2] - box[0]) * (box[3] - box[1]) })
      Object.assign(s, { count: 0, letters: 0, depth: 0, size: 1, leading: 0, drawn: false, lost: false })
      for (const where of [CTM, TEXT, LINE]) identity(s, where)
    },
    number: (at) => void (s.starts[s.count++ & 7] = at),
    letters: (count) => void (s.letters += count),
    operator: (from, to) => {
      if (to - from <= 2) actions.get(codeOf(s.content, from, to))?.(s)
      s.count = 0
      s.letters = 0
    },
    lost: () => s.lost,
  }
}

/** A path that covers nearly the whole page is its ground, not something to spare. */
const GROUND = 0.9

function mark({ matrices: m, bands }: State, x0: number, y0: number, x1: number, y1: number): void {
  const at = (i: number): number => m[i] as number
  bands?.mark(
    at(0) * x0 + at(2) * y0 + at(4),
    at(1) * x0 + at(3) * y0 + at(5),
    at(0) * x1 + at(2) * y1 + at(4),
    at(1) * x1 + at(3) * y1 + at(5),
  )
}

function reach(s: State, back: number): void {
  reachTo(s, operand(s, back), operand(s, back - 1))
}

function reachTo(s: State, x: number, y: number): void {
  const { matrices: m, path } = s
  const at = (i: number): number => m[i] as number
  const px = at(0) * x + at(2) * y + at(4)
  const py = at(1) * x + at(3) * y + at(5)
  if (!s.drawn || px < (path[0] as number)) path[0] = px
  if (!s.drawn || py < (path[1] as number)) path[1] = py
  if (!s.drawn || px > (path[2] as number)) path[2] = px
  if (!s.drawn || py > (path[3] as number)) path[3] = py
  s.drawn = true
}

function paint(s: State): void {
  const at = (i: number): number => s.path[i] as number
  const [x0, y0, x1, y1] = [at(0), at(1), at(2), at(3)]
  if (s.drawn && (x1 - x0) * (y1 - y0) < s.area * GROUND) s.bands?.mark(x0, y0, x1, y1)
  s.drawn = false
}

function concatenate(s: State): void {
  const { matrices: m } = s
  const at = (i: number): number => m[i] as number
  const [a, b, c, d] = [at(0), at(1), at(2), at(3)]
  shift(s, CTM, operand(s, 2), operand(s, 1))
  const [p, q, r, t] = [operand(s, 6), operand(s, 5), operand(s, 4), operand(s, 3)]
  m[0] = p * a + q * c
  m[1] = p * b + q * d
  m[2] = r * a + t * c
  m[3] = r * b + t * d
}

function nextLine(s: State, x: number, y: number): void {
  shift(s, LINE, x, y)
  s.matrices.copyWithin(TEXT, LINE, LINE + 6)
}

function setText(s: State): void {
  for (let i = 0; i < 6; i++) s.matrices[LINE + i] = operand(s, 6 - i)
  s.matrices.copyWithin(TEXT, LINE, LINE + 6)
}

function show(s: State): void {
  const width = s.letters * s.size * 0.5
  const [low, high] = [-0.25 * s.size, 0.8 * s.size]
  const at = (i: number): number => s.matrices[TEXT + i] as number
  const [a, b, c, d, e, f] = [at(0), at(1), at(2), at(3), at(4), at(5)]
  mark(s, c * low + e, d * low + f, a * width + c * high + e, b * width + d * high + f)
  shift(s, TEXT, width, 0)
}

function image(s: State): void {
  // A picture has been given its size by « cm »; what has not is a form, of unknown extent.
  if (Math.abs(s.matrices[0] ?? 0) + Math.abs(s.matrices[1] ?? 0) < 2.5) s.lost = true
  else mark(s, 0, 0, 1, 1)
}

function rectangle(s: State): void {
  reach(s, 4)
  reachTo(s, operand(s, 4) + operand(s, 2), operand(s, 3) + operand(s, 1))
}

const codeOf = (b: Uint8Array, from: number, to: number): number =>
  (b[from] ?? 0) * 256 + (to - from > 1 ? (b[from + 1] ?? 0) : 0)

const actions = new Map<number, (s: State) => void>()
const on = (names: string, action: (s: State) => void): void => {
  for (const name of names.split(' ')) actions.set(codeOf(Buffer.from(name), 0, name.length), action)
}
on('q', save)
on('Q', restore)
on('cm', concatenate)
on('BT', (s) => (identity(s, TEXT), identity(s, LINE)))
on('Tm', setText)
on('Tf', (s) => void (s.size = operand(s, 1)))
on('TL', (s) => void (s.leading = operand(s, 1)))
on('Td', (s) => nextLine(s, operand(s, 2), operand(s, 1)))
on('TD', (s) => ((s.leading = -operand(s, 1)), nextLine(s, operand(s, 2), operand(s, 1))))
on('T*', (s) => nextLine(s, 0, -s.leading))
on('Tj TJ', show)
on(`' "`, (s) => (nextLine(s, 0, -s.leading), show(s)))
on('re', rectangle)
on('m l', (s) => reach(s, 2))
on('v y', (s) => (reach(s, 4), reach(s, 2)))
on('c', (s) => (reach(s, 6), reach(s, 4), reach(s, 2)))
on('n', (s) => void (s.drawn = false))
on('f F f* B B* b b* S s', paint)
on('Do EI', image)
on('sh', (s) => void (s.lost = true))

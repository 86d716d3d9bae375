import { bitsBetween, CELLS, scaleOf, type Busy } from './bands.ts'
import type { Pen } from '../font/pen.ts'
import { toPage, upright, type Box, type Shape, type Upright } from './upright.ts'

/** On A4, in points; a plan on A0 is looked at from further away and its marks grow with it. */
const SIZE = 7.5
const MARGIN = 14
const PAD = 2
/** Share of the page's width a mark may take before it is written smaller. */
const ROOM = 0.6
/** Narrower pages have no room for the words before the folio. */
const NARROW = 220

/** What is printed on one page: `head` at the top left and `folio` at the bottom right, as the reader sees the page. */
export interface Marks {
  readonly head: string | null
  readonly folio: string | null
  /** Words printed before the folio, which lead back to the list. */
  readonly back: string | null
}
export interface Drawn {
  /** Operators, in the page's own space; empty when there is nothing to print. */
  readonly operators: string
  /** Where the folio and its words are, in the page's own space: the area of the link back. */
  readonly area: Box | null
}

/** Name of the font of the marks in the resources of every page. */
export const FONT_NAME = 'HemicycleMark'

interface Board {
  readonly view: Upright
  readonly pen: Pen
  readonly font: string
  readonly margin: number
  /** Ink of the top and of the bottom band, marks included as they are placed. */
  readonly taken: [number, number]
}
interface Mark {
  readonly text: string
  readonly size: number
  readonly width: number
  readonly kind: 'Header' | 'Footer'
}
/** Band 0 is at the top. */
interface Spot {
  readonly x: number
  readonly band: 0 | 1
}

/**
 * Draws the marks of one page. Each goes to its corner, or to another place of the same band, then of the other, when its corner
 * has ink and that one has none; without any free place it is printed in its corner, on a pale ground.
 */
export function drawMarks(marks: Marks, shape: Shape, busy: Busy, pen: Pen, font = FONT_NAME): Drawn {
  const { head, folio, back } = marks
  if (!head && !folio) return { operators: '', area: null }
  const view = upright(shape)
  const scale = scaleOf(view.width, view.height)
  const board: Board = { view, pen, font, margin: MARGIN * scale, taken: busy ? [busy[0], busy[1]] : [0, 0] }
  const lower = folio ? drawFolio(board, markOf(board, folio, scale, 1.2, 'Footer'), back) : null
  const upper = head ? drawHead(board, markOf(board, head, scale, 1, 'Header')) : ''
  const matrix = view.matrix.map((value) => Math.round(value * 1e4) / 1e4).join(' ')
  return { operators: `q ${matrix} cm\n${lower?.operators ?? ''}${upper}Q\n`, area: lower?.area ?? null }
}

function markOf({ pen, view }: Board, text: string, scale: number, factor: number, kind: Mark['kind']): Mark {
  const plain = pen.width(text, SIZE)
  const fit = Math.min(scale, (view.width * ROOM) / Math.max(1, plain)) * factor
  return { text, size: SIZE * fit, width: plain * fit, kind }
}

function drawHead(board: Board, mark: Mark): string {
  const spot = place(board, mark, 0)
  return operatorsOf(board, mark, spot.x, baseOf(board, mark, spot))
}

function drawFolio(board: Board, mark: Mark, back: string | null): Drawn {
  const { view, margin, taken, pen } = board
  const spot = place(board, mark, 1)
  const y = baseOf(board, mark, spot)
  let operators = operatorsOf(board, mark, spot.x, y)
  let left = spot.x
  if (back && view.width >= NARROW) {
    const size = mark.size * 0.8
    const words: Mark = { text: back, size, width: pen.width(back, size), kind: 'Footer' }
    const x = spot.x - words.width - mark.size * 1.6
    const bits = bitsOf(board, x, x + words.width)
    if (x > margin && (taken[spot.band] & bits) === 0) {
      taken[spot.band] |= bits
      left = x
      operators += operatorsOf(board, words, x, y)
    }
  }
  const [ax, ay] = toPage(view, left - PAD, y - PAD - mark.size * 0.2)
  const [bx, by] = toPage(view, spot.x + mark.width + PAD, y + mark.size)
  const area: Box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]
  return { operators, area }
}

const bitsOf = ({ view }: Board, from: number, to: number): number =>
  bitsBetween((from / view.width) * CELLS, (to / view.width) * CELLS)

const baseOf = ({ margin, view }: Board, mark: Mark, { band }: Spot): number =>
  band === 1 ? margin : view.height - margin - mark.size * 0.7

/** The first free place: from the left at the top, from the right at the bottom, then in the other band. */
function place(board: Board, mark: Mark, band: 0 | 1): Spot {
  const { margin, view, taken } = board
  const [left, middle, right] = [margin, (view.width - mark.width) / 2, view.width - margin - mark.width]
  const xs = band === 0 ? [left, middle, right] : [right, middle, left]
  const corner = xs[0] ?? margin
  for (const where of band === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
    for (const x of xs) {
      const bits = bitsOf(board, x - PAD, x + mark.width + PAD)
      if ((taken[where] & bits) !== 0) continue
      taken[where] |= bits
      return { x, band: where }
    }
  }
  return { x: corner, band }
}

/** Dark text on a pale ground, so that it reads on a scan's black edge as well; screen readers skip it (14.8.2.2). */
function operatorsOf({ pen, font }: Board, { text, size, width, kind }: Mark, x: number, y: number): string {
  return (
    `/Artifact<</Type/Pagination/Subtype/${kind}>>BDC\n` +
    `1 g ${n(x - PAD)} ${n(y - PAD - size * 0.15)} ${n(width + 2 * PAD)} ${n(size + 2 * PAD * 0.8)} re f\n` +
    `BT/${font} ${n(size)} Tf 0.2 g ${n(x)} ${n(y)} Td${pen.encode(text)}Tj ET\nEMC\n`
  )
}

const n = (value: number): number => Math.round(value * 100) / 100

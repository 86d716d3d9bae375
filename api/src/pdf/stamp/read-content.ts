import { createDrawing } from './drawing.ts'
import { openBands, type Busy } from './bands.ts'
import type { Shape } from './upright.ts'

/** What must be known of a page's content before something can be drawn after it. */
export interface ContentFacts {
  /** `q` missing before the content, because it closes more than it opened. */
  readonly before: number
  /** `Q` missing after the content. */
  readonly after: number
  readonly busy: Busy
}

/** Beyond that, drawing is not followed: a map may hold a million lines, and the marks go to their usual place. */
const MOST_FOLLOWED = 2 ** 18

const follower = createDrawing()

const kinds = new Uint8Array(256)
for (const c of [0, 9, 10, 12, 13, 32]) kinds[c] = 1
for (const c of '()<>[]{}/%') kinds[c.charCodeAt(0)] = 2
const isSpace = (c: number | undefined) => c !== undefined && kinds[c] === 1

/**
 * Reads over a decoded content stream (ISO 32000-1, 7.8.2): counts q and Q, and follows where it draws, roughly. Texts are taken
 * to be half as wide as high per letter, curves to fill the box of their points, forms to be anywhere.
 */
export function readContent(content: Uint8Array, shape: Shape): ContentFacts {
  const bands = openBands(shape)
  const drawing = content.length <= MOST_FOLLOWED ? follower : null
  drawing?.start(content, bands, shape)
  let depth = 0
  let lowest = 0
  for (let at = 0; at < content.length;) {
    const c = content[at] as number
    const kind = kinds[c]
    if (kind === 1) at++
    else if (c === 0x28) {
      const end = afterString(content, at)
      drawing?.letters(end - at)
      at = end
    } else if (c === 0x25) at = afterLine(content, at)
    else if (c === 0x3c && content[at + 1] !== 0x3c) {
      const end = afterHex(content, at)
      drawing?.letters((end - at) / 4)
      at = end
    } else if (kind === 2) at++
    else {
      const end = afterWord(content, at)
      if (c < 0x3a && c !== 0x22 && c !== 0x27) drawing?.number(at)
      else {
        const before = content[at - 1]
        // A name is not an operator: « /q gs ».
        if (before !== 0x2f) {
          if (end - at === 1 && c === 0x71) depth++
          else if (end - at === 1 && c === 0x51) lowest = Math.min(lowest, --depth)
          drawing?.operator(at, end)
          if (end - at === 2 && c === 0x49 && content[at + 1] === 0x44) {
            at = afterImage(content, end)
            continue
          }
        }
      }
      at = end
    }
  }
  return { before: 0 - lowest, after: depth - lowest, busy: drawing?.lost() === false ? bands.busy() : null }
}

function afterWord(content: Uint8Array, at: number): number {
  let i = at
  while (i < content.length && kinds[content[i] as number] === 0) i++
  return i
}

/** By hand: some producers write a string for each letter, and a call for each costs more than reading it. */
function afterHex(content: Uint8Array, at: number): number {
  let i = at
  while (i < content.length && content[i] !== 0x3e) i++
  return i + 1
}

function afterLine(content: Uint8Array, at: number): number {
  let i = at
  while (i < content.length && content[i] !== 10 && content[i] !== 13) i++
  return i
}

function afterString(content: Uint8Array, from: number): number {
  let at = from
  for (let depth = 0; at < content.length; at++) {
    const c = content[at]
    if (c === 0x5c) at++
    else if (c === 0x28) depth++
    else if (c === 0x29 && --depth === 0) return at + 1
  }
  return content.length
}

/** From `ID`, the bytes run to an `EI` standing alone. */
function afterImage(content: Uint8Array, from: number): number {
  for (let at = from; at + 2 < content.length; at++) {
    const alone = isSpace(content[at]) && content[at + 1] === 0x45 && content[at + 2] === 0x49
    if (alone && (at + 3 >= content.length || isSpace(content[at + 3]))) return at + 3
  }
  return content.length
}

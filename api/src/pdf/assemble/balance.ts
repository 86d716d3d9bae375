/** How far a page leaves the graphics state open: what to put before and after it so that marks land where meant. */
export interface Balance {
  /** `q` missing before the content, because it closes more than it opened. */
  readonly before: number
  /** `Q` missing after the content. */
  readonly after: number
}

const SPACES = [0, 9, 10, 12, 13, 32]
// A table and not a test: this runs on every byte of every page.
const kinds = new Uint8Array(256)
for (const c of SPACES) kinds[c] = 1
for (const c of '()<>[]{}/%') kinds[c.charCodeAt(0)] = 2
const isSpace = (c: number) => kinds[c] === 1
const isDelimiter = (c: number) => kinds[c] !== 0

/** Counts the q and Q of a decoded content stream, reading over strings, comments and inline images (ISO 32000-1, 7.8.2). */
export function balanceOf(content: Uint8Array): Balance {
  let depth = 0
  let lowest = 0
  for (let at = 0; at < content.length;) {
    const c = content[at] as number
    if (c === 0x28) at = afterString(content, at)
    else if (c === 0x25) at = afterLine(content, at)
    else if (isDelimiter(c)) at++
    else {
      const end = afterWord(content, at)
      if (end - at === 1 && c === 0x71) depth++
      else if (end - at === 1 && c === 0x51) lowest = Math.min(lowest, --depth)
      else if (end - at === 2 && c === 0x49 && content[at + 1] === 0x44) {
        at = afterImage(content, end)
        continue
      }
      at = end
    }
  }
  return { before: -lowest, after: depth - lowest }
}

function afterWord(content: Uint8Array, at: number): number {
  while (at < content.length && !isDelimiter(content[at] as number)) at++
  return at
}

function afterLine(content: Uint8Array, at: number): number {
  while (at < content.length && content[at] !== 10 && content[at] !== 13) at++
  return at
}

function afterString(content: Uint8Array, at: number): number {
  for (let depth = 0; at < content.length; at++) {
    const c = content[at]
    if (c === 0x5c) at++
    else if (c === 0x28) depth++
    else if (c === 0x29 && --depth === 0) return at + 1
  }
  return at
}

/** From `ID`, the bytes run to an `EI` standing alone. */
function afterImage(content: Uint8Array, at: number): number {
  for (; at + 2 < content.length; at++) {
    const alone = isSpace(content[at] as number) && content[at + 1] === 0x45 && content[at + 2] === 0x49
    if (alone && (at + 3 >= content.length || isSpace(content[at + 3] as number))) return at + 3
  }
  return content.length
}

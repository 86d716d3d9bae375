import type { Line } from './lines.ts'

/** Lines that follow each other in one style and one column: a paragraph, a heading over several lines. */
export interface Block {
  readonly lines: readonly Line[]
  readonly page: number
  readonly size: number
  readonly bold: boolean
}

const LEADING = 1.55

/** Groups lines into blocks. Lines of other columns in between do not break a block. */
export function blocksOf(lines: readonly Line[]): Block[] {
  const open: Line[][] = []
  for (const line of lines) {
    const home = open.findLast((block) => follows(block.at(-1) as Line, line))
    if (home) home.push(line)
    else open.push([line])
  }
  return open.map((block) => {
    const [first] = block as [Line, ...Line[]]
    return { lines: block, page: first.page, size: first.size, bold: first.bold }
  })
}

function follows(above: Line, below: Line): boolean {
  const drop = above.y - below.y
  const size = Math.max(above.size, below.size)
  const sameStyle = above.bold === below.bold && Math.abs(above.size - below.size) <= 0.6
  const overlap = Math.min(above.x + above.width, below.x + below.width) - Math.max(above.x, below.x)
  return above.page === below.page && sameStyle && drop > 0 && drop <= LEADING * size && overlap > 0
}

/** First halves of compounds: their hyphen is part of the word even at the end of a line. */
const COMPOUND =
  /(?:^|[\s’'-])(?:sous|vice|demi|mi|non|ex|avant|après|contre|éco|micro|rond|grand|porte|lès|sur|en|de|la|le|et)-$/iu

/** Second parts of names of places: « Saint-Aubin- / sur-Lys ». */
const LINK = /^(?:sur|sous|en|les?|la|lès|lez|de|du|des|et|à|aux?)-/iu

/** The text of lines read as one, words cut at the end of a line mended: « sub- / vention », but « Languedoc- / Roussillon ». */
export function joinLines(lines: readonly { readonly text: string }[]): string {
  return lines
    .reduce((text, line) => {
      if (/\d-$/u.test(text) && /^\d/u.test(line.text)) return text + line.text
      if (!/\p{L}-$/u.test(text)) return `${text} ${line.text}`
      const cut = /^\p{Ll}/u.test(line.text) && !COMPOUND.test(text) && !LINK.test(line.text)
      return (cut ? text.slice(0, -1) : text) + line.text
    }, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Box of some lines: x, y, width, height in points, y from the bottom. */
export function boxOf(lines: readonly Line[]): [number, number, number, number] {
  const x = Math.min(...lines.map((line) => line.x))
  const right = Math.max(...lines.map((line) => line.x + line.width))
  const bottom = Math.min(...lines.map((line) => line.y - 0.25 * line.size))
  const top = Math.max(...lines.map((line) => line.y + 0.85 * line.size))
  return [x, bottom, right - x, top - bottom].map((n) => Math.round(n * 10) / 10) as [
    number,
    number,
    number,
    number,
  ]
}

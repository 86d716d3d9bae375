import type { Paper } from './paper.ts'
import { widthOf, type Style } from './style.ts'

/**
 * Cuts a text into lines that fit a width in points; a word longer than the line is cut between letters. Words are measured one by
 * one, and remembered: laying out every line again and again took more time than all the rest of the list.
 */
export function wrap(paper: Paper, style: Style, text: string, width: number): string[] {
  const space = measured(paper, style, ' ')
  const lines: string[] = []
  let line = ''
  let used = 0
  // No-break spaces stay inside their word: « n° 12 » is never cut.
  for (const word of text.split(/[ \t\r\n]+/).filter((w) => w !== '')) {
    const own = measured(paper, style, word)
    if (line !== '' && used + space + own <= width) {
      line = `${line} ${word}`
      used += space + own
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    used = own
    while (used > width) {
      let cut = line.length - 1
      while (cut > 1 && measured(paper, style, line.slice(0, cut)) > width) cut--
      lines.push(line.slice(0, cut))
      line = line.slice(cut)
      used = measured(paper, style, line)
    }
  }
  return line === '' ? lines : [...lines, line]
}

const known = new WeakMap<Paper, Map<string, number>>()
function measured(paper: Paper, style: Style, word: string): number {
  const widths = known.get(paper) ?? new Map<string, number>()
  known.set(paper, widths)
  const key = `${style.face} ${style.size} ${word}`
  const width = widths.get(key) ?? widthOf(paper, style, word)
  widths.set(key, width)
  return width
}

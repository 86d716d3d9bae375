import { widthOf, type Paper, type Style } from './style.ts'

/** Cuts a text into lines that fit a width in points; a word longer than the line is cut between letters. */
export function wrap(paper: Paper, style: Style, text: string, width: number): string[] {
  const fits = (line: string) => widthOf(paper, style, line) <= width
  const lines: string[] = []
  let line = ''
  // No-break spaces stay inside their word: « n° 12 » is never cut.
  for (const word of text.split(/[ \t\r\n]+/).filter((w) => w !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (!fits(line)) {
      let cut = line.length - 1
      while (cut > 1 && !fits(line.slice(0, cut))) cut--
      lines.push(line.slice(0, cut))
      line = line.slice(cut)
    }
  }
  return line === '' ? lines : [...lines, line]
}

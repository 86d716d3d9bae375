import type { FaceName } from '../font/faces.ts'
import type { Paper } from './paper.ts'

/** Points; the paper is A4 upright. */
export const page = { width: 595.28, height: 841.89, left: 64, right: 64, top: 66, bottom: 62 } as const
export const measure = page.width - page.left - page.right

export const ink = {
  text: '#1c2333',
  accent: '#1f3a6e',
  quiet: '#5a6375',
  rule: '#c8cedb',
  leader: '#97a0b3',
} as const

export interface Style {
  readonly face: FaceName
  readonly size: number
  /** From one baseline to the next. */
  readonly leading: number
  readonly color: string
}

export const styles = {
  authority: { face: 'sansBold', size: 12, leading: 17, color: ink.accent },
  heading: { face: 'serif', size: 33, leading: 39, color: ink.text },
  subheading: { face: 'serifText', size: 18, leading: 25, color: ink.text },
  line: { face: 'sans', size: 11.5, leading: 18, color: ink.text },
  coverNote: { face: 'sans', size: 9, leading: 13, color: ink.quiet },
  title: { face: 'serif', size: 25, leading: 31, color: ink.text },
  context: { face: 'sans', size: 10, leading: 14, color: ink.quiet },
  section: { face: 'serif', size: 13, leading: 17, color: ink.accent },
  number: { face: 'sansBold', size: 9.5, leading: 13.6, color: ink.accent },
  item: { face: 'sans', size: 10, leading: 13.6, color: ink.text },
  withdrawn: { face: 'sans', size: 10, leading: 13.6, color: ink.quiet },
  detail: { face: 'sans', size: 8.5, leading: 12, color: ink.quiet },
  note: { face: 'sansItalic', size: 8.5, leading: 12, color: ink.quiet },
} as const satisfies Record<string, Style>

/** Writes one line whose top is at `y`; returns its width. */
export function write(paper: Paper, style: Style, text: string, x: number, y: number): number {
  const { face, size, leading, color } = style
  paper.text(face, size, color, text, x, y + (leading - size) / 2)
  return widthOf(paper, style, text)
}

/** Width of a line in points. */
export const widthOf = (paper: Paper, { face, size }: Style, text: string): number =>
  paper.width(face, size, text)

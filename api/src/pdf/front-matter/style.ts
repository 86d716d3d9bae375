import { createRequire } from 'node:module'
import PDFKit from 'pdfkit'

export type Paper = InstanceType<typeof PDFKit>

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

const require = createRequire(import.meta.url)
const files = {
  serif: '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  serifText: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  sans: '@expo-google-fonts/public-sans/400Regular/PublicSans_400Regular.ttf',
  sansBold: '@expo-google-fonts/public-sans/600SemiBold/PublicSans_600SemiBold.ttf',
  sansItalic: '@expo-google-fonts/public-sans/400Regular_Italic/PublicSans_400Regular_Italic.ttf',
} as const
export type Face = keyof typeof files

export interface Style {
  readonly face: Face
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

export interface PaperOptions {
  readonly title: string
  readonly author: string
  readonly language: string
  readonly createdAt: Date
}

/** A tagged document with the house fonts and no page yet. Nothing flows by itself: every line is placed. */
export function openPaper({ title, author, language, createdAt }: PaperOptions): Paper {
  const paper = new PDFKit({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: createdAt, ModDate: createdAt },
  })
  for (const [face, file] of Object.entries(files)) paper.registerFont(face, require.resolve(file))
  return paper
}

/** Writes one line whose top is at `y`; returns its width. */
export function write(paper: Paper, style: Style, text: string, x: number, y: number): number {
  paper.font(style.face, style.size).fillColor(style.color)
  const shift = (style.leading - style.size) / 2
  paper.text(text, x, y + shift, { lineBreak: false, features: setting(style) })
  return widthOf(paper, style, text)
}

/** Width of a line in points. */
export function widthOf(paper: Paper, style: Style, text: string): number {
  paper.font(style.face, style.size)
  return paper.widthOfString(text, { features: setting(style) })
}

/** Public Sans kerns the space after a dash away: « – V » would read « –V ». */
const setting = ({ face }: Style) =>
  (face.startsWith('sans') ? { kern: false } : undefined) as PDFKit.Mixins.OpenTypeFeatures[] | undefined

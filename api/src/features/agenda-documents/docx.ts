import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { fit } from '../../pdf/index.ts'
import { detailOf, titleOf } from './html.ts'
import type { AgendaPaper, PaperLine, PaperSection } from './paper.ts'

const LEVELS = [HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
}

/** A Word document that the service goes on with: real headings, one table for each section. */
export async function agendaDocx(paper: AgendaPaper): Promise<Buffer> {
  const centred = (text: string) => new Paragraph({ text, alignment: AlignmentType.CENTER })
  const document = new Document({
    title: titleOf(paper),
    creator: paper.authority,
    styles: { default: stylesOf(paper.house.colour) },
    sections: [
      {
        children: [
          ...logoOf(paper),
          centred(paper.authority),
          new Paragraph({
            text: 'Ordre du jour',
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
          }),
          centred(paper.title),
          centred(paper.when),
          centred(paper.place),
          new Paragraph({
            border: {
              top: { style: BorderStyle.SINGLE, size: 12, color: paper.house.colour.slice(1), space: 1 },
            },
          }),
          ...paper.preliminary.map((text) => new Paragraph({ text, bullet: { level: 0 } })),
          ...paper.sections.flatMap(sectionOf),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** Headings in the colour of the house. */
function stylesOf(colour: string) {
  const run = { color: colour.slice(1), bold: true }
  return {
    heading2: { run: { ...run, size: 26 } },
    heading3: { run: { ...run, size: 24 } },
    heading4: { run: { ...run, size: 22 } },
  }
}

function logoOf({ authority, house: { logo } }: AgendaPaper): Paragraph[] {
  if (!logo) return []
  const { type, bytes: data } = logo
  const altText = { name: authority, title: authority, description: authority }
  const image = new ImageRun({ type, data, transformation: fit(logo, 180, 68), altText })
  return [new Paragraph({ children: [image], alignment: AlignmentType.CENTER })]
}

function sectionOf({ heading, depth, lines }: PaperSection): (Paragraph | Table)[] {
  const level = LEVELS[Math.min(depth, LEVELS.length - 1)] ?? HeadingLevel.HEADING_2
  const title = heading ? [new Paragraph({ text: heading, heading: level, keepNext: true })] : []
  if (lines.length === 0) return title
  const width = { size: 100, type: WidthType.PERCENTAGE }
  return [...title, new Table({ width, borders: BORDERS, rows: lines.map(rowOf) })]
}

function rowOf(line: PaperLine): TableRow {
  const detail = detailOf(line)
  const under = detail
    ? [new Paragraph({ children: [new TextRun({ text: detail, italics: true, size: 18 })] })]
    : []
  const cell = (children: Paragraph[], percent: number) =>
    new TableCell({ children, borders: BORDERS, width: { size: percent, type: WidthType.PERCENTAGE } })
  const number = new Paragraph({ children: [new TextRun({ text: line.number, bold: true })] })
  return new TableRow({
    cantSplit: true,
    children: [cell([number], 16), cell([new Paragraph(line.title), ...under], 84)],
  })
}

import type { Paragraph } from './paragraphs.ts'

export interface Look {
  readonly bold: boolean
  readonly size: number
}

interface Open {
  text: string
  look: Look
  align: Paragraph['align']
  newPage: boolean
  letters: number
  bold: number
  size: number
}

/** Collects the paragraphs of a document as its elements come: paragraphs within paragraphs (text boxes), tables, breaks. */
export function paragraphBuilder() {
  const done: Paragraph[] = []
  const open: Open[] = []
  const columnsOfRow = new Map<number, number>()
  let [rows, column, depth] = [0, -1, 0]
  return {
    begin(look: Look, align: Paragraph['align'], newPage: boolean): void {
      open.push({ text: '', look, align, newPage, letters: 0, bold: 0, size: 0 })
    },
    /** Learns more of the paragraph that is open. */
    change(more: Partial<Pick<Open, 'look' | 'align' | 'newPage'>>): void {
      Object.assign(open.at(-1) ?? {}, more)
    },
    /** A break within a paragraph that has begun is left out: its text stays together. */
    breakPage(): void {
      const paragraph = open.at(-1)
      if (paragraph && paragraph.letters === 0) paragraph.newPage = true
    },
    look: (): Look | undefined => open.at(-1)?.look,
    write(text: string, look: Look): void {
      const paragraph = open.at(-1)
      if (!paragraph) return
      const letters = text.trim().length
      paragraph.text += text
      paragraph.letters += letters
      paragraph.bold += look.bold ? letters : 0
      if (letters > 0) paragraph.size = Math.max(paragraph.size, look.size)
    },
    end(): void {
      const paragraph = open.pop()
      if (!paragraph) return
      const cell = depth > 0 ? { row: rows, column, columns: 0 } : null
      done.push(closed(paragraph, cell))
    },
    // A table in a cell stays in that cell: it is read as its text.
    table: (): number => (depth += 1),
    tableEnd: (): number => (depth -= 1),
    row(): void {
      if (depth === 1) [rows, column] = [rows + 1, -1]
    },
    cell(): void {
      if (depth === 1) columnsOfRow.set(rows, ++column + 1)
    },
    paragraphs: (): Paragraph[] =>
      done.map((one) =>
        one.cell ? { ...one, cell: { ...one.cell, columns: columnsOfRow.get(one.cell.row) ?? 1 } } : one,
      ),
  }
}

const closed = (
  { text, look, letters, bold, size, align, newPage }: Open,
  cell: Paragraph['cell'],
): Paragraph => ({
  text: text.replace(/[^\S\n]+/gu, ' ').trim(),
  size: size || look.size,
  bold: letters > 0 && bold > letters / 2,
  align,
  newPage,
  cell,
})

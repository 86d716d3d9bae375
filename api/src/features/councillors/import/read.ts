import { Problem } from '@hemicycle/domain'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { decodeText, delimiterOf } from '../../../extraction/index.ts'

export interface Line {
  /** As a spreadsheet or an editor shows it: the first line of the file is 1. */
  readonly line: number
  readonly cells: readonly string[]
}
export interface Sheet {
  readonly encoding: string
  readonly delimiter: string
  readonly lines: readonly Line[]
}

const MOST_LINES = 5000

/** The lines of a CSV of any usual encoding and delimiter, or of the first sheet of an XLSX. Blank lines are left out, not renumbered. */
export async function readLines(bytes: Buffer): Promise<Sheet> {
  const sheet = isZip(bytes) ? await readWorkbook(bytes) : readText(bytes)
  const lines = sheet.lines.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (lines.length > MOST_LINES) throw new Problem('FILE_TOO_LARGE', `more than ${MOST_LINES} lines`)
  return { ...sheet, lines }
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK'

async function readWorkbook(bytes: Buffer): Promise<Sheet> {
  const rows = await readSheet(bytes).catch((error: unknown) => {
    throw new Problem('UNSUPPORTED_MEDIA', 'not a readable workbook', { cause: error })
  })
  const lines = rows.map((row, index) => ({ line: index + 1, cells: row.map(textOf) }))
  return { encoding: 'XLSX', delimiter: '', lines }
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

function readText(bytes: Buffer): Sheet {
  const { text, encoding } = decodeText(bytes)
  if (text.includes('\u0000')) throw new Problem('UNSUPPORTED_MEDIA', 'neither text nor a workbook')
  const delimiter = delimiterOf(text)
  return { encoding, delimiter, lines: cellsOf(text, delimiter) }
}

function cellsOf(text: string, delimiter: string): Line[] {
  const options = { delimiter, relaxColumnCount: true, relaxQuotes: true, info: true, trim: true } as const
  const rows = parse(text, options) as unknown as {
    info: { lines: number }
    record: string[]
  }[]
  // A quoted cell may hold line ends: the record is where it starts.
  return rows.map(({ info, record }) => ({
    line: info.lines - record.join('').split('\n').length + 1,
    cells: record.map((cell) => cell.normalize('NFC').trim()),
  }))
}

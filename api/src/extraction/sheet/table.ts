import { readSheet } from 'read-excel-file/node'
import { Unreadable } from '../types.ts'
import { cleanCell } from './clean.ts'
import { type ListColumn, recogniseColumns } from './columns.ts'
import { readCsv } from './csv.ts'

/** A spreadsheet of the ordre du jour: its headings, its rows as wide as they are, and what each column seems to be. */
export interface SheetTable {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly columns: readonly (ListColumn | null)[]
}

const MOST_ROWS = 3000
const MOST_COLUMNS = 60
/** The heading may come after a title and a date. */
const HEADING_ROWS = 15

/**
 * Reads a CSV in any usual delimiter and encoding, or the first sheet of an XLSX. Throws `Unreadable` when there is no table in it.
 */
export async function readTable(bytes: Uint8Array): Promise<SheetTable> {
  const cells = await cellsOf(bytes)
  const rows = cells
    .map((row) => row.slice(0, MOST_COLUMNS).map(cleanCell))
    .filter((row) => row.some((cell) => cell !== ''))
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (rows.length === 0 || width < 2) throw new Unreadable('there is no table in it')
  const at = headingRow(rows)
  const full = (row: readonly string[]) => Array.from({ length: width }, (_, index) => row[index] ?? '')
  const headings = full(rows[at] ?? [])
  return { headings, rows: rows.slice(at + 1).map(full), columns: recogniseColumns(headings) }
}

async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  try {
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return readCsv(bytes, MOST_ROWS)
    const sheet = await readSheet(Buffer.from(bytes))
    return sheet.slice(0, MOST_ROWS).map((row) => row.map(textOf))
  } catch (error) {
    throw new Unreadable(error instanceof Error ? error.message : 'unreadable')
  }
}

function textOf(value: unknown): string {
  if (value instanceof Date) return frenchDay(value)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}

const frenchDay = (date: Date): string =>
  [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()]
    .map((part) => String(part).padStart(2, '0'))
    .join('/')

/** The row whose words name the most columns; the first one where none does. */
function headingRow(rows: readonly (readonly string[])[]): number {
  const known = rows
    .slice(0, HEADING_ROWS)
    .map((row) => recogniseColumns(row).filter((column) => column !== null).length)
  const best = Math.max(...known)
  return best < 2 ? 0 : known.indexOf(best)
}

import { type Column, saveBlob } from '@hemicycle/ui'

/** A cell that a spreadsheet would run as a formula is kept as text. Telephone numbers start with « + » and stay themselves. */
const safe = (text: string): string => (/^[=@\t\r]|^[+-](?![\d\s().-]+$)/.test(text) ? `'${text}` : text)
const cell = (value: string | number | null): string => {
  const text = safe(String(value ?? ''))
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What Excel opens as it is in France: UTF-8 with its mark, « ; », lines ended by CR LF. Pure. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ label }) => cell(label)),
    ...rows.map((row) => columns.map(({ value }) => cell(value(row)))),
  ]
  return `\ufeff${lines.map((line) => line.join(';')).join('\r\n')}\r\n`
}

export function saveCsv<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  saveBlob(`${name}.csv`, new Blob([csvOf(columns, rows)], { type: 'text/csv;charset=utf-8' }))
}

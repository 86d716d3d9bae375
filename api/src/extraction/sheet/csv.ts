import { parse } from 'csv-parse/sync'
import { decodeText } from './decode.ts'

const DELIMITERS = [';', ',', '\t', '|']
/** Lines that are enough to know the delimiter. */
const SEEN = 40

/** The cells of a text file, whatever parts them and however it is encoded. Throws when no reading makes a table of it. */
export function readCsv(bytes: Uint8Array, mostRows: number): string[][] {
  const text = decodeText(bytes).text.replace(/^\ufeff/u, '')
  // « sep=; »: a line for Excel alone.
  const named = /^sep=(?<sign>.)\r?\n/iu.exec(text)
  const body = named ? text.slice(named[0].length) : text
  return cellsOf(body, named?.groups?.sign ?? delimiterOf(body), mostRows)
}

const cellsOf = (text: string, delimiter: string, to: number, relaxQuotes = true): string[][] =>
  parse(text, {
    delimiter,
    to,
    relaxColumnCount: true,
    relaxQuotes,
    skipEmptyLines: true,
    escape: '"',
  })

/**
 * The sign that parts the cells of a text: the one that cuts the first lines most alike, and in more than one cell.
 * A sign by which every quotation mark stands where it should goes before one that asks for indulgence. Pure.
 */
export const delimiterOf = (text: string): string =>
  bestDelimiter(text, false) ?? bestDelimiter(text, true) ?? ';'

function bestDelimiter(text: string, relaxQuotes: boolean): string | undefined {
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(text, delimiter, relaxQuotes) }))
  const best = scored.reduce((former, one) => (one.score > former.score ? one : former))
  return best.score > 0 ? best.delimiter : undefined
}

function scoreOf(text: string, delimiter: string, relaxQuotes: boolean): number {
  try {
    const widths = cellsOf(text, delimiter, SEEN, relaxQuotes).map((row) => row.length)
    const [width] = [...widths].sort((a, b) => count(widths, b) - count(widths, a))
    return width === undefined || width < 2 ? 0 : (count(widths, width) / widths.length) * Math.log2(width)
  } catch {
    return 0
  }
}

const count = (all: readonly number[], one: number): number => all.filter((other) => other === one).length

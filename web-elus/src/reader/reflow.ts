/** A piece of a page as it is read, whatever the width: a heading, a line of a list, a row of a table, a paragraph. */
export interface Piece {
  readonly kind: 'HEADING' | 'ITEM' | 'ROW' | 'TEXT'
  readonly text: string
}

const HEADING = /^(?:(?:[IVX]+|[A-Z]|\d+(?:\.\d+)*)\s*[.)–—-]\s*|\d+\.\d+\s+)\p{Lu}/u
const ITEM = /^[–—•▪*-]\s+/u
const ENDS = /[.:;!?»…]$/u
/** A line at least this long, beside the longest of the page, was cut by the margin rather than by its author. */
const FULL = 0.72
/** On a page of shorter lines than this nothing was cut by a margin: a table, a list of names. */
const MARGIN = 45
/** Longer than a heading is. */
const HEADING_MOST = 90
/** Lines that stand side by side at least so many times, and are so long on average, are columns of prose and not a table. */
const COLUMN_LINES = 4
const COLUMN_LETTERS = 25
/** Between the cells of a row. */
export const CELL = ' · '

/** Makes paragraphs again of the lines of a page, as its text was read: words cut at the margin are joined. */
export function reflow(text: string): Piece[] {
  const lines = columnsApart(text.split('\n')).map((line) => line.trim())
  const longest = Math.max(0, ...lines.map((line) => line.length))
  const pieces: Piece[] = []
  let open = false
  for (const [index, line] of lines.entries()) {
    if (line === '') {
      open = false
      continue
    }
    if (line.includes('\t')) {
      pieces.push({ kind: 'ROW', text: line.split('\t').join(CELL) })
      open = false
      continue
    }
    const last = pieces.at(-1)
    const begins = HEADING.test(line) || ITEM.test(line)
    if (open && last && !begins && follows(lines[index - 1] ?? '', line, longest))
      pieces[pieces.length - 1] = { ...last, text: joined(last.text, line) }
    else pieces.push({ kind: kindOf(line), text: line.replace(ITEM, '') })
    open = pieces.at(-1)?.kind !== 'HEADING'
  }
  return pieces
}

/** Columns of prose are read one after the other. */
function columnsApart(lines: readonly string[]): string[] {
  const read: string[] = []
  let beside: [string, string][] = []
  const flush = () => {
    const [left, right] = [beside.map(([first]) => first), beside.map(([, second]) => second)]
    const letters = [...left, ...right].join('').length / (2 * beside.length)
    const prose = beside.length >= COLUMN_LINES && letters >= COLUMN_LETTERS
    read.push(...(prose ? [...left, ...right] : beside.map((row) => row.join('\t'))))
    beside = []
  }
  for (const line of lines) {
    const [left, right, ...more] = line.split('\t')
    if (left !== undefined && right !== undefined && more.length === 0) beside.push([left, right])
    else {
      if (beside.length > 0) flush()
      read.push(line)
    }
  }
  if (beside.length > 0) flush()
  return read
}

const kindOf = (line: string): Piece['kind'] => {
  if (ITEM.test(line)) return 'ITEM'
  if (line.length > HEADING_MOST || /[.;,]$/.test(line)) return 'TEXT'
  const capitals = /\p{Lu}{4}/u.test(line) && line === line.toLocaleUpperCase('fr')
  return HEADING.test(line) || capitals ? 'HEADING' : 'TEXT'
}

/** Whether a line goes on with what the one before began. */
const follows = (before: string, line: string, longest: number): boolean =>
  /[-\u00ad]$/.test(before) ||
  /^\p{Ll}/u.test(line) ||
  (longest >= MARGIN && before.length >= FULL * longest && !ENDS.test(before))

/** « tra- » and « vaux » are one word; « Saint- » and « Aubin » stay two. */
function joined(before: string, line: string): string {
  if (/\p{L}[-\u00ad]$/u.test(before) && /^\p{Ll}/u.test(line)) return before.slice(0, -1) + line
  return /-$/.test(before) ? before + line : `${before} ${line}`
}

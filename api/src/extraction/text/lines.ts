/** A piece of text drawn at once, in PDF points; x, y is the start of its baseline. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly bold: boolean
  /** Of a word read by OCR, from 0 to 1. */
  readonly confidence?: number
}

/** Runs that are read together: one baseline, no column gap. */
export interface Line {
  readonly text: string
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly bold: boolean
  /** Of its least sure word, where it was read by OCR; from 0 to 1. */
  readonly confidence?: number
}

/** A gap wider than this many times the size separates columns, a narrower one words. */
const COLUMN_GAP = 1.8
const CELL_GAP = 0.8
const WORD_GAP = 0.12
/** Share of the size by which texts of one baseline may differ in height. */
const BASELINE = 0.3

/** Joins the runs of a page into lines, top to bottom then left to right. Columns on one baseline stay apart. */
export function linesOf(page: number, runs: readonly Run[]): Line[] {
  const sorted = onceOnly(runs.filter((run) => run.text.trim() !== '')).sort((a, b) => b.y - a.y || a.x - b.x)
  return baselines(sorted).flatMap((row) => segments(row).map((segment) => toLine(page, segment)))
}

/** The text of a page, a line each; what stands beside another on its baseline, as the cells of a table do, comes behind a tab. */
export const textOf = (lines: readonly Line[]): string =>
  lines.map((line, at) => `${partBefore(lines[at - 1], line)}${line.text}`).join('')

function partBefore(before: Line | undefined, line: Line): string {
  if (!before) return ''
  const beside =
    Math.abs(before.y - line.y) <= BASELINE * Math.max(before.size, line.size) && line.x > before.x
  return beside ? '\t' : '\n'
}

/** Some printers make bold by writing twice, a hair apart: it is one text, and bold. */
function onceOnly(runs: readonly Run[]): Run[] {
  const seen = new Map<string, Run>()
  for (const run of runs) {
    const key = `${run.text}|${Math.round(run.x / 2)}|${Math.round(run.y / 2)}`
    const twin = seen.get(key)
    seen.set(key, twin ? { ...twin, bold: true } : run)
  }
  return [...seen.values()]
}

function baselines(sorted: readonly Run[]): Run[][] {
  const rows: Run[][] = []
  for (const run of sorted) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(first.y - run.y) <= BASELINE * Math.max(first.size, run.size)) row.push(run)
    else rows.push([run])
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x))
}

function segments(row: readonly Run[]): Run[][] {
  const parts: Run[][] = []
  for (const run of row) {
    const part = parts.at(-1)
    const last = part?.at(-1)
    const gap = last ? run.x - (last.x + last.width) : Infinity
    const alike = last && Math.abs(last.size - run.size) <= 0.25 * Math.max(last.size, run.size)
    // Another size, however near, begins another cell when the gap is no mere space.
    const limit = last && Math.abs(last.size - run.size) > 0.1 * run.size ? CELL_GAP : COLUMN_GAP
    if (part && alike && gap <= limit * run.size) part.push(run)
    else parts.push([run])
  }
  return parts
}

function toLine(page: number, runs: readonly Run[]): Line {
  const first = runs[0] as Run
  const last = runs.at(-1) as Run
  let text = ''
  let end = first.x
  for (const run of runs) {
    const apart = run.x - end > WORD_GAP * run.size && text !== '' && !text.endsWith(' ')
    text += (apart ? ' ' : '') + run.text
    end = run.x + run.width
  }
  const letters = runs.reduce((sum, run) => sum + run.text.length, 0)
  const boldLetters = runs.reduce((sum, run) => sum + (run.bold ? run.text.length : 0), 0)
  const sure = runs.flatMap((run) => run.confidence ?? [])
  return {
    text: closeUp(clean(text)),
    page,
    x: first.x,
    y: first.y,
    width: last.x + last.width - first.x,
    size: Math.max(...runs.map((run) => run.size)),
    bold: boldLetters > letters / 2,
    ...(sure.length > 0 ? { confidence: Math.min(...sure) } : {}),
  }
}

/** One form of accents and spaces; a soft hyphen counts at the end of a line only. */
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replace(/\u00ad$/u, '-')
    .replace(/\u00ad/gu, '')
    .replace(/\s+/g, ' ')

/** « R A P P O R T » is a word written wide. */
const closeUp = (text: string): string =>
  /^(?:\p{L} ){3,}\p{L}$/u.test(text) ? text.replaceAll(' ', '') : text

/** Grammar says that the next line goes on: it begins with a small letter or is a year, or this one ends on « de », « à », « et »… */
export const goesOn = (line: Line, next: Line): boolean =>
  /^(?:\p{Ll}|\(|(?:19|20)\d\d(?:\s?[-/]\s?(?:19|20)?\d\d)?\)?$)/u.test(next.text) ||
  /(?:[\s'’]|^)(?:de|du|des|d['’]|l['’]|la|le|les|au|aux|à|et|ou|en|sur|pour|par|dans|avec|une?|entre|lot|n°)$/iu.test(
    line.text,
  )

/** Two lines in one style: weight and size. */
export const alike = (a: Line, b: Line): boolean => a.bold === b.bold && Math.abs(a.size - b.size) <= 0.6

export const rightOf = (line: Line): number => line.x + line.width

import type { Profile } from '../profiles/profile.ts'
import type { Line } from '../text/lines.ts'
import type { DocumentKind, Field } from '../types.ts'
import { parseNumber, type PrintedNumber } from './number.ts'
import { fieldOf, type Reading } from './page.ts'

interface Found {
  readonly printed: PrintedNumber
  readonly line: Line
}

export interface Numbers {
  readonly actNumber: Field | null
  readonly reportNumber: Field | null
}

/** The numbers printed on the first page: of the act, and of the report or dossier. A number that does not say belongs to what the file is. */
export function findNumbers(
  reading: Reading,
  profile: Profile,
  kind: DocumentKind,
  title: Field | null,
): Numbers {
  const all = headNumbers(reading, profile).filter(({ line }) => !isWithin(line, title))
  const found = ofShape(all, reading, profile)
  const bare = found.filter(({ printed }) => printed.of === null)
  const act = found.filter(({ printed }) => printed.of === 'ACT')
  const report = found.filter(({ printed }) => printed.of === 'REPORT')
  // On a report a number that does not say is the report's, unless the préfecture has stamped it or the report has its own.
  const stamped = bare.some(({ printed }) => stampedIn(reading, printed))
  const ofReport =
    kind === 'REPORT' && !stamped && (report.length === 0 || bare.every(({ printed }) => !printed.labelled))
  return {
    actNumber: best(reading, act.length > 0 || ofReport ? act : bare, act.length > 0 ? 0.95 : 0.85),
    reportNumber: best(
      reading,
      report.length > 0 || !ofReport ? report : bare,
      report.length > 0 ? 0.93 : 0.75,
    ),
  }
}

/** « Décision modificative / n° 1 »: below its first line a title has no number but its own. */
function isWithin(line: Line, title: Field | null): boolean {
  if (title?.evidence.page !== line.page || !title.evidence.box) return false
  const [x, y, width, height] = title.evidence.box
  const below = line.y < y + height - 1.4 * line.size
  return below && line.y > y - 1 && line.x > x - 3 && line.x < x + width
}

/** Where the authority says what its numbers look like, no other counts, and those need no word before them. */
function ofShape(found: Found[], { firstPage }: Reading, { numberShapes }: Profile): Found[] {
  if (!numberShapes) return found
  const kept = found.filter(({ printed }) => numberShapes.exec(printed.number)?.[0] === printed.number)
  if (kept.length > 0) return kept
  return firstPage.slice(0, Math.ceil(firstPage.length * 0.6)).flatMap((line): Found[] => {
    const number = numberShapes.exec(line.text)?.[0]
    return number ? [{ line, printed: { number, of: null, labelled: true, after: '', separated: true } }] : []
  })
}

/** Lines that begin with a number and are no sentence: in running text « n° 2021/045 » speaks of other acts. */
function headNumbers({ firstPage, blocks, bodySize, labels }: Reading, profile: Profile): Found[] {
  const inText = new Set(
    blocks
      .filter((block) => block.lines.length > 2 && !block.bold && block.size >= bodySize - 0.6)
      .flatMap((block) => block.lines.slice(1)),
  )
  return firstPage.flatMap((line, index) => {
    const printed = parseNumber(line.text, profile) ?? across(line, firstPage, profile)
    if (
      !printed ||
      labels.some((label) => label.key === 'title' && label.place !== 'AFTER' && label.lines.includes(line))
    )
      return []
    const sentence = /^\p{Ll}/u.test(line.text) && !/^n/iu.test(line.text)
    const alone = printed.after === '' || printed.separated || printed.of !== null
    // Unlabelled, it must stand alone or before a title, in the upper half.
    const early = printed.labelled || index < 0.6 * firstPage.length
    if (sentence || !alone || !early || (inText.has(line) && printed.after !== '')) return []
    return [{ printed, line }]
  })
}

/** « N° du rapport : » in one cell, its number in the cell beside. */
function across(line: Line, lines: readonly Line[], profile: Profile): PrintedNumber | null {
  if (!/(?:n\s?[°º]|num[ée]ro).{0,24}:?\s*$/iu.test(line.text) && !/[°º]\s*:?\s*$/u.test(line.text))
    return null
  const beside = lines.find(
    (other) =>
      other.page === line.page &&
      Math.abs(other.y - line.y) < 0.5 * line.size &&
      other.x > line.x + line.width,
  )
  const printed = beside ? parseNumber(`${line.text} ${beside.text}`, profile) : null
  return printed?.labelled ? printed : null
}

/** The first one; surer when it is printed again (running heads, stamp), less sure when others of the same rank differ. */
function best(reading: Reading, found: readonly Found[], confidence: number): Field | null {
  const sorted = [...found].sort((a, b) => rank(b) - rank(a))
  const [first] = sorted
  if (!first) return null
  const rivals = sorted.filter(
    (other) => rank(other) === rank(first) && other.printed.number !== first.printed.number,
  )
  const bonus = stampedIn(reading, first.printed) ? 0.08 : 0
  const dated = /(?:^|[^\d])20\d\d(?!\d)/.test(first.printed.number) && first.line.bold
  const unlabelled = first.printed.labelled ? 0 : dated ? -0.03 : -0.08
  return fieldOf(first.printed.number, confidence + bonus + unlabelled - (rivals.length > 0 ? 0.2 : 0), [
    first.line,
  ])
}

const rank = ({ printed, line }: Found): number =>
  (printed.labelled ? 2 : 0) + (printed.after === '' || printed.separated ? 1 : 0) + (line.bold ? 0.5 : 0)

/** The stamp of the préfecture repeats the number without its signs: « ID : 099-…-20260627-DEL_2026_201-DE ». */
function stampedIn({ firstPage }: Reading, { number }: PrintedNumber): boolean {
  const compact = (text: string) => text.replace(/[^\p{L}\d]/gu, '').toUpperCase()
  const wanted = compact(number)
  return (
    wanted.length >= 4 &&
    firstPage.some((line) => /\d{8}-/.test(line.text) && compact(line.text).includes(wanted))
  )
}

import { labelsOf } from '../fields/labels.ts'
import { parseNumber } from '../fields/number.ts'
import { evidenceOf } from '../fields/page.ts'
import type { Profile } from '../profiles/profile.ts'
import type { Bookmark, PageText } from '../text/document.ts'
import { type Line, rightOf } from '../text/lines.ts'
import type { Evidence, PartKind } from '../types.ts'

/** A page that seems to begin something, with what says so. */
export interface Beginning {
  readonly page: number
  readonly kind: PartKind
  readonly confidence: number
  readonly evidence: Evidence
  /** The number in the heading itself. */
  readonly number: string | null
}

/** Only the upper part of a page can begin something. */
const UPPER = 0.52
const LINES_SEEN = 24

/** Cheap: may this page, by its first lines, begin a part? Wrong « yes » costs a reading, wrong « no » a boundary. */
export function mayBegin({ lines }: PageText, profile: Profile): boolean {
  const { report, deliberation, annex } = profile.kinds
  const patterns = [...report, ...deliberation, ...annex]
  return lines
    .slice(0, LINES_SEEN)
    .some(
      ({ text }) =>
        patterns.some((pattern) => pattern.test(text)) || /^(?:objet|intitul[ée])\s*:/iu.test(text),
    )
}

/** Whether a page begins a part, by its heading, by the labels of a report's form, or by a bookmark; null when nothing says so. */
export function beginningOf(
  page: PageText,
  previous: PageText | undefined,
  bookmarks: readonly Bookmark[],
  profile: Profile,
): Beginning | null {
  const high = page.lines.filter((line) => line.y > page.height * (1 - UPPER) && !isLeader(line.text))
  const top = high.filter((line) => !isRunning(line, previous))
  const found =
    headingIn(top, page, profile) ?? formIn(top, page, profile) ?? headingAgain(high, top, page, profile)
  const marked = bookmarks.find((one) => one.page === page.number && kindOfTitle(one.title, profile) !== null)
  if (!found && !marked) return null
  const restarted = page.lines.some(({ text }) => /^(?:page\s*)?1\s*(?:\/|sur)\s*\d{1,3}$/iu.test(text))
  if (!found && marked) {
    const quote: Evidence = { page: page.number, quote: marked.title, box: null }
    const kind = kindOfTitle(marked.title, profile) ?? 'OTHER'
    return { page: page.number, kind, confidence: restarted ? 0.85 : 0.75, evidence: quote, number: null }
  }
  const { kind, line, confidence, number } = found as Found
  const sure = confidence + (restarted ? 0.06 : 0) + (marked ? 0.06 : 0)
  return {
    page: page.number,
    kind,
    confidence: Math.round(Math.min(0.97, sure) * 100) / 100,
    evidence: evidenceOf([{ ...line, page: page.number }]),
    number,
  }
}

interface Found {
  readonly kind: PartKind
  readonly line: Line
  readonly confidence: number
  readonly number: string | null
}

function headingIn(top: readonly Line[], page: PageText, profile: Profile): Found | null {
  const seen = top.slice(0, LINES_SEEN)
  for (const [index, line] of seen.entries()) {
    const kind = kindOfTitle(line.text, profile)
    // Below sentences of its own column a heading is said of something within the text.
    if (kind) return under(seen.slice(0, index), line) ? null : headed(kind, line, top, index, page, profile)
  }
  return null
}

const under = (above: readonly Line[], line: Line): boolean =>
  above.some((other) => isSentence(other) && other.x < rightOf(line) && rightOf(other) > line.x)

function headed(
  kind: PartKind,
  line: Line,
  top: readonly Line[],
  index: number,
  page: PageText,
  profile: Profile,
): Found | null {
  const { text } = line
  if (!/^\p{Lu}/u.test(text) || /[.;,]$/u.test(text) || text.length > 110) return null
  const centred =
    Math.abs(line.x + line.width / 2 - page.width / 2) < 0.08 * page.width && line.x > 0.15 * page.width
  const capitals = text === text.toUpperCase()
  const apart = standsApart(line, top, index)
  const signs = [line.bold, capitals, centred, apart, line.size > usualSize(page) + 0.8].filter(
    Boolean,
  ).length
  if (signs === 0) return null
  const number = parseNumber(text, profile)?.number ?? null
  return { kind, line, number, confidence: Math.min(0.92, 0.62 + 0.08 * signs + (number ? 0.06 : 0)) }
}

/** Reports of one page: the heading stands where it stood on the page before, and another number or object under it. */
function headingAgain(
  high: readonly Line[],
  top: readonly Line[],
  page: PageText,
  profile: Profile,
): Found | null {
  const labels = labelsOf(high, profile)
  const other =
    top.some(({ text }) => parseNumber(text, profile)?.labelled && !isSentence({ text })) ||
    labels.some(
      ({ key, colon, lines }) => key === 'title' && colon && lines.some((line) => top.includes(line)),
    )
  return other ? headingIn(high, page, profile) : null
}

/** A form whose labels are those of a report: its object, with who presents it or where it comes from. */
function formIn(top: readonly Line[], page: PageText, profile: Profile): Found | null {
  const labels = labelsOf(top, profile)
  const title = labels.find(({ key }) => key === 'title')
  const other = labels.find(({ key, colon }) => colon && (key === 'rapporteur' || key === 'department'))
  const numbered = top.find(({ text }) => parseNumber(text, profile)?.of === 'REPORT')
  if (!title?.colon || (!other && !numbered)) return null
  if (under(top.slice(0, top.indexOf(title.label)), title.label)) return null
  const decides = page.lines.some(({ text }) => profile.kinds.enactment.test(text))
  return {
    kind: decides ? 'DELIBERATION' : 'REPORT',
    line: title.label,
    number: numbered ? (parseNumber(numbered.text, profile)?.number ?? null) : null,
    confidence: other && numbered ? 0.82 : 0.74,
  }
}

export function kindOfTitle(text: string, { kinds }: Profile): PartKind | null {
  const is = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(text))
  if (is(kinds.annex)) return 'ANNEX'
  if (is(kinds.deliberation)) return 'DELIBERATION'
  return is(kinds.report) ? 'REPORT' : null
}

/** « page 2 », « 2/5 », but not « n° 2014 / 137 », which is another act on each page. */
const PAGE_NUMBER =
  /[–—\s-]*(?:\bpage\s*\d+(?:\s*(?:\/|sur)\s*\d+)?|(?<!n\s?[°º]\s*|\d|[/_.-])\d{1,3}\s*(?:\/|sur)\s*\d{1,3})\s*$/iu

/** Printed at the same place on the page before, the page number apart: a running head. */
function isRunning(line: Line, previous: PageText | undefined): boolean {
  const words = line.text.replace(PAGE_NUMBER, '')
  return (
    previous?.lines.some(
      (other) =>
        Math.abs(other.y - line.y) < 4 &&
        Math.abs(other.x - line.x) < 8 &&
        other.text.replace(PAGE_NUMBER, '') === words,
    ) ?? false
  )
}

/** « PROJET DE DÉLIBÉRATION ........ 5 »: a line of a table of contents. */
const isLeader = (text: string): boolean =>
  /(?:\.\s?){4,}|…{2,}/u.test(text) ||
  (/\D\s+\d{1,3}$/u.test(text) &&
    /^(?:annexe|rapport|d[ée]lib)/iu.test(text) &&
    !/n\s?[°º]/iu.test(text) &&
    /\p{L}{4,}\s.*\p{L}{4,}\s+\d{1,3}$/u.test(text))

const isSentence = ({ text }: Pick<Line, 'text'>): boolean =>
  text.length > 75 || (text.length > 45 && /[.;]$/u.test(text)) || /^(?:vu|consid[ée]rant)\s/iu.test(text)

function standsApart(line: Line, top: readonly Line[], index: number): boolean {
  const above = top[index - 1]
  const below = top[index + 1]
  const gap = 1.9 * line.size
  return (!above || above.y - line.y > gap) && (!below || line.y - below.y > gap)
}

function usualSize({ lines }: PageText): number {
  const sizes = lines.map(({ size }) => size).sort((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? 11
}

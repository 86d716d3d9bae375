import { findAnnexTitles } from '../fields/annexes.ts'
import { NO_FIELDS, readFields } from '../fields/read-fields.ts'
import { type Reading, readingOf } from '../fields/page.ts'
import { kindOf, type PartFound } from '../kind.ts'
import { compileProfile } from '../profiles/compile.ts'
import { DEFAULT_PROFILE, type ExtractionProfile } from '../profiles/extraction-profile.ts'
import type { Profile } from '../profiles/profile.ts'
import type { DocumentText, PageText } from '../text/document.ts'
import type { Councillor, Cut, DocumentPart, PartKind, ReadingOptions, ReportFields } from '../types.ts'
import { type Beginning, beginningOf } from './beginning.ts'
import { type Opened, placeParts } from './items.ts'
import { moved, shifted } from './shift.ts'

export interface SplitOptions extends ReadingOptions {
  readonly profile?: ExtractionProfile
  /** Where somebody cut the file, from page 1 on, instead of where it seems to be. */
  readonly cuts?: readonly Cut[]
}

/** A page with fewer letters than this is a cover: the fields may be on the page after the next. */
const COVER = 500

/**
 * The parts of a file: page ranges that follow each other from the first page to the last, each with its own fields. A report, its
 * projet de délibération and its annexes share an item; pages before the first report that are a cover or a sommaire have none.
 * A file without boundaries is one part. Formats without pages of their own (DOCX, ODT) are never cut. Pure.
 */
export const splitCahier = (text: DocumentText, options: SplitOptions = {}): DocumentPart[] =>
  splitText(text, options).parts

/** The same, with what its first part is. */
export function splitText(
  text: DocumentText,
  options: SplitOptions,
): { readonly parts: DocumentPart[]; readonly kind: PartFound } {
  const { profile = DEFAULT_PROFILE, councillors = [], fileName } = options
  const context: Context = { text, profile: compileProfile(profile), councillors }
  const begun = options.cuts ? [] : beginningsOf(context)
  const found = kindOf(readFrom(1, (begun[0]?.page ?? Infinity) - 1, context), context.profile, fileName)
  const evidence = found.evidence && moved(found.evidence, 0, text.placed)
  const kind: PartFound = { ...found, evidence }
  if (options.cuts) return { parts: partsAt(options.cuts, context), kind }
  const first = firstOf(context, kind, begun)
  const starts = first ? [first, ...begun] : begun
  const opened = starts.map((start, index): Opened => {
    const end = (starts[index + 1]?.page ?? Infinity) - 1
    const cover = lettersOf(text.pages.find(({ number }) => number === start.page)) < COVER
    return { ...start, end, cover, fields: fieldsOf(start.kind, start.page, end, context) }
  })
  return { parts: partsOf(opened, context), kind }
}

interface Context {
  readonly text: DocumentText
  readonly profile: Profile
  readonly councillors: readonly Councillor[]
}

function beginningsOf({ text: { pages, bookmarks, placed }, profile }: Context): Beginning[] {
  if (!placed) return []
  return pages.flatMap((page, index) =>
    index === 0 ? [] : (beginningOf(page, pages[index - 1], bookmarks, profile) ?? []),
  )
}

const CONTENTS = /^(?:sommaire|ordre\s+du\s+jour|table\s+des\s+mati[èe]res)\b/iu

/** What the file begins with; null when its first page is a cover or a sommaire of the reports that follow. */
function firstOf(
  { text: { pages }, profile }: Context,
  { value, confidence, evidence }: PartFound,
  begun: readonly Beginning[],
): Beginning | null {
  const [page] = pages
  const heading = page && beginningOf(page, undefined, [], profile)
  const reports = begun.filter(({ kind }) => kind === 'REPORT' || kind === 'DELIBERATION')
  const contents = page?.lines.some(({ text }) => CONTENTS.test(text)) ?? false
  if (!heading && reports.length > 1 && (contents || confidence <= 0.5)) return null
  return {
    page: 1,
    kind: heading && value === 'OTHER' ? heading.kind : value,
    confidence: 1,
    evidence: evidence ?? { page: 1, quote: '', box: null },
    number: heading?.number ?? null,
  }
}

function partsOf(opened: readonly Opened[], context: Context): DocumentPart[] {
  const placed = placeParts(opened)
  const { pageCount, pages } = context.text
  const last = Math.max(pageCount, pages.length, 1)
  const parts = placed.map(({ opened: one, item }, index): DocumentPart => {
    const { page, kind, confidence, evidence, end } = one
    const lastPage = (placed[index + 1]?.opened.page ?? last + 1) - 1
    // What was first taken for a boundary was none: the part is longer than what was read of it.
    const read = end < lastPage ? fieldsOf(kind, page, lastPage, context) : one.fields
    const fields = withLastPage(read, kind, page, lastPage, context)
    const sure = Math.round(confidence * 100) / 100
    return { kind, item, firstPage: page, lastPage, confidence: sure, evidence: evidence.quote === '' ? null : evidence, fields } // prettier-ignore
  })
  const [head] = parts
  if (!head || head.firstPage === 1) return parts
  const front = {
    kind: 'OTHER',
    item: null,
    firstPage: 1,
    lastPage: head.firstPage - 1,
    confidence: 1,
  } as const
  return [{ ...front, evidence: null, fields: NO_FIELDS }, ...parts]
}

const lettersOf = (page: PageText | undefined): number =>
  (page?.lines ?? []).reduce((sum, line) => sum + line.text.length, 0)

/** The parts that somebody made: certain, with fields read from their own pages. */
function partsAt(cuts: readonly Cut[], context: Context): DocumentPart[] {
  const last = Math.max(context.text.pageCount, context.text.pages.length, 1)
  let item = -1
  return cuts.map(({ firstPage, kind, newItem }, index): DocumentPart => {
    if (newItem || item < 0) item += 1
    const lastPage = (cuts[index + 1]?.firstPage ?? last + 1) - 1
    const read = fieldsOf(kind, firstPage, lastPage, context)
    const fields = withLastPage(read, kind, firstPage, lastPage, context)
    return { kind, item, firstPage, lastPage, confidence: 1, evidence: null, fields }
  })
}

/** Pages from which the fields of what begins there are read: two, three behind a cover. */
function readFrom(first: number, last: number, { text, profile }: Context): Reading {
  const own = text.pages.filter(({ number }) => number >= first && number <= last)
  return readingOf(
    own.slice(0, lettersOf(own[0]) < COVER ? 3 : 2),
    profile,
    first === 1 ? text.metadataTitle : null,
  )
}

/** A report lists its annexes at its head, or at its end: its last page is read for them too. */
function withLastPage(
  fields: ReportFields,
  kind: PartKind,
  first: number,
  last: number,
  { text, profile }: Context,
): ReportFields {
  if (kind === 'ANNEX' || fields.annexTitles.length > 0 || last - first < 2) return fields
  const page = text.pages.find(({ number }) => number === last)
  if (!page) return fields
  const annexTitles = findAnnexTitles(readingOf([page], profile), profile, kind)
  return { ...fields, annexTitles: shifted({ ...NO_FIELDS, annexTitles }, last - 1, text.placed).annexTitles }
}

const fieldsOf = (kind: PartKind, first: number, last: number, context: Context): ReportFields =>
  shifted(
    readFields(readFrom(first, last, context), context.profile, kind, context.councillors),
    first - 1,
    context.text.placed,
  )

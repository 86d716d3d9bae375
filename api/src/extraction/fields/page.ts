import { foldText } from '@hemicycle/domain'
import type { Profile } from '../profiles/profile.ts'
import { type Block, blocksOf, boxOf, joinLines } from '../text/blocks.ts'
import type { Line } from '../text/lines.ts'
import type { PageText } from '../text/document.ts'
import { type Evidence, type Field, TRUST_THRESHOLD } from '../types.ts'
import { labelsOf, type Labelled } from './labels.ts'

/** What the fields are read from: lines, blocks and labels of the first pages, and the size of running text. */
export interface Reading {
  readonly lines: readonly Line[]
  readonly blocks: readonly Block[]
  readonly labels: readonly Labelled[]
  readonly firstPage: readonly Line[]
  readonly bodySize: number
  readonly width: number
  readonly height: number
  readonly metadataTitle: string | null
  /** All lines as one text, without case, accents and signs. */
  readonly folded: string
}

/** The reading of some pages that follow each other: the first is page 1 here, whatever its place in the file. */
export function readingOf(
  pages: readonly PageText[],
  profile: Profile,
  metadataTitle: string | null = null,
): Reading {
  const lines = pages.flatMap((page, index) => page.lines.map((line) => ({ ...line, page: index + 1 })))
  const { width = 595, height = 842 } = pages[0] ?? {}
  const firstPage = lines.filter((line) => line.page === 1)
  return {
    lines,
    blocks: blocksOf(lines),
    labels: labelsOf(lines, profile),
    firstPage,
    bodySize: bodySizeOf(lines),
    width,
    height,
    metadataTitle,
    folded: foldText(joinLines(lines)),
  }
}

/** The size most letters are written in, long lines only: lists of names in small print do not count for running text. */
function bodySizeOf(lines: readonly Line[]): number {
  const letters = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2
    if (size >= 8.5) letters.set(size, (letters.get(size) ?? 0) + line.text.length)
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 11
}

export function evidenceOf(lines: readonly Line[]): Evidence {
  return { page: lines[0]?.page ?? 1, quote: joinLines(lines), box: boxOf(lines) }
}

/** What OCR reads is never sure, however clear the page: an « 8 » for a « 3 » looks as good. */
const OCR_HIGHEST = TRUST_THRESHOLD - 0.05

export const fieldOf = (value: string, confidence: number, lines: readonly Line[]): Field => {
  const read = lines.flatMap((line) => line.confidence ?? [])
  const sure = read.length > 0 ? Math.min(OCR_HIGHEST, confidence * Math.min(...read)) : confidence
  return {
    value,
    confidence: Math.round(Math.min(0.99, Math.max(0, sure)) * 100) / 100,
    evidence: evidenceOf(lines),
  }
}

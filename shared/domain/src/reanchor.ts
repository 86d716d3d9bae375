import type { Anchor, TextQuote } from './annotation.ts'
import { fuzzyFind } from './fuzzy.ts'
import { type Letters, lettersOf, rangeOf } from './letters.ts'

/**
 * What becomes of a note when its report is replaced. SAME: the passage stands on its page. MOVED: the passage, word for word, elsewhere.
 * DOUBTFUL: something alike, or the same words more than once: a person decides. ORPHANED: not found.
 */
export const ANCHOR_VERDICTS = ['SAME', 'MOVED', 'DOUBTFUL', 'ORPHANED'] as const
export type AnchorVerdict = (typeof ANCHOR_VERDICTS)[number]

export interface AnchorPlace {
  readonly verdict: AnchorVerdict
  /** Page of the newer version, from 1; the nearest one for an orphan. */
  readonly page: number
  /** The passage as the newer version has it; null where there is none. */
  readonly exact: string | null
}

/** Pages looked at on each side for a passage that was reworded. */
const NEIGHBOURS = 3
/** Letters of a passage compared at most; longer ones are known by their beginning. */
const LONGEST = 400
/** Errors allowed for a reworded passage. */
const TOLERANCE = 0.3
/** A passage this long, found once, needs no context to be recognised. */
const TELLING = 24

interface Found {
  readonly page: number
  readonly start: number
  readonly end: number
  /** Share of the context that is the same, 0 to 1. */
  readonly context: number
}

/**
 * Where an anchor stands in the newer version of its file. `newer` are the texts of its pages in order, `older` that of the page
 * the anchor was on (for what quotes nothing). Never guesses in silence: anything but the same words in the same company is DOUBTFUL.
 */
export function reanchor(anchor: Anchor, newer: readonly string[], older: string): AnchorPlace {
  const pages = newer.map(lettersOf)
  const exact = lettersOf(anchor.quote?.exact ?? '').text
  const before = lettersOf(older).text
  if (before !== '' && pages[anchor.page - 1]?.text === before)
    return { verdict: 'SAME', page: anchor.page, exact: anchor.quote?.exact ?? null }
  if (!anchor.quote || exact === '') return ofPage(anchor.page, pages, before)
  const all = occurrences(pages, exact, anchor.quote)
  const best = bestOf(all, anchor.page)
  if (best) {
    const verdict = isSure(best, all, exact.length)
      ? best.page === anchor.page
        ? 'SAME'
        : 'MOVED'
      : 'DOUBTFUL'
    return { verdict, page: best.page, exact: original(newer, pages, best) }
  }
  const alike = reworded(pages, exact, anchor.page)
  if (alike) return { verdict: 'DOUBTFUL', page: alike.page, exact: original(newer, pages, alike) }
  return { verdict: 'ORPHANED', page: nearest(anchor.page, newer.length), exact: null }
}

/** What quotes nothing goes with its page: unchanged pages are recognised by their whole text. */
function ofPage(page: number, pages: readonly Letters[], before: string): AnchorPlace {
  const same = before === '' ? [] : pages.flatMap((one, index) => (one.text === before ? [index + 1] : []))
  const [only] = same
  if (only !== undefined && same.length === 1) return { verdict: 'MOVED', page: only, exact: null }
  if (page > pages.length) return { verdict: 'ORPHANED', page: nearest(page, pages.length), exact: null }
  return { verdict: 'DOUBTFUL', page, exact: null }
}

const nearest = (page: number, count: number): number => Math.max(1, Math.min(page, count))

function occurrences(pages: readonly Letters[], exact: string, quote: TextQuote): Found[] {
  const prefix = lettersOf(quote.prefix).text
  const suffix = lettersOf(quote.suffix).text
  return pages.flatMap(({ text }, index) => {
    const found: Found[] = []
    for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
      const end = start + exact.length
      found.push({ page: index + 1, start, end, context: contextShare(text, start, end, prefix, suffix) })
    }
    return found
  })
}

/** Letters of the context that are still there, next to the passage, as a share; 1 where there was no context. */
function contextShare(text: string, start: number, end: number, prefix: string, suffix: string): number {
  const all = prefix.length + suffix.length
  if (all === 0) return 1
  let same = 0
  for (let step = 1; step <= prefix.length && text[start - step] === prefix[prefix.length - step]; step += 1)
    same += 1
  for (let step = 0; step < suffix.length && text[end + step] === suffix[step]; step += 1) same += 1
  return same / all
}

/** The occurrence in the most alike company; of equals, the one nearest to where it was. */
function bestOf(all: readonly Found[], page: number): Found | null {
  const ordered = [...all].sort(
    (a, b) => b.context - a.context || Math.abs(a.page - page) - Math.abs(b.page - page),
  )
  return ordered[0] ?? null
}

/** The same words in the same company, and nowhere else as well. */
function isSure(best: Found, all: readonly Found[], length: number): boolean {
  const rivals = all.filter((one) => one !== best)
  if (rivals.length === 0) return best.context >= 0.4 || length >= TELLING
  return best.context >= 0.6 && rivals.every((rival) => rival.context <= best.context - 0.3)
}

/** Something alike on the page, else on its neighbours: the fewest errors, then the nearest. */
function reworded(pages: readonly Letters[], exact: string, page: number): Found | null {
  const pattern = exact.slice(0, LONGEST)
  const most = Math.floor(pattern.length * TOLERANCE)
  const [first, last] = [page - NEIGHBOURS, page + NEIGHBOURS]
  const near = pages
    .map((text, index) => ({ ...text, page: index + 1 }))
    .filter((one) => one.page >= first && one.page <= last)
  let best: (Found & { errors: number }) | null = null
  for (const one of near.sort((a, b) => Math.abs(a.page - page) - Math.abs(b.page - page))) {
    const match = fuzzyFind(one.text, pattern, best ? best.errors - 1 : most)
    if (match) best = { page: one.page, start: match.start, end: match.end, context: 0, errors: match.errors }
    if (best?.errors === 0) break
  }
  return best
}

function original(newer: readonly string[], pages: readonly Letters[], found: Found): string {
  const letters = pages[found.page - 1]
  if (!letters) return ''
  const { start, end } = rangeOf(letters, found.start, found.end)
  return newer[found.page - 1]?.slice(start, end) ?? ''
}

import { diffArrays } from 'diff'

export interface Segment {
  readonly kind: 'SAME' | 'ADDED' | 'REMOVED'
  readonly text: string
}
export interface PageChange {
  readonly page: number
  readonly segments: readonly Segment[]
}
/** Null: too different, or too long, for the difference to mean anything. */
export type Difference = { readonly pages: readonly PageChange[]; readonly more: boolean } | null

/** Words compared at most, and words that may differ at most: beyond, the two are other texts. */
const MOST_WORDS = 60_000
const MOST_EDITS = 1_500
const MOST_PAGES = 60
/** Words shown on each side of a change. */
const AROUND = 8

interface Word {
  readonly text: string
  readonly page: number
}

/**
 * The words that differ between two texts, by page of the newer one (from 1). Pages are texts in order. A paragraph that only slid to the
 * next page has not changed; nor have spaces and line ends. Words that went are shown where they stood.
 */
export function differenceOf(older: readonly string[], newer: readonly string[]): Difference {
  const [before, after] = [wordsOf(older), wordsOf(newer)]
  if (before.length + after.length > MOST_WORDS) return null
  const parts = diffArrays(
    before.map((word) => word.text),
    after.map((word) => word.text),
    { maxEditLength: MOST_EDITS },
  )
  if (!parts) return null
  const pages = new Map<number, Segment[]>()
  let at = 0
  for (const [index, { value, added, removed }] of parts.entries()) {
    const page = after[Math.min(at, after.length - 1)]?.page ?? 1
    if (removed) push(pages, page, 'REMOVED', value)
    else if (added) addByPage(pages, after.slice(at, at + value.length))
    else addAround(pages, after.slice(at, at + value.length), index > 0, index < parts.length - 1)
    if (!removed) at += value.length
  }
  const changed = [...pages].filter(([, segments]) => segments.some(({ kind }) => kind !== 'SAME'))
  const sorted = changed.sort(([a], [b]) => a - b).map(([page, segments]) => ({ page, segments }))
  return { pages: sorted.slice(0, MOST_PAGES), more: sorted.length > MOST_PAGES }
}

/** The same as a reply says it: also where one of the texts is missing, or the two are other texts. */
export function comparisonOf(
  older: readonly string[],
  newer: readonly string[],
): { state: 'COMPARED' | 'TEXT_MISSING' | 'TOO_DIFFERENT'; pages: ShownChange[]; more: boolean } {
  const none = { pages: [], more: false }
  if (older.length === 0 || newer.length === 0) return { ...none, state: 'TEXT_MISSING' }
  const difference = differenceOf(older, newer)
  if (!difference) return { ...none, state: 'TOO_DIFFERENT' }
  const pages = difference.pages.map(({ page, segments }) => ({ page, segments: [...segments] }))
  return { state: 'COMPARED', pages, more: difference.more }
}
interface ShownChange {
  readonly page: number
  readonly segments: Segment[]
}

const wordsOf = (pages: readonly string[]): Word[] =>
  pages.flatMap((text, index) =>
    (text.normalize('NFC').match(/\S+/g) ?? []).map((word) => ({ text: word, page: index + 1 })),
  )

function push(
  pages: Map<number, Segment[]>,
  page: number,
  kind: Segment['kind'],
  words: readonly string[],
): void {
  if (words.length === 0) return
  pages.set(page, [...(pages.get(page) ?? []), { kind, text: words.join(' ') }])
}

function addByPage(
  pages: Map<number, Segment[]>,
  words: readonly Word[],
  kind: Segment['kind'] = 'ADDED',
): void {
  for (const page of new Set(words.map((word) => word.page)))
    push(
      pages,
      page,
      kind,
      words.filter((word) => word.page === page).map((word) => word.text),
    )
}

/** Of what is the same, only the words next to a change. */
function addAround(
  pages: Map<number, Segment[]>,
  words: readonly Word[],
  follows: boolean,
  precedes: boolean,
): void {
  const head = follows ? words.slice(0, AROUND) : []
  const tail = precedes ? words.slice(Math.max(head.length, words.length - AROUND)) : []
  const left = words.length - head.length - tail.length
  addByPage(pages, head, 'SAME')
  if (left > 0 && head.length > 0 && tail.length > 0) push(pages, head.at(-1)?.page ?? 1, 'SAME', ['…'])
  addByPage(pages, tail, 'SAME')
}

import type { Reader } from './judge.ts'

/** Share of a page's text that a copy must still have: fonts repaired on the way may merge or split a few glyphs. */
const ENOUGH = 0.98
/** Pages without text whose drawing is compared, spread over the document. */
const SAMPLES = 5

/**
 * Says why a copy is not faithful, or null when it is: same number of pages, every page opens, the text of each page is
 * there, and pages without text still draw something. A page that the original itself cannot give is not held against it.
 */
export async function unfaithful(
  original: Reader | null,
  copy: Reader,
  announced: number,
): Promise<string | null> {
  if (copy.pages === 0) return 'no page'
  if (copy.pages < announced) return `${copy.pages} pages of ${announced}`
  const lost = await copy.lostPages()
  if (lost.length > 0) return `${lost.length} unreadable pages`
  if (!original) return null
  const silent: number[] = []
  for (let page = 1; page <= original.pages; page++) {
    const before = await original.text(page)
    if (before === null) continue
    if (before === '') silent.push(page)
    else if (!((await copy.text(page)) ?? '').includes(before)) {
      const after = (await copy.text(page)) ?? ''
      if (after.length < before.length * ENOUGH) return `text missing on page ${page}`
    }
  }
  const step = Math.max(1, Math.ceil(silent.length / SAMPLES))
  for (let i = 0; i < silent.length; i += step) {
    const page = silent[i] as number
    const before = (await original.operations(page)) ?? 0
    if (before > 0 && ((await copy.operations(page)) ?? 0) < before) return `drawing missing on page ${page}`
  }
  return null
}

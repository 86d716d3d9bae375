import { decodeText, readDict, readName, readNumber, readReference, readString, type Dict, type Value } from '../syntax/read.ts' // prettier-ignore
import type { BodyBookmark } from './body.ts'
import type { Copying } from './copying.ts'

/** Bookmarks of one document that are kept, and how deep. */
const MOST = 20_000
const DEPTH = 24

/** The document's own outline (ISO 32000-1, 12.3.3), its destinations explicit. */
export function describeOutline(copying: Copying): BodyBookmark[] {
  const { source } = copying
  const seen = new Set<number>()
  const level = (first: Value | undefined, depth: number): BodyBookmark[] => {
    const found: BodyBookmark[] = []
    let at = first
    while (at && depth < DEPTH) {
      const number = readReference(at)
      if (number < 0 || seen.has(number) || seen.size >= MOST) break
      seen.add(number)
      const dict = readDict(source.resolve(at))
      if (!dict) break
      found.push(describe(copying, dict, level(dict.get('First'), depth + 1)))
      at = dict.get('Next')
    }
    return found
  }
  return level(readDict(source.resolve(source.catalog.get('Outlines')))?.get('First'), 0)
}

function describe({ source, numbers, links }: Copying, dict: Dict, children: BodyBookmark[]): BodyBookmark {
  const action = readDict(source.resolve(dict.get('A')))
  const inside = action && readName(source.resolve(action.get('S'))) === 'GoTo' ? action.get('D') : null
  const destination = links.resolve(dict.get('Dest') ?? inside)
  const kept = destination ? (['C', 'F'] as const) : (['C', 'F', 'A'] as const)
  const entries = kept.flatMap((key) => {
    const value = dict.get(key)
    return value && !(key === 'A' && inside) ? [`/${key} ${numbers.soundFragment(value)}`] : []
  })
  const title = readString(source.resolve(dict.get('Title')))
  return {
    title: title ? decodeText(title) : '',
    destination: destination ? numbers.soundFragment(destination) : null,
    entries: entries.join(''),
    open: readNumber(source.resolve(dict.get('Count'))) > 0,
    children,
  }
}

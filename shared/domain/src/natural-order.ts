import { withoutAccents } from './text.ts'

/**
 * Orders names as people do: « 2 » before « 10 », accents and case folded, « 2.pdf » before « 2 bis.pdf ». A total order, usable with
 * `sort`: names that people cannot tell apart are ordered by their exact text.
 */
export function naturalCompare(left: string, right: string): number {
  const [a, b] = [keyOf(left), keyOf(right)]
  return compareChunks(a.stem, b.stem) || compareChunks(a.extension, b.extension) || compareText(left, right)
}

function keyOf(name: string) {
  const folded = withoutAccents(name)
  const dot = /\.[a-z][a-z0-9]{0,4}$/.exec(folded)?.index ?? folded.length
  return { stem: chunksOf(folded.slice(0, dot)), extension: chunksOf(folded.slice(dot)) }
}

const chunksOf = (text: string): string[] => text.match(/[0-9]+|[^0-9]+/g) ?? []

function compareChunks(left: readonly string[], right: readonly string[]): number {
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compareChunk(left[index] ?? '', right[index] ?? '')
    if (order !== 0) return order
  }
  return left.length - right.length
}

function compareChunk(left: string, right: string): number {
  const digits = /^[0-9]/
  if (!digits.test(left) || !digits.test(right)) return compareText(left, right)
  const [a, b] = [left, right].map((text) => text.replace(/^0+(?=.)/, ''))
  // Without leading zeros the longer number is the greater: no conversion, so no limit on length.
  return (a ?? '').length - (b ?? '').length || compareText(a ?? '', b ?? '')
}

const compareText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0)

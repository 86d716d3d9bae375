export interface FuzzyMatch {
  /** In the text searched; end excluded. */
  readonly start: number
  readonly end: number
  /** Letters added, removed or changed. */
  readonly errors: number
}

/**
 * The place of a text that resembles a pattern most, with at most `most` errors; null when there is none. Sellers’ algorithm: the cost
 * grows with both lengths, so bound the pattern. Of equals, the first.
 */
export function fuzzyFind(text: string, pattern: string, most: number): FuzzyMatch | null {
  if (pattern === '') return null
  // Column by column: errors of the best alignment of each prefix of the pattern that ends here, and where it begins.
  let errors = Array.from({ length: pattern.length + 1 }, (_, row) => row)
  let starts = new Array<number>(pattern.length + 1).fill(0)
  let best: FuzzyMatch | null = null
  for (let column = 1; column <= text.length; column += 1) {
    const nextErrors = [0]
    const nextStarts = [column]
    for (let row = 1; row <= pattern.length; row += 1) {
      const change = (errors[row - 1] ?? 0) + (text[column - 1] === pattern[row - 1] ? 0 : 1)
      const skip = (errors[row] ?? 0) + 1
      const miss = (nextErrors[row - 1] ?? 0) + 1
      const least = Math.min(change, skip, miss)
      nextErrors.push(least)
      const from = least === change ? starts[row - 1] : least === skip ? starts[row] : nextStarts[row - 1]
      nextStarts.push(from ?? 0)
    }
    errors = nextErrors
    starts = nextStarts
    const cost = errors[pattern.length] ?? Infinity
    if (cost <= most && (best === null || cost < best.errors))
      best = { start: starts[pattern.length] ?? 0, end: column, errors: cost }
  }
  return best
}

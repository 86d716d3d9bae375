import { withoutAccents } from './text.ts'

/** A text reduced to its letters and digits, and where each of them stood. */
export interface Letters {
  readonly text: string
  /** Index, in the original, of each letter. */
  readonly at: readonly number[]
}

/**
 * The letters and digits of a text, lower case and without accents: two readings of one page differ in spaces, hyphens and quotes, never
 * in these. `at` leads back to the original.
 */
export function lettersOf(text: string): Letters {
  const letters: string[] = []
  const at: number[] = []
  let index = 0
  for (const character of text) {
    for (const letter of withoutAccents(character))
      if (/[\p{L}\p{N}]/u.test(letter)) {
        letters.push(letter)
        at.push(index)
      }
    index += character.length
  }
  return { text: letters.join(''), at }
}

/** The range of the original (end excluded) that letters `start` to `end` (excluded) cover. */
export function rangeOf(letters: Letters, start: number, end: number): { start: number; end: number } {
  const first = letters.at[start] ?? 0
  const last = letters.at[end - 1]
  return { start: first, end: last === undefined ? first : last + 1 }
}

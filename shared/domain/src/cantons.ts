import { foldText } from './text.ts'

/** « cantons de Beaumarais et de Crevin » : what follows names them, as far as the sentence goes. */
const AFTER_CANTON = 120

/**
 * The cantons that an act concerns, among those of the assembly, in their order: those that its title names, and those that its text
 * calls cantons. A text also names places for other reasons (a collège, a road), so that there the word must be said.
 */
export function cantonsIn(title: string, text: string, known: readonly string[]): string[] {
  const named = spaced(title)
  const called = text
    .split(/(?<=[.;:])\s|\n/u)
    .map(spaced)
    .flatMap((sentence) => [...sentence.matchAll(/ cantons? /gu)].map(({ index }) => sentence.slice(index, index + AFTER_CANTON))) // prettier-ignore
  return known.filter((canton) => {
    const name = bare(canton)
    return name !== '' && [named, ...called].some((words) => words.includes(` ${name} `))
  })
}

const spaced = (text: string): string => ` ${foldText(text)} `
/** « Les Deux-Rives » is written « canton des Deux-Rives ». */
const bare = (canton: string): string => foldText(canton).replace(/^(?:les?|la|l) (?=\S)/u, '')

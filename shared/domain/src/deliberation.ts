import type { CivilDate } from './dates.ts'
import { addDays } from './dates.ts'
import type { Ballot, OutcomeReason, Tally } from './vote.ts'

/** Who stood where when one affair was voted on, in the words of a procès-verbal. */
export interface Presence {
  readonly present: readonly string[]
  readonly represented: readonly { readonly name: string; readonly by: string }[]
  readonly absent: readonly string[]
  readonly recused: readonly string[]
}

/** The vote of a délibération, kept as it was when it was drawn up: what it says never depends on a later correction. */
export interface DeliberationResult extends Presence {
  readonly adopted: boolean
  readonly reason: OutcomeReason
  readonly ballot: Ballot
  readonly tally: Tally
  readonly expressed: number
  readonly inOffice: number
  /** By name, where the ballot was public: « results of public ballots carry the names » (CGCT, art. L2121-15, L3121-13). */
  readonly names: readonly { readonly name: string; readonly choice: keyof Tally }[] | null
  readonly president: string | null
}

/** What the secretary adds to the facts of a procès-verbal: an opening, the substance of each discussion, an end. */
export interface MinutesTexts {
  readonly opening: string
  readonly items: Readonly<Record<string, string>>
  readonly closing: string
}
export const NO_MINUTES: MinutesTexts = { opening: '', items: {}, closing: '' }

/**
 * The day from which a délibération binds: once it was posted or published and received by the préfecture, whichever comes last
 * (CGCT, art. L2131-1, L3131-1, L4141-1). Null while one of the two is missing.
 */
export function enforceableOn(posted: CivilDate | null, received: CivilDate | null): CivilDate | null {
  if (posted === null || received === null) return null
  return posted > received ? posted : received
}

/** The last day on which the list of délibérations may be posted and put online: within one week (CGCT, art. L2121-25). */
export const listDueOn = (meeting: CivilDate): CivilDate => addDays(meeting, 7)

/** The article that sets it. The département and the région have no equivalent: there the same list is a good habit, not a duty. */
export const listArticle = (type: string): string | null =>
  type === 'DEPARTEMENT' || type === 'REGION' ? null : 'CGCT, art. L2121-25'

const START = /^\s*(?:vu\b|considérant\b|sur (?:le )?rapport de\b|sur proposition\b)/iu
const HEADING = /^\s*projet\s+de\s+délibération\s*$/iu
const BREAK =
  /^\s*(?:vu\b|considérant\b|après en avoir délibéré|décide\b|délibère\b|article\s+\d|[–—•-]\s|le conseil\b|la commission permanente\b|sur (?:le )?rapport de\b|sur proposition\b)/iu
const END =
  /^\s*(?:fait (?:et délibéré )?à\b|pour extrait conforme|l[ea] président|le maire|signé|transmis|affiché|page\s+\d+)/iu

/**
 * The text to begin from: that of the projet, from its first « Vu » to its signature, with lines wrapped by the page put together again.
 * `pages` are the pages of the file in order. Null when no projet can be told apart in them: nothing is guessed.
 */
export function draftText(pages: readonly string[]): string | null {
  const lines = pages.flatMap((page) => page.split(/\r?\n|\t/u))
  const heading = lines.findLastIndex((line) => HEADING.test(line))
  const rest = lines.slice(heading + 1)
  const start = rest.findIndex((line) => START.test(line))
  if (start < 0) return null
  const kept: string[] = []
  for (const line of rest.slice(start)) {
    if (END.test(line)) break
    const text = line.trim()
    if (text === '') continue
    const last = kept.at(-1)
    if (last === undefined || BREAK.test(text) || /[;.:]$/u.test(last)) kept.push(text)
    else kept[kept.length - 1] = `${last} ${text}`
  }
  return kept.join('\n')
}

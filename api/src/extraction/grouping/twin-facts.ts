import { plainOf } from './plain.ts'

/** What a name says of another beside it that differs only in saying « projet de délibération », or « (1) ». */
export interface TwinFacts {
  /** All that the name says of its matter, its numbers too; without what says délibération, report, annexe, version or copy. */
  readonly core: string
  /** The core without the rank of a délibération: « 12 Voirie - délib 2 ». */
  readonly unranked: string
  readonly says: 'DELIBERATION' | 'ANNEX' | 'COPY' | null
}

/** As a browser or a file manager marks them: « Voirie (1) », « Voirie - Copie », « Copie de Voirie ». */
const COPY = /\s*\(\d{1,2}\)\s*$|(?:\s+-)?\s+copie\s*$|^copie de\s+/iu
const DELIBERATION =
  /(?:^|-)(?:(?:avant-)?proj(?:ets?)?-?)?(?:de-)?(?:deliberations?|delibs?|dcm|pdd)(?=-|$)|(?<=[^-]-)(?:projets?|del)$/g
const RANK = /(?<=^|-)(deliberations?|delibs?)-?(?:n-?o?-?)?\d{1,2}$/
/** With its rank and the number of its matter only: « Budget annexe » is another matter than « Budget ». */
const ANNEX = /(?<=^\d.*)-(?:annexes?|pj|pieces?-jointes?)-?(?:n-?o?-?)?(?:\d{1,2}|[a-h])(?=-|$).*$/
const SILENT =
  /(?:^|-)(?:rapports?|rapp?|versions?|v|vf|def|definitif|final|signe|scan|n|no|num|de|du|des|la|le|les|l|d|et|au|aux|a|en)(?=-|$)/g

/** The facts of a name without its extension. Pure. */
export function twinFacts(name: string): TwinFacts {
  const original = name.replace(COPY, '')
  const plain = plainOf(original)
  const [matter, annexed] = [plain.replace(ANNEX, ''), ANNEX.test(plain)]
  const said = annexed ? 'ANNEX' : plain.search(DELIBERATION) >= 0 ? 'DELIBERATION' : null
  return {
    core: coreOf(matter),
    unranked: coreOf(matter.replace(RANK, '$1')),
    says: said ?? (original === name ? null : 'COPY'),
  }
}

/** Separators are doubled, for each can end one word and begin the next; « 012 » is 12. */
const coreOf = (plain: string): string =>
  plain
    .replace(DELIBERATION, '-')
    .replace(/(?:^|-)v(?:ersion)?-?\d{1,2}(?=-|$)/g, '-')
    .replaceAll('-', '--')
    .replace(SILENT, '-')
    .split('-')
    .filter((word) => word !== '')
    .map((word) => word.replace(/^0+(?=\d)/, ''))
    .join(' ')

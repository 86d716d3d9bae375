import type { PartKind } from './types.ts'

export interface FileNameHints {
  readonly kind: PartKind | null
  /** The number of the item in the name, e.g. « 101 » in « 101-rapport-voirie.pdf »; never a date, a year beside another number, or the annexe's own. */
  readonly number: string | null
}

const KINDS: readonly (readonly [PartKind, RegExp])[] = [
  ['ANNEX', /(?:^|-)(?:annexes?|pieces?(?:-jointes?)?|pj)(?:-|\d|$)/],
  [
    'DELIBERATION',
    /(?:^|-)(?:deliberations?|delibs?|dcm|projets?-de-delib\w*|projet-delib\w*|pdd)(?:-|\d|$)/,
  ],
  [
    'REPORT',
    /(?:^|-)(?:rapports?|rap|rapp|notes?-(?:explicative-)?(?:de-)?(?:synthese|presentation))(?:-|\d|$)/,
  ],
  ['ANNEX', /(?:^|-)(?:plans?|tableaux?|bordereau|statuts)(?:-|\d|$)/],
]
const DATES = [
  /(?:19|20)\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])/g,
  /(?:0[1-9]|[12]\d|3[01])-?(?:0[1-9]|1[0-2])-?(?:19|20)\d\d/g,
]
const OWN_NUMBER = /(?:^|-)(?:annexe|piece-jointe|piece|pj|partie|version|v|page|lot)s?-?(?:n-?o?-?)?\d+/g
const NUMBER =
  /(?:^|-)(?:rapport|rap|deliberation|delib|dossier|point|question|affaire|no?|num|[rcd])?(\d{1,6})(?:-|$)/g

/** What a file's name says of it. Names are advice: the content decides. Pure. */
export function fileNameHints(name: string): FileNameHints {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\.[a-z0-9]{2,5}$/, '')
    .replace(/[^a-z0-9]+/g, '-')
  const kind = KINDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
  return { kind, number: numberIn(plain) }
}

function numberIn(plain: string): string | null {
  const rest = [...DATES, OWN_NUMBER].reduce((text, pattern) => text.replace(pattern, '-'), plain)
  // Written twice, each separator can end one number and begin the next.
  const numbers = [...rest.replaceAll('-', '--').matchAll(NUMBER)].map(([, digits = '']) => digits)
  return numbers.find((digits) => !/^(?:19|20)\d\d$/.test(digits)) ?? numbers[0] ?? null
}

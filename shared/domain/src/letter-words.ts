import type { DispatchKind } from './dispatch-kinds.ts'
import { proxyWord } from './answers.ts'
import type { AssemblyType, Delay } from './regime-types.ts'

/** What a letter may name, between braces. The values come from the meeting, the councillor and the authority. */
export const MERGE_FIELDS = [
  'civilite',
  'nom',
  'convoque',
  'collectivite',
  'instance',
  'date',
  'heure',
  'lieu',
  'nombre_rapports',
  'motif',
  'pouvoir',
  'date_envoi',
  'delai',
  'qualite',
  'signataire',
] as const
export type MergeField = (typeof MERGE_FIELDS)[number]
export type MergeValues = Readonly<Record<MergeField, string>>

/** UNKNOWN: between braces, and nothing that we know. MISSING: the law wants it said (law.md §1.6). */
export interface LetterFault {
  readonly fault: 'UNKNOWN' | 'MISSING'
  readonly field: string
}

/** Where and when, and who convenes: his quality and his name. */
const ALWAYS: readonly MergeField[] = ['instance', 'date', 'heure', 'lieu', 'qualite', 'signataire']
/** « Sans condition de quorum » : the préfectures ask the second convocation to say so. */
const NO_QUORUM = 'sans condition de quorum'
const FIELD = /\{([^{}]*)\}/gu

/** The names between braces, in order, each once. */
export const fieldsOf = (text: string): string[] => [
  ...new Set([...text.matchAll(FIELD)].map((match) => (match[1] ?? '').trim())),
]

/** What forbids a letter to be kept for a kind of dispatch; empty when it says all that it must. */
export function checkLetter(text: string, kind: DispatchKind): LetterFault[] {
  const named = fieldsOf(text)
  const known: readonly string[] = MERGE_FIELDS
  const unknown = named.filter((field) => !known.includes(field))
  const wanted: readonly MergeField[] =
    kind === 'URGENT' || kind === 'CANCELLATION' ? [...ALWAYS, 'motif'] : ALWAYS
  const missing: string[] = wanted.filter((field) => !named.includes(field))
  if (kind !== 'CANCELLATION' && !/ordre du jour/iu.test(text)) missing.push('ordre du jour')
  if (kind === 'SECOND_CONVOCATION' && !text.toLocaleLowerCase('fr').includes(NO_QUORUM))
    missing.push(NO_QUORUM)
  return [
    ...unknown.map((field) => ({ fault: 'UNKNOWN' as const, field })),
    ...missing.map((field) => ({ fault: 'MISSING' as const, field })),
  ]
}

/** « 12 jours francs (Règlement intérieur, art. 4) »: a delay as a letter says it. */
export const delayInWords = ({
  days,
  counting,
  article,
}: Pick<Delay, 'days' | 'counting' | 'article'>): string =>
  `${days} jour${days > 1 ? 's' : ''}${counting === 'FRANC' ? ` franc${days > 1 ? 's' : ''}` : ''} (${article})`

/** The letter of one person. A name that is not a field stays as it was typed: `checkLetter` told of it. */
export const mergeLetter = (text: string, values: MergeValues): string =>
  text.replace(FIELD, (whole, name: string) => values[name.trim() as MergeField] ?? whole)

/**
 * The product's own words, by regime: an avis de mise à disposition for départements and régions, where the reports are made available
 * electronically (CGCT, art. L3121-19, L4132-18); the convocation itself with its documents elsewhere (art. L2121-10, L2121-12).
 */
export function defaultLetter(type: AssemblyType, kind: DispatchKind): string {
  const parts = [
    salutation,
    ...openingOf(kind),
    ...documentsOf(type, kind),
    ...proxyOf(type, kind),
    CLOSING,
    ...SIGNED,
  ]
  return parts.join('\n\n')
}

const salutation = '{civilite},'
const CLOSING = 'Je vous prie d’agréer, {civilite}, l’expression de ma considération distinguée.'
/** Two paragraphs: room is left between them to sign. */
const SIGNED = ['{qualite}', '{signataire}']
const MEETING = '{instance}, le {date} à {heure}, {lieu}'

function openingOf(kind: DispatchKind): string[] {
  switch (kind) {
    case 'URGENT':
      return [
        `J’ai l’honneur de vous faire savoir que vous êtes {convoque}, en urgence, à la réunion suivante : ${MEETING}.`,
        'Le délai de convocation, de {delai}, est abrégé pour le motif suivant : {motif}',
        'Il en sera rendu compte dès l’ouverture de la séance, et l’assemblée se prononcera sur l’urgence.',
      ]
    case 'SUPPLEMENTARY':
      return [`L’ordre du jour de la réunion à laquelle vous êtes {convoque} est complété : ${MEETING}.`]
    case 'RECTIFICATION':
      return [`Des documents de la réunion à laquelle vous êtes {convoque} ont changé : ${MEETING}.`]
    case 'SECOND_CONVOCATION':
      return [
        `Le quorum n’ayant pas été atteint, vous êtes de nouveau {convoque} à la réunion suivante : ${MEETING}.`,
        'Seconde convocation : l’assemblée délibérera sur le même ordre du jour sans condition de quorum.',
      ]
    case 'POSTPONEMENT':
      return [
        `La réunion à laquelle vous étiez {convoque} est reportée. Elle se tiendra aux date, heure et lieu suivants : ${MEETING}.`,
        'Cette convocation remplace la précédente.',
      ]
    case 'CANCELLATION':
      return [`La réunion suivante n’aura pas lieu : ${MEETING}.`, 'Motif : {motif}']
    case 'COPY_INFORMATION':
      return [
        `Vous trouverez ci-joint, pour votre information, copie de la convocation à la réunion suivante : ${MEETING}.`,
      ]
    default:
      return [
        `J’ai l’honneur de vous faire savoir que vous êtes {convoque} à la réunion suivante : ${MEETING}.`,
      ]
  }
}

/**
 * Whether the documents must be delivered with the convocation (« portables » : CGCT, art. L2121-10, L2121-12), or an avis of where they
 * may be read is enough (art. L3121-19 al. 2, L4132-18).
 */
export const isDelivered = (type: AssemblyType): boolean => type !== 'DEPARTEMENT' && type !== 'REGION'

function documentsOf(type: AssemblyType, kind: DispatchKind): string[] {
  if (kind === 'CANCELLATION') return []
  return !isDelivered(type)
    ? [
        'L’ordre du jour est joint à cette lettre. Les rapports sur chacune des {nombre_rapports} affaires sont mis à votre disposition sur la plateforme sécurisée de la collectivité ; le présent courrier en est l’avis.',
      ]
    : [
        'L’ordre du jour, qui comporte {nombre_rapports} affaires, est joint à cette lettre avec les documents qui l’accompagnent.',
      ]
}

function proxyOf(type: AssemblyType, kind: DispatchKind): string[] {
  if (kind === 'CANCELLATION' || kind === 'COPY_INFORMATION' || kind === 'RECTIFICATION') return []
  const word = proxyWord(type) === 'DELEGATION' ? 'une délégation de vote' : 'pouvoir'
  return [`Si vous ne pouvez pas venir, vous pouvez donner ${word} à un collègue : un formulaire est joint.`]
}

/** A fictitious département. Any likeness is chance: names were drawn from common French first and last names. */
interface DemoCouncillor {
  readonly civility: 'M' | 'MME'
  readonly firstName: string
  readonly lastName: string
  readonly canton: string
  readonly group: string
}

export const DEMO_GROUPS = [
  { name: 'Majorité départementale', shortName: 'Majorité', colour: '#1f4b5f' },
  { name: 'Union de la Vallée', shortName: 'Union', colour: '#7a3b12' },
  { name: 'Écologie et solidarités', shortName: 'Écologie', colour: '#2f6b3a' },
] as const

const BINOMES: readonly (readonly [canton: string, group: number, woman: string, man: string])[] = [
  ['Aubrelle', 0, 'Claire Vidalenc', 'Philippe Vasseur'],
  ['Beaumarais', 0, 'Isabelle Lorrain', 'Yves Aubry'],
  ['Castelmont', 1, 'Odile Ferrand', 'Bertrand Lacaze'],
  ['Crevin', 0, 'Hélène Garrigue', 'Jean-Luc Tessier'],
  ['Fontaubert', 2, 'Samira Belkacem', 'Olivier Santerre'],
  ['Les Deux-Rives', 1, 'Sylvie Cantet', 'Michel Sarrazin'],
  ['Montbrun', 0, 'Pascale Rivoire', 'Gérard Costes'],
  ['Orgemont', 1, 'Marie-Laure Jolivet', 'Patrice Hamelin'],
  ['Roquevaire-le-Haut', 2, 'Nadia Khelifi', 'Thomas Fourcade'],
  ['Saint-Aubin', 0, 'Catherine Oster', 'Bernard Daumas'],
  ['Valmorin', 0, 'Élise Tournier', 'Alain Peyrot'],
  ['Vernouillet', 1, 'Brigitte Maurel', 'François d’Aramon'],
]

export const CANTONS: readonly string[] = BINOMES.map(([canton]) => canton)

const split = (name: string): { firstName: string; lastName: string } => {
  const [firstName = '', ...rest] = name.split(' ')
  return { firstName, lastName: rest.join(' ') }
}

export const COUNCILLORS: readonly DemoCouncillor[] = BINOMES.flatMap(([canton, group, woman, man]) => [
  { civility: 'MME' as const, ...split(woman), canton, group: DEMO_GROUPS[group]?.name ?? '' },
  { civility: 'M' as const, ...split(man), canton, group: DEMO_GROUPS[group]?.name ?? '' },
])

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}]+/gu, '-')
    .replace(/\p{M}/gu, '')
    .toLowerCase()

/** prenom.nom@vallee.example: a domain that cannot exist (RFC 2606). */
export const emailOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${plain(firstName.normalize('NFD').replace(/\p{M}/gu, ''))}.${plain(lastName.normalize('NFD').replace(/\p{M}/gu, ''))}@vallee.example`

export const SECTIONS = [
  { code: 'R', title: 'Aides attribuées dans le cadre d’un régime existant' },
  { code: 'C', title: 'Décisions courantes' },
]

/** What the first ones of the table are; the others are councillors. */
export const MANDATES: Readonly<Record<number, string>> = {
  0: 'Présidente du Département',
  1: '1er vice-président, finances et patrimoine',
  2: '2e vice-présidente, voirie et mobilités',
  3: '3e vice-président, éducation et collèges',
  6: '4e vice-présidente, culture et sports',
  7: '5e vice-président, agriculture et ruralité',
}

export const COMMITTEES = [
  { code: 'C1', name: 'Commission Finances, patrimoine et administration générale' },
  { code: 'C2', name: 'Commission Solidarités, autonomie et logement' },
  { code: 'C3', name: 'Commission Routes, mobilités et aménagement du territoire' },
  { code: 'C4', name: 'Commission Éducation, culture, sports et jeunesse' },
] as const

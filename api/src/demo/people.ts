/** A fictitious département. Any likeness is chance: names were drawn from common French first and last names. */
interface DemoCouncillor {
  readonly civility: 'M' | 'MME'
  readonly firstName: string
  readonly lastName: string
  readonly canton: string
  readonly group: string
}

const GROUPS = ['Majorité départementale', 'Union de la Vallée', 'Écologie et solidarités']

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

const split = (name: string): { firstName: string; lastName: string } => {
  const [firstName = '', ...rest] = name.split(' ')
  return { firstName, lastName: rest.join(' ') }
}

export const COUNCILLORS: readonly DemoCouncillor[] = BINOMES.flatMap(([canton, group, woman, man]) => [
  { civility: 'MME' as const, ...split(woman), canton, group: GROUPS[group] ?? '' },
  { civility: 'M' as const, ...split(man), canton, group: GROUPS[group] ?? '' },
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

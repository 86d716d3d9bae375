export type House = 'VALLEE' | 'HERAULT' | 'YVELINES' | 'LOZERE'

/** One fictitious report: what is printed on it, and so what must be read from it. */
export interface ReportSpec {
  readonly fileName: string
  readonly house: House
  readonly title: string
  readonly rapporteur: string | null
  readonly department: string
  readonly actNumber: string | null
  readonly pages: number
  /** With its projet de délibération in the same file. */
  readonly withDeliberation?: boolean
  /** Annexes that it announces at its end. */
  readonly annexes?: readonly string[]
  /** A table of amounts before the first paragraph. */
  readonly tableFirst?: boolean
}

type Row = readonly [
  house: House,
  title: string,
  rapporteur: string | null,
  department: string,
  actNumber: string | null,
  pages: number,
  traits?: Pick<ReportSpec, 'withDeliberation' | 'tableFirst'>,
]

const ROWS: readonly Row[] = [
  [
    'VALLEE',
    'Accessibilité des bâtiments communaux : 4e répartition 2026',
    'M. Philippe Vasseur',
    'Direction de l’aménagement du territoire',
    null,
    3,
    { tableFirst: true },
  ],
  [
    'VALLEE',
    'Aide à la voirie communale : répartition de la dotation 2026',
    'Mme Isabelle Lorrain',
    'Direction des routes et des mobilités',
    null,
    2,
  ],
  [
    'VALLEE',
    'Fonds de solidarité pour le logement : convention avec les fournisseurs d’énergie et avenant de prolongation pour les années 2027 à 2029',
    'Mme Odile Ferrand',
    'Direction de l’habitat et du logement',
    null,
    4,
    { withDeliberation: true },
  ],
  [
    'VALLEE',
    'Restauration du patrimoine rural non protégé : 3e répartition',
    null,
    'Direction de la culture et du patrimoine',
    null,
    2,
  ],
  [
    'HERAULT',
    'Bourses départementales du second degré pour l’année scolaire 2026-2027',
    'Monsieur Yves Aubry',
    'Direction de l’éducation et des collèges',
    null,
    2,
  ],
  [
    'HERAULT',
    'Aide aux clubs sportifs formateurs, saison 2026-2027',
    'Madame Hélène Garrigue',
    'Direction des sports et de la jeunesse',
    null,
    2,
  ],
  [
    'HERAULT',
    'Achat de matériel agricole en commun : aide à six coopératives d’utilisation',
    'Monsieur Jean-Luc Tessier',
    'Direction de l’agriculture',
    null,
    1,
  ],
  [
    'HERAULT',
    'Crues d’octobre : aide exceptionnelle à onze communes sinistrées',
    'Madame Samira Belkacem',
    'Direction générale adjointe Territoires',
    null,
    3,
    { tableFirst: true },
  ],
  [
    'YVELINES',
    'Plantation de haies bocagères : programme 2027',
    'M. Olivier Santerre',
    'Direction de l’environnement',
    '2026-CP-7211.1',
    2,
    { withDeliberation: true },
  ],
  [
    'YVELINES',
    'Soutien aux librairies indépendantes et aux lieux de lecture',
    'Mme Pascale Rivoire',
    'Direction de la culture',
    '2026-CP-7212.1',
    2,
  ],
  [
    'YVELINES',
    'Accueil familial des personnes âgées : aides individuelles',
    'M. Gérard Costes',
    'Direction de l’autonomie',
    '2026-CP-7213.1',
    2,
  ],
  [
    'YVELINES',
    'Équipement numérique des collèges privés sous contrat d’association : attribution de subventions d’investissement au titre de l’exercice 2026',
    'Mme Marie-Laure Jolivet',
    'Direction de l’éducation',
    '2026-CP-7214.1',
    3,
  ],
  [
    'LOZERE',
    'Assainissement non collectif : aides aux particuliers',
    'M. Patrice Hamelin',
    'Direction de l’eau',
    'CG_26_3117',
    2,
    { withDeliberation: true },
  ],
  [
    'LOZERE',
    'Classes de découverte : séjours du premier trimestre',
    'Mme Nadia Khelifi',
    'Direction de l’éducation',
    'CG_26_3118',
    1,
  ],
  [
    'LOZERE',
    'Adaptation du logement à la perte d’autonomie',
    null,
    'Direction de l’habitat',
    'CG_26_3119',
    2,
  ],
  [
    'LOZERE',
    'Garantie d’emprunt accordée à Vallée Habitat pour la construction de vingt-quatre logements',
    'Mme Catherine Oster',
    'Direction des finances',
    'CG_26_3120',
    5,
  ],
]

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/-$/, '')

export const SYNTHETIC_REPORTS: readonly ReportSpec[] = ROWS.map(
  ([house, title, rapporteur, department, actNumber, pages, traits]) => ({
    fileName: `${slug(title)}.pdf`,
    house,
    title,
    rapporteur,
    department,
    actNumber,
    pages,
    ...traits,
  }),
)

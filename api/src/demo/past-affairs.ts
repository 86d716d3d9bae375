/** What a fictitious département has decided in two years. `{y}` is the year, `{n}` which time of that year. */
export interface PastAffair {
  readonly title: string
  readonly decision: string
  readonly direction: string
  /** Index among the committees of the demo. */
  readonly committee: number
  readonly policy: string
  readonly matter: string
  /** Index among the councillors of the demo. */
  readonly rapporteur: number
  readonly section: 'R' | 'C'
}

const affair = (
  [title, decision]: readonly [string, string],
  [direction, committee, policy]: readonly [string, number, string],
  [matter, rapporteur, section]: readonly [string, number, 'R' | 'C'],
): PastAffair => ({ title, decision, direction, committee, policy, matter, rapporteur, section })

const PLACES = ['Direction des territoires', 0, 'Soutien aux communes'] as const
const ROADS = ['Direction des routes', 2, 'Routes et mobilités'] as const
const SCHOOLS = ['Direction de l’éducation', 3, 'Éducation et collèges'] as const
const CULTURE = ['Service culture et sports', 3, 'Culture et vie associative'] as const
const AGE = ['Direction de l’autonomie', 1, 'Autonomie et handicap'] as const
const LAND = ['Service agriculture et forêt', 2, 'Agriculture et environnement'] as const
const HOUSE = ['Direction des territoires', 1, 'Habitat et logement'] as const
const MONEY = ['Direction des finances', 0, 'Administration générale'] as const

/** Those of the commission permanente: by delegation, aids and current business. */
export const COMMITTEE_AFFAIRS: readonly PastAffair[] = [
  affair(
    [
      'Accessibilité des bâtiments communaux : {n} répartition {y}',
      'attribuer à dix-neuf communes les subventions figurant en annexe',
    ],
    PLACES,
    ['7.5', 1, 'R'],
  ),
  affair(
    [
      'Aide à la voirie communale : {n} programme {y}',
      'arrêter la liste des communes aidées au titre du fonds annuel de voirie',
    ],
    ROADS,
    ['7.5', 2, 'R'],
  ),
  affair(
    [
      'Plantation de haies et agroforesterie : {n} tranche {y}',
      'financer neuf projets, soit quatorze kilomètres de haies',
    ],
    LAND,
    ['7.5', 7, 'R'],
  ),
  affair(
    [
      'Installation des jeunes agriculteurs : {n} session {y}',
      'accorder l’aide départementale à onze exploitants',
    ],
    LAND,
    ['7.5', 7, 'R'],
  ),
  affair(
    [
      'Associations culturelles : conventions {y}, {n} série',
      'approuver les conventions et autoriser la Présidente à les signer',
    ],
    CULTURE,
    ['7.5', 6, 'R'],
  ),
  affair(
    [
      'Équipements sportifs de proximité : {n} session {y}',
      'subventionner la rénovation de quatre gymnases ouverts aux collégiens',
    ],
    CULTURE,
    ['7.5', 6, 'R'],
  ),
  affair(
    [
      'Dotations de fonctionnement des collèges publics : ajustement {y}',
      'répartir le complément de dotation selon les effectifs de la rentrée',
    ],
    SCHOOLS,
    ['8.1', 3, 'C'],
  ),
  affair(
    [
      'Collège Jean-Moulin de Crevin : réfection des sanitaires',
      'approuver le programme des travaux et son enveloppe',
    ],
    SCHOOLS,
    ['1.7', 3, 'C'],
  ),
  affair(
    [
      'Bourses départementales d’études {y} : {n} attribution',
      'attribuer les bourses aux étudiants dont le dossier est complet',
    ],
    SCHOOLS,
    ['8.2', 3, 'R'],
  ),
  affair(
    [
      'Adaptation du logement des personnes âgées : {n} attribution {y}',
      'accorder quarante-deux aides au titre du maintien à domicile',
    ],
    HOUSE,
    ['8.2', 4, 'R'],
  ),
  affair(
    [
      'Garantie d’emprunt à l’office public de l’habitat : douze logements à Castelmont',
      'garantir l’emprunt à hauteur de cinquante pour cent',
    ],
    HOUSE,
    ['7.3', 1, 'C'],
  ),
  affair(
    ['Services d’aide à domicile : tarifs {y}', 'fixer le tarif horaire de référence des services habilités'],
    AGE,
    ['8.2', 4, 'C'],
  ),
  affair(
    [
      'Mobilité solidaire : soutien aux garages associatifs {y}',
      'verser la deuxième part des subventions conventionnées',
    ],
    AGE,
    ['7.5', 8, 'R'],
  ),
  affair(
    [
      'Route départementale 47 : acquisitions foncières à Montbrun',
      'acquérir les parcelles nécessaires à la rectification du virage',
    ],
    ROADS,
    ['3.1', 2, 'C'],
  ),
  affair(
    [
      'Viabilité hivernale {y} : conventions avec les communes',
      'confier le déneigement des agglomérations aux communes volontaires',
    ],
    ROADS,
    ['8.3', 2, 'C'],
  ),
  affair(
    [
      'Cession d’un terrain départemental à Beaumarais',
      'céder la parcelle au prix estimé par le service du Domaine',
    ],
    MONEY,
    ['3.2', 1, 'C'],
  ),
  affair(
    ['Marché de nettoyage des bâtiments : avenant n° {n} de {y}', 'autoriser la signature de l’avenant'],
    MONEY,
    ['1.1', 1, 'C'],
  ),
  affair(
    ['Musée de la Vallée : acquisition d’œuvres {y}', 'enrichir les collections de trois œuvres'],
    CULTURE,
    ['8.9', 6, 'C'],
  ),
]

/** Those of the council: budget, plans, opinions. */
export const COUNCIL_AFFAIRS: readonly PastAffair[] = [
  affair(
    ['Débat d’orientation budgétaire {y}', 'prendre acte de la tenue du débat d’orientation budgétaire'],
    MONEY,
    ['7.1', 1, 'C'],
  ),
  affair(['Budget primitif {y}', 'adopter le budget primitif par chapitre'], MONEY, ['7.1', 1, 'C']),
  affair(['Décision modificative n° {n} de {y}', 'adopter la décision modificative'], MONEY, ['7.1', 1, 'C']),
  affair(['Compte administratif et compte de gestion {y}', 'arrêter le compte administratif'], MONEY, [
    '7.1',
    1,
    'C',
  ]),
  affair(
    [
      'Schéma départemental de l’autonomie : bilan {y}',
      'approuver le bilan et les priorités de l’année suivante',
    ],
    AGE,
    ['8.2', 4, 'C'],
  ),
  affair(
    [
      'Plan départemental de l’habitat : bilan à mi-parcours',
      'approuver le bilan et relever l’objectif de rénovation',
    ],
    HOUSE,
    ['8.5', 4, 'C'],
  ),
  affair(
    [
      'Plan vélo : itinéraire de la vallée, {n} section',
      'déclarer d’intérêt départemental l’itinéraire cyclable',
    ],
    ROADS,
    ['8.7', 2, 'C'],
  ),
  affair(
    [
      'Sectorisation des collèges d’Aubrelle et d’Orgemont',
      'modifier les secteurs de recrutement à la prochaine rentrée',
    ],
    SCHOOLS,
    ['8.1', 3, 'C'],
  ),
  affair(['Règlement des aides à la plantation de haies', 'porter la durée d’entretien à quinze ans'], LAND, [
    '8.8',
    7,
    'C',
  ]),
  affair(
    [
      'Désignation de représentants dans les organismes extérieurs',
      'désigner les représentants du Département',
    ],
    MONEY,
    ['5.3', 0, 'C'],
  ),
  affair(['Tableau des emplois {y}', 'créer et supprimer les emplois figurant en annexe'], MONEY, [
    '4.1',
    1,
    'C',
  ]),
  affair(
    [
      'Vœu pour le maintien des services publics de proximité',
      'demander à l’État le maintien des trésoreries de la Vallée',
    ],
    MONEY,
    ['9.4', 8, 'C'],
  ),
]

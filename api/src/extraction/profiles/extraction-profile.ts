/** Fields whose label an authority can name in its own words. */
export const PROFILE_LABELS = [
  'title',
  'rapporteur',
  'department',
  'committee',
  'policy',
  'reportNumber',
  'actNumber',
  'other',
] as const
export type ProfileLabel = (typeof PROFILE_LABELS)[number]
export const PROFILE_HEADINGS = ['report', 'deliberation', 'annex'] as const
export type ProfileHeading = (typeof PROFILE_HEADINGS)[number]

/**
 * How the reports of an authority are read, as an authority can edit it: words, not programs. Case, accents and the shape of
 * apostrophes never matter; in lines and phrases « * » stands for any words, and « {nom} » for the name of the rapporteur.
 */
export interface ExtractionProfile {
  readonly version: 1
  readonly name: string
  /** FRENCH adds to these words what French assemblies write in general; NONE reads by these words alone. */
  readonly base: 'FRENCH' | 'NONE'
  /** Words before « : » or alone in a cell, « Service porteur ». `other` only ends the value before it. */
  readonly labels: Readonly<Record<ProfileLabel, readonly string[]>>
  /** How the heading of a report, of a délibération, of an annexe begins: « Note au conseil * ». */
  readonly headings: Readonly<Record<ProfileHeading, readonly string[]>>
  /** Sentences that name the rapporteur: « {nom} expose le rapport ». */
  readonly rapporteurPhrases: readonly string[]
  /** Whole lines that are never a title: letterhead, slogan, « Dossier suivi par * ». */
  readonly ignoredLines: readonly string[]
  /** Names of directions, committees and policies as the house writes them: found without a label. */
  readonly departments: readonly string[]
  readonly committees: readonly string[]
  readonly policies: readonly string[]
  /** Words that hint at a confidential item. */
  readonly confidentialWords: readonly string[]
  /** Shapes of numbers: « # » one figure, « @ » one capital, « #+ » figures: « CP/######/@/#+ ». Empty: any usual number. */
  readonly numberShapes: readonly string[]
}

/** What reads most houses: the words one sees on a report, and behind them the French base. */
export const DEFAULT_PROFILE: ExtractionProfile = {
  version: 1,
  name: 'Profil général',
  base: 'FRENCH',
  labels: {
    title: ['Objet', 'Intitulé', 'Titre'],
    rapporteur: ['Rapporteur', 'Rapporteure', 'Présenté par'],
    department: ['Direction', 'Service', 'Pôle', 'Service instructeur'],
    committee: ['Commission'],
    policy: ['Politique', 'Mission', 'Programme'],
    reportNumber: ['Rapport', 'N° du rapport', 'Dossier'],
    actNumber: ['Délibération', 'N° de délibération'],
    other: ['Séance', 'Date', 'Annexes', 'Pièces jointes', 'Affaire suivie par'],
  },
  headings: { report: [], deliberation: [], annex: [] },
  rapporteurPhrases: ['{nom} rapporte', 'Sur le rapport de {nom}'],
  ignoredLines: [],
  departments: [],
  committees: [],
  policies: [],
  confidentialWords: [],
  numberShapes: [],
}

/**
 * How the headings of an ordre du jour are written (law.md §7.3). AUTO: as each section groups. COMMITTEES: « I - COMMISSION … ».
 * NATURES: « R - AIDES ATTRIBUÉES … ». PROGRAMMES: mission, programme, dossier, one under the other. FLAT: one list from 1 to n, with plain
 * headings.
 */
export const PAPER_LAYOUTS = ['AUTO', 'COMMITTEES', 'NATURES', 'PROGRAMMES', 'FLAT'] as const
export type PaperLayout = (typeof PAPER_LAYOUTS)[number]

/** What a line may say beside its number and its title. */
export const PAPER_DETAILS = ['RAPPORTEUR', 'DEPARTMENT', 'COMMITTEES', 'ANNEXES', 'PAGES'] as const
export type PaperDetail = (typeof PAPER_DETAILS)[number]

/** How the ordre du jour of a body is laid out. */
export interface PaperChoice {
  readonly layout: PaperLayout
  readonly details: readonly PaperDetail[]
}

/** What a body that chose nothing has. */
export const DEFAULT_PAPER: PaperChoice = { layout: 'AUTO', details: ['RAPPORTEUR', 'DEPARTMENT'] }

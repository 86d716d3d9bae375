import type { PaperDetail, PaperLayout } from '@hemicycle/domain'

/** The ordre du jour as it is laid out, and what is chosen of it for a body. */
export const paper = {
  title: 'L’ordre du jour mis en page',
  menu: 'Aperçu et mise en page',
  layout: 'Présentation',
  layouts: {
    AUTO: 'Selon les rubriques',
    COMMITTEES: 'Par commission',
    NATURES: 'Par nature',
    PROGRAMMES: 'Politique, programme, opération',
    FLAT: 'Liste de 1 à n',
  } satisfies Record<PaperLayout, string>,
  details: 'Détails',
  detailsWhy: (body: string) => `Sous chaque point, pour toutes les séances de «\u00a0${body}\u00a0»\u00a0:`,
  detailNames: {
    RAPPORTEUR: 'Rapporteur',
    DEPARTMENT: 'Direction',
    COMMITTEES: 'Commissions',
    ANNEXES: 'Annexes et leurs titres',
    PAGES: 'Nombre de pages',
  } satisfies Record<PaperDetail, string>,
  house: 'Couleur et logo de la collectivité',
  unread: 'Le choix de la présentation n’a pas pu être lu.',
  stale: 'Cet aperçu n’est pas à jour.',
  pdf: 'PDF',
  close: 'Revenir aux pièces',
}

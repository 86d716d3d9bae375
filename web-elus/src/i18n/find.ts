import type { SearchKind } from '@hemicycle/domain'
import { plural } from '@hemicycle/ui'

const kinds: Readonly<Record<SearchKind, string>> = {
  REPORT: 'Rapports',
  DELIBERATION: 'Délibérations',
  ANNEX: 'Annexes',
  MINUTES: 'Procès-verbaux',
  AID: 'Guide des aides',
  RULES: 'Règlement intérieur',
  INFO: 'Informations',
  PERSON: 'Élus',
  SERVICE: 'Services',
}

export const find = {
  title: 'Recherche',
  open: 'Chercher partout',
  lead: 'Rapports, délibérations, procès-verbaux, aides, règlement et annuaires.',
  label: 'Mots cherchés',
  placeholder: 'Un mot, un nom, un numéro de rapport',
  kinds,
  byKind: 'Nature',
  byYear: 'Année',
  byBody: 'Instance',
  busy: 'Recherche en cours',
  found: (count: number) => plural(count, 'résultat'),
  resembling: (typed: string) =>
    `Aucun texte ne contient «\u00a0${typed}\u00a0». Voici ce qui contient des mots proches.`,
  none: (typed: string) => `Rien ne contient «\u00a0${typed}\u00a0» dans ce que vous pouvez lire.`,
  noneHint: 'Essayez moins de mots, ou un mot plus court.',
  hint: 'La recherche porte sur le texte de chaque page. Les accents, les pluriels et les petites fautes de frappe ne gênent pas.',
  clear: 'Effacer les filtres',
  more: 'Afficher plus de résultats',
  page: (page: number) => `Page ${page}`,
  morePages: (count: number) => `et ${plural(count, 'autre page', 'autres pages')}`,
  everywhere: 'Chercher dans tout ce que je peux lire',
}

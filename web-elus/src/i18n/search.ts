import { plural } from '@hemicycle/ui'

export const search = {
  title: 'Chercher dans les rapports',
  open: 'Chercher',
  label: 'Mots cherchés',
  placeholder: 'Un mot, un nom, un montant',
  scope: 'Où chercher',
  all: 'Toute la séance',
  here: 'Ce rapport',
  busy: 'Recherche en cours',
  none: 'Aucune page ne contient tous ces mots.',
  found: (count: number) => plural(count, 'page'),
  more: (shown: number, total: number) =>
    `Les ${shown} premières pages sur ${total}. Précisez votre recherche.`,
  local: 'Sans réseau. La recherche porte sur les textes présents sur cet appareil.',
  inTexts: (typed: string) => `Chercher «\u00a0${typed}\u00a0» dans les textes`,
}

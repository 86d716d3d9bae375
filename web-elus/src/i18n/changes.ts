import { plural } from '@hemicycle/ui'

export const changes = {
  title: 'Ce qui a changé',
  notice: (count: number) =>
    `${plural(count, 'rapport')} ${count < 2 ? 'a' : 'ont'} changé depuis votre dernière lecture.`,
  see: 'Voir ce qui a changé',
  since: (moment: string) => `Depuis l’envoi du ${moment}.`,
  kinds: {
    ADDED: 'Nouveau rapport',
    REPLACED: 'Rapport remplacé ou complété',
    RENAMED: 'Titre modifié',
    WITHDRAWN: 'Retiré de l’ordre du jour',
  },
  newFile: 'Nouvelle pièce',
  compare: 'Comparer les textes',
  open: 'Lire le rapport',
  page: (page: number) => `Page ${page}`,
  states: {
    TEXT_MISSING: 'Le texte de l’une des versions n’est pas lisible. Comparez les pages.',
    TOO_DIFFERENT: 'Les deux versions diffèrent trop pour être comparées mot à mot.',
  },
  same: 'Le texte est le même. La mise en page ou les images ont changé.',
  more: 'D’autres pages ont changé.',
  added: 'ajouté',
  removed: 'supprimé',
}

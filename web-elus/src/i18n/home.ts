import type { Civility } from '../common/civility.ts'
import { agree } from '../common/civility.ts'

export const home = {
  title: 'Accueil',
  convened: (civility: Civility) => `Vous êtes ${agree(civility, 'convoqué')}`,
  sentOn: (moment: string) => `Convocation envoyée ${moment}.`,
  cancelled: 'Séance annulée',
  cancelledWhy: 'Cette séance n’aura pas lieu. Le motif vous a été envoyé par courriel.',
  postponedTitle: 'Séance reportée',
  postponedWhy:
    'La date, l’heure ou le lieu ont changé. Votre réponse et votre pouvoir pour l’ancienne date ne comptent plus\u00a0: merci de répondre de nouveau.',
  secondTitle: 'Seconde convocation',
  secondWhy: 'Le quorum a manqué la première fois\u00a0: l’assemblée délibérera sans condition de quorum.',
  copyTitle: 'Copie pour information',
  copyWhy: 'Vous ne siégez pas dans cette instance\u00a0: cette copie ne vous convoque pas.',
  acknowledge: 'J’accuse réception',
  acknowledged: 'Vous avez accusé réception',
  recordedTwice: (tapped: string, received: string) => `Fait sans réseau ${tapped}, reçu ${received}.`,
  receiptKept: 'Votre accusé de réception est enregistré sur cet appareil',
  receiptWaits: (moment: string) =>
    `Fait ${moment}. Le service des assemblées le recevra dès le retour du réseau, avec cette heure.`,
  recordedOn: (moment: string) => `Enregistré ${moment}.`,
  open: 'Ouvrir l’ordre du jour',
  resume: (number: string, page: number) => `Reprendre ${number}, page\u00a0${page}`,
  toReceipt: 'Accusé de réception attendu',
  others: 'Vos autres séances',
  before: 'Séances passées',
  olders: (n: number) => (n === 1 ? 'Voir l’autre séance' : `Voir les ${n} autres séances`),
  emptyTitle: 'Aucune convocation pour l’instant',
  empty: 'Dès qu’une séance vous sera adressée, elle apparaîtra ici et un courriel vous préviendra.',
  arrived: 'Une nouvelle convocation vient d’arriver.',
}

import type { Civility } from '../common/civility.ts'
import { agree } from '../common/civility.ts'

export const home = {
  title: 'Accueil',
  next: 'Prochaine séance',
  past: 'Dernière séance',
  convened: (civility: Civility) => `Vous êtes ${agree(civility, 'convoqué')}`,
  sentOn: (moment: string) => `Convocation envoyée ${moment}.`,
  acknowledge: 'J’accuse réception',
  acknowledging: 'Enregistrement de votre accusé de réception',
  acknowledged: 'Vous avez accusé réception',
  recordedOn: (moment: string) => `Enregistré ${moment}.`,
  open: 'Ouvrir l’ordre du jour',
  resume: (number: string, page: number) => `Reprendre ${number}, page\u00a0${page}`,
  read: (done: number, total: string) => `${done} ${done < 2 ? 'lu' : 'lus'} sur ${total}`,
  others: 'Vos autres séances',
  before: 'Séances passées',
  emptyTitle: 'Aucune convocation pour l’instant',
  empty: 'Dès qu’une séance vous sera adressée, elle apparaîtra ici et un courriel vous préviendra.',
  arrived: 'Une nouvelle convocation vient d’arriver.',
}

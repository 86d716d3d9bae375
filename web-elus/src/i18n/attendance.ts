import type { Answer, ProxyConflict } from '@hemicycle/domain'
import type { Colleague } from '@hemicycle/contract'
import { agree, type Civility } from '../common/civility.ts'

type Word = 'DELEGATION' | 'POUVOIR'
const named = ({ civility, firstName, lastName }: Colleague) =>
  `${civility === 'MME' ? 'Mme' : 'M.'}\u00a0${firstName} ${lastName}`
const GIVEN = { DELEGATION: 'délégation de vote', POUVOIR: 'pouvoir' } as const

export const attendance = {
  named,
  ask: (civility: Civility) => `Serez-vous ${agree(civility, 'présent')}\u00a0?`,
  legend: 'Votre réponse',
  mine: 'Votre présence',
  said: (answer: Answer, civility: Civility) =>
    ({
      PRESENT: `Vous serez ${agree(civility, 'présent')}`,
      REMOTE: 'Vous siégerez à distance',
      ABSENT: `Vous serez ${agree(civility, 'absent')}`,
      REPLACED: `Vous serez ${agree(civility, 'suppléé')}`,
    })[answer],
  gave: (word: Word) => `Vous donnez ${GIVEN[word]}`,
  until: 'Vous pourrez changer d’avis jusqu’à l’ouverture de la séance.',
  recorded: (moment: string) =>
    `Enregistré ${moment}. Vous pouvez changer d’avis jusqu’à l’ouverture de la séance.`,
  recordedClosed: (moment: string) => `Enregistré ${moment}.`,
  byOffice: (moment: string) => `Consigné par le service des assemblées ${moment}.`,
  closed: 'La séance a commencé sans réponse de votre part.',
  options: (civility: Civility) => ({
    PRESENT: agree(civility, 'Présent'),
    REMOTE: 'À distance',
    ABSENT: agree(civility, 'Absent'),
  }),
  replaced: (who: Colleague) => `Me faire suppléer par ${named(who)}`,
  give: (word: Word) => (word === 'DELEGATION' ? 'Donner délégation de vote' : 'Donner pouvoir'),
  to: (who: Colleague) => `À ${named(who)}.`,
  scope: 'Pour quoi\u00a0?',
  scopeAll: 'Toute la séance',
  scopeSome: 'Certains points seulement',
  scopeNone: 'Cochez au moins un point.',
  /** Said after the name. */
  scopeOf: (count: number, numbers: string) =>
    count === 0
      ? 'Pour des points retirés depuis.'
      : `Seulement pour ${count === 1 ? 'le point' : 'les points'} ${numbers}.`,
  change: 'Changer',
  paper: 'Télécharger',
  paperOf: (who: Colleague) => `Télécharger le document signé par ${named(who)}`,
  blank: 'Formulaire papier',
  saved: 'Votre réponse est enregistrée.',
  received: (who: Colleague) => `${named(who)} vous confie son vote`,
  receivedOn: (moment: string) => `Reçu ${moment}.`,
  conflicts: {
    SELF: 'On ne se représente pas soi-même.',
    STRANGER: 'Ne siège pas dans cette instance.',
    CHAIN: 'A confié son propre vote.',
    HOLDER_ABSENT: 'Sera absent.',
    HOLDER_FULL: 'Porte déjà le vote d’un collègue.',
    NO_ITEM: 'Ces points ne sont plus à l’ordre du jour.',
  } satisfies Record<ProxyConflict, string>,
  /** My proxy would not count any more. */
  broken: {
    SELF: 'Ce choix ne compte pas\u00a0: désignez quelqu’un d’autre.',
    STRANGER: 'Cette personne ne siège plus dans cette instance\u00a0: désignez quelqu’un d’autre.',
    CHAIN: 'Cette personne a confié son propre vote depuis\u00a0: votre voix ne compterait pas. Changez.',
    HOLDER_ABSENT: 'Cette personne sera absente\u00a0: votre voix ne compterait pas. Changez.',
    HOLDER_FULL:
      'Cette personne porte déjà le vote d’un collègue\u00a0: votre voix ne compterait pas. Changez.',
    NO_ITEM:
      'Les points choisis ne sont plus à l’ordre du jour\u00a0: votre voix ne compterait pas. Changez.',
  } satisfies Record<ProxyConflict, string>,
  /** What was entrusted to me would not count. */
  lost: {
    SELF: 'Ce vote ne comptera pas.',
    STRANGER: 'Ce vote ne comptera pas\u00a0: vous ne siégez plus dans cette instance.',
    CHAIN: 'Ce vote ne comptera pas\u00a0: vous avez confié le vôtre.',
    HOLDER_ABSENT: 'Ce vote ne comptera pas si vous êtes absent.',
    HOLDER_FULL: 'Ce vote ne comptera pas\u00a0: vous en portez déjà un.',
    NO_ITEM: 'Ce vote ne comptera pas\u00a0: ses points sont retirés de l’ordre du jour.',
  } satisfies Record<ProxyConflict, string>,
  dialogTitle: (word: Word) =>
    word === 'DELEGATION' ? 'À qui déléguer votre vote\u00a0?' : 'À qui donner pouvoir\u00a0?',
  dialogWhy: (limit: number) =>
    `${limit === 1 ? 'Un élu ne porte que le vote d’un seul collègue.' : `Un élu porte au plus ${limit} votes.`} La personne choisie est prévenue aussitôt.`,
  search: 'Chercher un élu',
  noHolder: 'Personne ne correspond.',
  cancel: 'Annuler',
}

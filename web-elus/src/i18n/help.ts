import type { TextSize } from '@hemicycle/contract'

export interface Help {
  readonly title: string
  readonly lines: readonly string[]
}

/** What one can do in each screen, by the name of its address. */
const screens: Readonly<Record<string, Help>> = {
  home: {
    title: 'L’accueil',
    lines: [
      'La prochaine séance est en haut, avec sa date et son lieu.',
      '«\u00a0J’accuse réception\u00a0» dit au service des assemblées que vous avez bien reçu la convocation. L’heure est conservée.',
      'Dites si vous serez là, ou donnez délégation de vote\u00a0: vous pourrez changer d’avis jusqu’à l’ouverture de la séance.',
      '«\u00a0Garder sur cet appareil\u00a0» enregistre les rapports pour les lire sans réseau.',
    ],
  },
  meeting: {
    title: 'L’ordre du jour',
    lines: [
      'Touchez un rapport pour le lire. Le point plein devient une coche une fois le rapport lu.',
      'Le champ du haut retrouve un rapport par son numéro, son titre ou son rapporteur.',
      '«\u00a0Lire le cahier entier\u00a0» ouvre tous les rapports à la suite, avec la numérotation du cahier.',
      'Si un rapport a changé depuis votre lecture, un bandeau le dit et montre ce qui a changé.',
    ],
  },
  report: {
    title: 'La lecture d’un rapport',
    lines: [
      'Faites glisser le doigt pour tourner la page, écartez deux doigts pour agrandir.',
      '«\u00a0Texte\u00a0» affiche le rapport en grands caractères, et le lit à voix haute.',
      'Le surligneur, en haut, souligne, annote et dessine. Vos notes ne sont visibles que de vous, sauf si vous les partagez.',
      'La loupe cherche un mot dans tous les rapports de la séance.',
      'Le bouton «\u00a0Aa\u00a0» règle la lumière, la taille, et ouvre les vignettes et le plein écran.',
    ],
  },
  notes: {
    title: 'Mes notes',
    lines: [
      'Toutes vos notes, séance par séance. Touchez-en une pour revenir à sa page.',
      'Quand un rapport est remplacé, vos notes suivent leur passage\u00a0; ce qui est incertain est signalé, rien n’est déplacé en silence.',
      'Elles s’exportent en PDF.',
    ],
  },
  device: {
    title: 'Cet appareil',
    lines: [
      'Les séances gardées se lisent sans réseau. Elles sont protégées par votre code à 6\u00a0chiffres.',
      'Chaque connexion prolonge la lecture sans réseau de sept jours.',
      'En cas de perte ou de vol, retirez la confiance à l’appareil depuis un autre, ou appelez le service des assemblées.',
    ],
  },
  extranet: {
    title: 'L’extranet',
    lines: [
      'Délibérations, procès-verbaux, guide des aides, annuaire et agenda de votre assemblée.',
      'Ce qui n’est pas encore lu est compté sur chaque rubrique.',
      'La recherche fouille tous les textes publiés.',
    ],
  },
}

export const help = {
  title: 'Aide',
  open: 'Aide',
  of: (name: string): Help => screens[name] ?? (screens['extranet'] as Help),
  more: 'Une question\u00a0? Le service des assemblées vous répondra.',

  /* How it looks */
  display: 'Affichage',
  light: 'Lumière',
  textSize: 'Taille du texte',
  textSizes: { NORMAL: 'Normale', LARGE: 'Grande', LARGEST: 'Très grande' } satisfies Record<
    TextSize,
    string
  >,
  textSizeHint: 'Elle vous suit sur tous vos appareils.',
  notSaved: 'Ce réglage n’a pas pu être enregistré\u00a0; il vaut pour cet appareil.',

  /* The tour */
  tour: 'Visite guidée',
  tourOffer: 'Première visite\u00a0?',
  tourOfferHint: 'Quatre étapes, une minute.',
  takeTour: 'Découvrir Hémicycle',
  later: 'Plus tard',
  step: (n: number, of: number) => `Étape ${n} sur ${of}`,
  previous: 'Précédent',
  next: 'Suivant',
  finish: 'Terminer',
  steps: [
    {
      title: 'Répondez en un geste',
      text: 'La prochaine séance est à l’accueil. «\u00a0J’accuse réception\u00a0», puis dites si vous serez là\u00a0: c’est fait.',
    },
    {
      title: 'Lisez comme sur papier',
      text: 'Ouvrez l’ordre du jour, touchez un rapport, tournez les pages du doigt. «\u00a0Texte\u00a0» l’affiche en grand et le lit à voix haute.',
    },
    {
      title: 'Annotez pour vous',
      text: 'Surlignez, écrivez, dessinez. Vos notes vous suivent d’un appareil à l’autre, et personne d’autre ne les voit sans votre accord.',
    },
    {
      title: 'Emportez la séance',
      text: '«\u00a0Garder sur cet appareil\u00a0» enregistre tous les rapports, protégés par un code\u00a0: dans l’hémicycle, le réseau peut manquer.',
    },
  ],

  /* Several mandates */
  mandates: 'Vos autres mandats',
  waiting: (n: number) =>
    n === 0 ? 'Rien n’attend de réponse' : n === 1 ? '1 convocation attend' : `${n} convocations attendent`,
  take: (name: string) => `Passer à ${name}`,
  notTaken: 'Ce mandat n’a pas pu s’ouvrir. Réessayez dans un instant.',
} as const

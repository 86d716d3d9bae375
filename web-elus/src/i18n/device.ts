import { formatBytes, plural } from '@hemicycle/ui'

const reports = (count: number) => plural(count, 'rapport')
const kept = (done: number, all: number) =>
  `${reports(done)} sur ${all} ${done < 2 ? 'enregistré' : 'enregistrés'}`

export const device = {
  title: 'Cet appareil',
  updateReady: 'Une nouvelle version est prête.',
  takeUpdate: 'Mettre à jour',

  /* The step of Accueil */
  offer: 'Lire sans réseau',
  offerHint: (count: number) =>
    `${reports(count)} à garder sur cet appareil, protégés par un code à 6\u00a0chiffres.`,
  keep: 'Garder sur cet appareil',
  lockedStep: 'Rapports verrouillés sur cet appareil',
  lockedHint: 'Saisissez votre code pour les lire sans réseau et les tenir à jour.',
  unlock: 'Déverrouiller',
  loading: (done: number, all: number) => kept(done, all),
  loadingHint: 'Vous pouvez déjà lire\u00a0; le téléchargement continue.',
  loaded: (here: number, all: number) => `${formatBytes(here)} sur ${formatBytes(all)}`,
  progress: 'Rapports enregistrés sur cet appareil',
  pause: 'Suspendre',
  resume: 'Reprendre',
  stopped: (done: number, all: number) =>
    `${reports(done)} sur ${all} ${done < 2 ? 'est prêt' : 'sont prêts'}`,
  paused: 'Téléchargement suspendu. Rien n’est perdu\u00a0: il reprendra là où il en était.',
  cut: 'Le téléchargement s’est arrêté, faute de réseau. Rien n’est perdu\u00a0: il reprendra là où il en était.',
  full: 'Il n’y a plus de place sur cet appareil. Choisissez les séances à garder, ou libérez de l’espace.',
  refused: 'Ce navigateur refuse d’enregistrer les rapports (navigation privée, ou espace interdit).',
  wrong: 'Un rapport reçu n’est pas identique à celui qui a été envoyé\u00a0: il n’a pas été gardé.',
  choose: 'Choisir ce qui est gardé',
  ready: (count: number) => `Prêt pour la séance\u00a0: ${reports(count)} sur cet appareil`,
  readyHint: (bytes: number) =>
    `Lisibles sans réseau, dans la salle comme en voiture. ${formatBytes(bytes)}.`,
  left: 'Séance non gardée sur cet appareil',
  leftHint: 'Ses rapports se lisent en ligne.',
  evicted: 'Cet appareil a effacé les rapports gardés',
  evictedHint: 'Il manquait de place. Vos réponses et vos notes déjà transmises sont en sûreté.',

  /* The code */
  code: 'Code à 6\u00a0chiffres',
  typed: (count: number) => `${count} sur 6`,
  erase: 'Effacer le dernier chiffre',
  pinTitle: 'Choisissez un code',
  pinIntro: 'Ce code ouvrira Hémicycle sur cet appareil, avec ou sans réseau.',
  pinAgainTitle: 'Confirmez votre code',
  pinAgain: 'Saisissez-le une seconde fois.',
  pinWeak: 'Ce code se devine trop vite. Choisissez-en un autre.',
  pinDiffers: 'Les deux codes diffèrent. Recommencez.',
  preparing: 'Préparation de cet appareil…',

  /* Opening */
  greet: (hello: string, name: string) => `${hello}, ${name}`,
  enterCode: 'Saisissez votre code à 6\u00a0chiffres.',
  opening: 'Ouverture…',
  wrongCode: (left: number) =>
    `Ce code n’est pas le bon. ${left > 1 ? `Encore ${left} essais` : 'Dernier essai'} avant l’effacement des rapports de cet appareil.`,
  blocked: (minutes: number) =>
    `Trop de codes erronés. Nouvel essai possible dans ${plural(minutes, 'minute')}.`,
  expiredTitle: 'Connectez cet appareil à internet',
  expired:
    'Il n’a pas rencontré le service depuis plus de sept jours\u00a0: ses rapports sont verrouillés. Ils sont toujours là et s’ouvriront dès le retour du réseau.',
  wipedTitle: 'Les rapports de cet appareil ont été effacés',
  wiped: {
    TRIES: 'Dix codes erronés ont été saisis. Connectez-vous pour les télécharger de nouveau.',
    REVOKED:
      'La confiance donnée à cet appareil a été retirée. Connectez-vous, ou adressez-vous au service des assemblées.',
    GONE: 'Le navigateur a repris la place qu’ils occupaient. Connectez-vous pour les télécharger de nouveau.',
  },
  signIn: 'Se connecter',
  forgotten: 'Code oublié',
  forgottenTitle: 'Choisir un nouveau code\u00a0?',
  forgottenText:
    'Les rapports de cet appareil seront effacés, puis téléchargés de nouveau une fois que vous serez connecté.',
  forgottenConfirm: 'Effacer et me connecter',
  offline: 'Hors ligne.',
  offlineReady: (count: number) => `Les ${count} rapports de la séance sont sur cet appareil.`,
  offlinePart: 'Seuls les rapports gardés sur cet appareil s’ouvrent.',

  /* The page */
  intro: 'Ce que cet appareil garde pour lire sans réseau, et qui peut l’ouvrir.',
  meetings: 'Séances gardées',
  meetingsNone: 'Aucune séance à garder pour l’instant.',
  meetingState: (done: number, all: number, here: number, bytes: number) =>
    done === all
      ? `${reports(all)}, ${formatBytes(bytes)}, tout est là`
      : `${kept(done, all)}, ${formatBytes(here)} sur ${formatBytes(bytes)}`,
  fullHere: (missing: number) =>
    `Il n’y a plus de place sur cet appareil\u00a0: il reste ${formatBytes(missing)} à enregistrer. Décochez une séance, ou libérez de l’espace, puis reprenez.`,
  publications: 'Guide des aides, règlement, procès-verbaux, informations et annuaire',
  publicationsHint: 'Textes et PDF, tenus à jour. Seul ce qui change est téléchargé de nouveau.',
  space: (used: number, quota: number) =>
    `${formatBytes(used)} utilisés, ${formatBytes(Math.max(0, quota - used))} encore disponibles.`,
  notGuaranteed:
    'Cet appareil ne garantit pas la conservation des rapports\u00a0: s’il manque de place, il pourra les effacer. Installer Hémicycle lève cette limite.',
  trust: 'Confiance',
  lease: (moment: string) => `Lecture sans réseau possible jusqu’${moment}. Chaque connexion la prolonge.`,
  clockWrong: 'L’horloge de cet appareil est décalée. Réglez-la\u00a0: la lecture sans réseau en dépend.',
  notTrusted:
    'Cet appareil ne garde rien. Depuis l’accueil, choisissez «\u00a0Garder sur cet appareil\u00a0».',
  leave: 'Effacer les rapports de cet appareil',
  leaveTitle: 'Effacer les rapports de cet appareil\u00a0?',
  leaveText: 'Ils ne se liront plus sans réseau. Vous resterez connecté.',
  leaveConfirm: 'Effacer',
  left2: 'Les rapports ont été effacés de cet appareil.',
  others: 'Mes appareils de confiance',
  current: 'celui-ci',
  seen: (moment: string) => `Vu ${moment}`,
  remove: 'Retirer',
  removeLabel: (label: string) => `Retirer la confiance à ${label}`,
  removeTitle: (label: string) => `Retirer la confiance à cet appareil (${label})\u00a0?`,
  removeText: 'Il sera déconnecté et ses rapports deviendront illisibles à sa prochaine connexion, au plus tard dans sept jours.', // prettier-ignore
  revoked: 'La confiance a été retirée à cet appareil.',
  signOutTitle: 'Se déconnecter de cet appareil\u00a0?',
  signOutText: 'Les rapports gardés sur cet appareil seront effacés.',

  /* Installing */
  install: 'Installer Hémicycle',
  installHint: 'Une icône sur l’écran d’accueil, plein écran, et des rapports conservés plus sûrement.',
  installed: 'Hémicycle est installé sur cet appareil.',
  installNone: 'Ce navigateur ne propose pas l’installation. Tout fonctionne aussi dans un onglet.',
  androidSteps: [
    'Touchez le menu du navigateur, les trois points en haut à droite.',
    'Touchez «\u00a0Installer l’application\u00a0», ou «\u00a0Ajouter à l’écran d’accueil\u00a0».',
    'Confirmez par «\u00a0Installer\u00a0»\u00a0: l’icône apparaît parmi vos applications.',
  ],
  iosSteps: [
    'Touchez le bouton Partager, dans la barre de Safari.',
    'Faites défiler, puis touchez «\u00a0Sur l’écran d’accueil\u00a0».',
    'Touchez «\u00a0Ajouter\u00a0», en haut à droite.',
  ],
} as const

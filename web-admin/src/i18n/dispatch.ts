import type { DispatchCheck, DispatchJudgement, DispatchSummary } from '@hemicycle/contract'
import { count, plural } from '../common/words.ts'

type CheckCode = DispatchCheck['code']
export interface CheckWords {
  readonly title: (n: number) => string
  readonly why: string
}

const checks: Readonly<Record<CheckCode, CheckWords>> = {
  NO_ITEM: {
    title: () => 'L’ordre du jour est vide',
    why: 'Importez au moins un rapport lisible.',
  },
  FILES_STILL_READING: {
    title: (n) => `${plural(n, 'fichier')} en cours de lecture`,
    why: 'La convocation attend la fin\u00a0: quelques secondes par fichier.',
  },
  BUNDLE_NOT_READY: {
    title: () => 'Le cahier n’est pas prêt',
    why: 'Il s’assemble de lui-même dès que l’ordre du jour est complet.',
  },
  DEADLINE_PASSED: {
    title: () => 'Le délai légal est passé',
    why: 'Déclarez l’urgence avec son motif, ou reportez la séance\u00a0: la nouvelle date rouvre le délai.',
  },
  ALREADY_CONVENED: {
    title: () => 'Rien de nouveau à envoyer',
    why: 'Un rapport ajouté, modifié ou retiré ouvrira un nouvel envoi. Le suivi montre qui a reçu, ouvert et accusé réception.',
  },
  FIELDS_TO_CHECK: {
    title: (n) => plural(n, 'champ à vérifier', 'champs à vérifier'),
    why: 'La lecture hésite\u00a0: un clic suffit pour garder ou corriger.',
  },
  FILES_REFUSED: {
    title: (n) => plural(n, 'fichier refusé', 'fichiers refusés'),
    why: 'Ils ne partiront pas. Remplacez-les ou écartez-les.',
  },
  RECIPIENT_WITHOUT_ADDRESS: {
    title: (n) => plural(n, 'élu sans adresse électronique', 'élus sans adresse électronique'),
    why: 'L’avis ne pourra pas leur être envoyé par courriel\u00a0: remettez-le en main propre.',
  },
  RULE_TO_CONFIRM: {
    title: () => 'Le délai appliqué est à confirmer',
    why: 'La loi renvoie ici à votre règlement intérieur\u00a0: vérifiez qu’il dit la même chose.',
  },
  NO_PLACE: {
    title: () => 'Le lieu de la réunion manque',
    why: 'La convocation doit dire où la réunion se tient.',
  },
  NO_RAPPORTEUR: {
    title: (n) => plural(n, 'rapport sans rapporteur', 'rapports sans rapporteur'),
    why: 'L’ordre du jour les présentera sans nom.',
  },
  ITEM_WITHOUT_FILE: {
    title: (n) => plural(n, 'rapport sans fichier', 'rapports sans fichier'),
    why: 'Ils figureront à l’ordre du jour, sans rien à lire.',
  },
  NO_EXPLANATORY_NOTE: {
    title: (n) =>
      plural(n, 'affaire sans rapport ni note de synthèse', 'affaires sans rapport ni note de synthèse'),
    why: 'Un projet de délibération seul n’explique pas l’affaire\u00a0: la loi demande un rapport ou une note de synthèse.',
  },
  DUPLICATE_TITLE: {
    title: (n) => plural(n, 'rapport au titre identique', 'rapports au titre identique'),
    why: 'Le même rapport figure peut-être deux fois.',
  },
  CONFIDENTIAL_IN_BUNDLE: {
    title: (n) => plural(n, 'point confidentiel dans le cahier', 'points confidentiels dans le cahier'),
    why: 'Le cahier est remis à tous les élus convoqués.',
  },
  ITEM_NOT_CLASSIFIED: {
    title: (n) => plural(n, 'point à classer', 'points à classer'),
    why: 'Ils viendront en dernier, hors des rubriques.',
  },
  ITEM_WITHOUT_NUMBER: {
    title: (n) => plural(n, 'rapport sans numéro', 'rapports sans numéro'),
    why: 'La série demande une rubrique, une commission ou une session qu’ils n’ont pas.',
  },
  NUMBER_CLASH: {
    title: (n) => plural(n, 'point au numéro déjà pris', 'points au même numéro'),
    why: 'Deux points portent le même numéro.',
  },
  NUMBER_GAP: {
    title: (n) => plural(n, 'trou dans la numérotation', 'trous dans la numérotation'),
    why: 'Un numéro est sauté\u00a0: c’est permis, si vous le savez.',
  },
  EMPTY_SECTION: {
    title: (n) => plural(n, 'rubrique vide', 'rubriques vides'),
    why: 'Elles ne paraîtront pas à l’ordre du jour.',
  },
  FILE_WITHOUT_ITEM: {
    title: (n) => plural(n, 'fichier sans rapport', 'fichiers sans rapport'),
    why: 'Ils ne partiront pas tant qu’ils ne sont joints à aucun point.',
  },
  FILE_WITHOUT_TEXT: {
    title: (n) => plural(n, 'fichier sans texte', 'fichiers sans texte'),
    why: 'Ce sont des images\u00a0: la recherche et la lecture à voix haute n’y trouveront rien.',
  },
  URGENCY_WITHOUT_POINT: {
    title: () => 'L’urgence n’est pas à l’ordre du jour',
    why: 'L’assemblée doit se prononcer sur l’urgence dès l’ouverture de la réunion.',
  },
  RECOMMENDED_DATE_PASSED: {
    title: () => 'La date conseillée est passée',
    why: 'L’envoi reste légal, avec moins d’un jour de marge.',
  },
}

type Kind = DispatchSummary['kind']
const kinds: Readonly<Record<Kind, string>> = {
  INITIAL: 'Convocation',
  URGENT: 'Convocation en urgence',
  SUPPLEMENTARY: 'Convocation complémentaire',
  RECTIFICATION: 'Envoi rectificatif',
  SECOND_CONVOCATION: 'Seconde convocation',
  POSTPONEMENT: 'Report de la séance',
  CANCELLATION: 'Annulation',
  COPY_INFORMATION: 'Copie pour information',
}

export const dispatch = {
  checks,
  kinds,
  kindWhy: {
    INITIAL: '',
    URGENT: '',
    SUPPLEMENTARY:
      'Un point ajouté vaut nouvelle convocation\u00a0: il a son propre délai. Ce qui a déjà été envoyé reste tel quel, et chaque élu voit ce qui change.',
    RECTIFICATION:
      'Des documents ou des titres ont changé, ou un point est retiré\u00a0: chaque élu est prévenu et voit ce qui change. Aucun délai ne recommence.',
    SECOND_CONVOCATION:
      'Le même ordre du jour est envoyé de nouveau avec sa nouvelle date. L’assemblée délibérera sans condition de quorum.',
    POSTPONEMENT:
      'La date, l’heure ou le lieu ont changé\u00a0: tout l’ordre du jour est convoqué de nouveau, avec son délai entier. Les réponses et les pouvoirs donnés pour l’ancienne date ne comptent plus.',
    CANCELLATION: '',
    COPY_INFORMATION: '',
  } as Readonly<Record<Kind, string>>,
  changes: {
    added: (n: number) => plural(n, 'point ajouté', 'points ajoutés'),
    changed: (n: number) => plural(n, 'point modifié', 'points modifiés'),
    withdrawn: (n: number) => plural(n, 'point retiré', 'points retirés'),
  },
  sendKind: (kind: Kind, people: number) => `${kinds[kind]}\u00a0: prévenir ${plural(people, 'élu')}`,
  confirmKind: (kind: Kind) => `${kinds[kind]}\u00a0: envoyer maintenant\u00a0?`,
  sentKind: 'Envoi enregistré. Les courriels partent dès que les documents sont lisibles.',
  compliance: {
    title: 'Régularité, point par point',
    sound: (n: number, all: number) => `${n} sur ${plural(all, 'point')}`,
    allSound: 'Chaque point a été envoyé à temps à chaque élu.',
    item: 'Point',
    sent: 'Envoyé',
    judgement: 'Régularité',
    notSent: 'Pas encore envoyé',
    levels: {
      COMPLIANT: 'Régulier',
      CAUTION: 'Régulier, sans marge',
      URGENT: 'Urgence à voter',
      LATE: 'Hors délai',
      UNLAWFUL: 'Irrégulier',
      MISSING: 'Élu non atteint',
    } as Readonly<Record<DispatchJudgement['level'], string>>,
    irregular: (n: string) => `pour ${n} élus`,
  },
  other: {
    title: 'Autres envois',
    again: 'Le quorum a manqué',
    againTitle: 'Convoquer de nouveau',
    againWhy:
      'Le même ordre du jour, à la date que la loi permet\u00a0: trois jours plus tard, de plein droit, pour un département ou une région\u00a0; trois jours francs au moins pour une commune ou un EPCI. Le cahier est refait à la nouvelle date, puis vous enverrez la seconde convocation.',
    againNow: 'Fixer la date',
    convenedAgain: 'Nouvelle date fixée. Envoyez maintenant la seconde convocation.',
    postpone: 'Reporter la séance',
    postponeTitle: 'Reporter la séance',
    postponeWhy:
      'Le délai de convocation recommence en entier à compter du nouvel envoi. Le cahier est refait à la nouvelle date, puis vous prévenez les élus\u00a0; ils répondent de nouveau.',
    postponeNow: 'Fixer la nouvelle date',
    postponed:
      'Nouvelle date fixée. Assemblez le cahier, puis prévenez les élus\u00a0: ils ne le sont pas encore.',
    date: 'Nouvelle date',
    time: 'Heure',
    place: 'Lieu',
    copy: 'Copie aux conseillers municipaux',
    copyTitle: 'Envoyer une copie pour information\u00a0?',
    copyWhy:
      'Les conseillers inscrits à l’annuaire qui ne siègent pas dans cette instance reçoivent la convocation et ses documents (CGCT, art. L5211-40-2). Elle ne les convoque pas et ne change aucun délai.',
    copyNow: 'Envoyer les copies',
    copied: 'Les copies partent.',
    cancel: 'Annuler la séance',
    cancelTitle: 'Annuler la séance\u00a0?',
    cancelWhy: 'Chaque élu convoqué en est prévenu aussitôt, avec le motif. Cela ne se défait pas.',
    reason: 'Motif',
    reasonHint: 'Il est envoyé à chaque élu.',
    keep: 'Ne pas annuler',
    cancelNow: 'Annuler la séance et prévenir',
    cancelled: 'La séance est annulée, les élus en sont prévenus.',
  },
  late: {
    title: 'Le délai de convocation est passé',
    lead: 'Trois voies restent ouvertes par la loi.',
    leadFew: 'La loi ne laisse plus que ces voies.',
    ways: {
      DECLARE_URGENCY: {
        name: 'Convoquer en urgence',
        how: 'Le délai est abrégé, sans descendre sous un jour franc. Inscrivez en tête de l’ordre du jour le point «\u00a0Se prononcer sur l’urgence\u00a0». Le motif est envoyé à chaque élu, le président en rend compte à l’ouverture, et l’assemblée vote sur l’urgence.',
      },
      MOVE_MEETING: {
        name: 'Reporter la séance',
        how: (day: string) => `Convoquée aujourd’hui, elle peut se tenir à partir du ${day}.`,
      },
      INFORMATION_ONLY: {
        name: 'Ne rien délibérer',
        how: 'Une communication sans vote n’est soumise à aucun délai.',
      },
    },
    motive: 'Motif de l’urgence',
    motiveHint: (n: number) =>
      `Une phrase précise, que l’élu et le juge liront\u00a0: ${plural(n, 'caractère')} au moins.`,
    declared: 'L’urgence est déclarée\u00a0: vous pouvez convoquer.',
  },
  verdictReady: (n: number) => `À temps pour ${plural(n, 'élu')}`,
  verdictBlocked: (n: number) => plural(n, 'point bloque la convocation', 'points bloquent la convocation'),
  verdictUrgent: (n: number) => `En urgence, pour ${plural(n, 'élu')}`,
  verdictLate: 'Trop tard pour convoquer à cette date',
  verdictCancelled: 'La séance est annulée',
  verdictDone: 'La séance est convoquée',
  verdictNobody: 'Aucun élu à convoquer',
  lead: (moment: string) => `Contrôle ${moment}.`,
  nobodyWhy: 'L’instance n’a pas de membre à la date de la réunion.',
  figureItems: 'rapports',
  figurePages: 'pages',
  figureRecipients: 'élus',
  controls: 'Contrôles',
  blocking: 'Bloque l’envoi',
  shown: 'À savoir',
  inProgress: 'En cours',
  bundleOnItsWay: 'Le cahier s’assemble',
  allGood: 'Tous les contrôles sont passés.',
  fix: 'Corriger',
  fixImport: 'Régler',
  fixDate: 'Modifier la séance',
  bundle: 'Cahier de séance',
  bundleLead: 'Page de garde, ordre du jour et rapports numérotés, en un seul PDF.',
  bundleQueued: 'Assemblage en attente',
  bundleBuilding: (done: number, total: number) =>
    `Assemblage, ${plural(done, 'fichier')} sur ${count(total)}`,
  bundleReady: (pages: number, bytes: string) => `Prêt\u00a0: ${plural(pages, 'page')}, ${bytes}`,
  bundleStale: 'L’ordre du jour a changé depuis\u00a0: un nouveau cahier s’assemble.',
  bundleFailed: 'L’assemblage a échoué. Aucun fichier n’est perdu.',
  bundleNone: 'Il s’assemblera dès qu’un rapport sera lu.',
  bundleAgain: 'Assembler de nouveau',
  bundleStop: 'Arrêter l’assemblage',
  bundleStopped: 'L’assemblage a été arrêté à votre demande.',
  editions: {
    title: 'Autres éditions',
    lead: 'Les mêmes rapports sous les mêmes numéros, assemblés pendant le téléchargement.',
    kind: 'Édition',
    part: 'Laquelle',
    kinds: {
      PAPER: 'À imprimer recto verso',
      PUBLIC: 'Sans les points confidentiels',
      SECTION: 'Une rubrique',
      REPORT: 'Un rapport',
      ZIP: 'Les fichiers séparés (ZIP)',
    },
    download: 'Télécharger l’édition',
  },
  bundleOpen: 'Ouvrir le cahier',
  bundleDownload: 'Télécharger le cahier',
  fingerprint: 'Empreinte SHA-256',
  recipients: 'Destinataires',
  recipientCount: (n: number) => plural(n, 'membre'),
  colName: 'Élu',
  colGroup: 'Groupe',
  colMail: 'Courriel',
  noAddress: 'Sans adresse',
  showAll: (n: number) => `Afficher les ${count(n)} autres`,
  mail: 'Ce que chacun recevra',
  mailFor: (n: number) => plural(n, 'courriel'),
  mailSubject: 'Objet',
  mailAgenda: 'Ordre du jour, en pièce jointe',
  mailSample: 'La civilité et le nom s’accordent pour chaque élu.',
  frozen: 'Ce qui sera figé',
  frozenNow: 'Ce qui est figé',
  frozenNumbers: (n: number) => plural(n, 'numéro'),
  frozenRange: (first: string, last: string) => `${first} à ${last}`,
  frozenFiles: (files: number, pages: number) => `${plural(files, 'fichier')}, ${plural(pages, 'page')}`,
  frozenPrint: 'empreinte de chacun conservée',
  frozenPeople: (n: number) => plural(n, 'destinataire'),
  frozenPeopleWhy: 'leur liste et leurs adresses',
  after: 'Après l’envoi, un rapport ajouté prend le numéro suivant et un rapport retiré garde le sien.',
  convene: (people: number, items: number, pages: number) =>
    `Convoquer ${plural(people, 'élu')}\u00a0: ${plural(items, 'rapport')}, ${plural(pages, 'page')}`,
  sending: 'Envoi en cours…',
  confirmTitle: (people: number) => `Convoquer ${plural(people, 'élu')}\u00a0?`,
  confirmText: (items: number, pages: number) =>
    `${plural(items, 'rapport')} et ${plural(pages, 'page')} sont mis à disposition, puis chaque élu est prévenu par courriel. Les numéros sont figés\u00a0: cela ne se défait pas.`,
  confirm: 'Convoquer maintenant',
  confirmNot: 'Pas encore',
  blockedBy: (reasons: string) => `Impossible pour le moment\u00a0: ${reasons}.`,
  done: 'Convocation enregistrée. Les courriels partent dès que les documents sont lisibles.',
  basis: (days: string, article: string) => `${days} avant la réunion\u00a0: ${article}.`,
  already: (when: string) => `Convoquée ${when}.`,
}

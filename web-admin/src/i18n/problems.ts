import type { ProblemCode, Refusal } from '@hemicycle/domain'

/** What went wrong and the way out, one sentence or two per code of the API. */
export const problems: Readonly<Record<ProblemCode, string>> = {
  INVALID_INPUT: 'Une valeur n’est pas acceptée. Corrigez-la, puis recommencez.',
  NOT_SIGNED_IN: 'Votre session a expiré. Connectez-vous de nouveau, vous reviendrez à cette page.',
  BAD_CREDENTIALS: 'Adresse ou mot de passe incorrect. Vérifiez-les, ou recevez un lien par courriel.',
  SECOND_FACTOR_INVALID:
    'Ce code n’est pas le bon, ou il vient de changer. Saisissez celui qui s’affiche maintenant.',
  PASSKEY_REFUSED:
    'Cette clé d’accès n’est pas reconnue, ou elle a été retirée. Recevez un lien par courriel pour entrer.',
  SESSION_REVOKED: 'Cette session a été fermée par sécurité. Connectez-vous de nouveau.',
  LINK_EXPIRED: 'Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.',
  FORBIDDEN:
    'Votre compte n’a pas accès à cette action. Adressez-vous à l’administrateur de la collectivité.',
  NOT_FOUND: 'Cet élément n’existe plus ou n’est pas à vous. Revenez à la liste des séances.',
  STALE_VERSION:
    'Quelqu’un a modifié cela entre-temps. La page a été relue\u00a0: refaites votre geste si besoin.',
  NOT_ALLOWED_NOW: 'Ce n’est plus possible dans l’état actuel de la séance.',
  NUMBERS_FROZEN: 'La convocation est partie\u00a0: ce qui a été envoyé ne change plus.',
  DUPLICATE: 'Cet élément existe déjà\u00a0: rien n’a été ajouté.',
  IN_USE: 'Cet élément sert encore ailleurs\u00a0: changez ce qui s’y rattache, puis recommencez.',
  IDEMPOTENCY_MISMATCH: 'La demande a changé en cours de route. Relisez la page, puis recommencez.',
  DEADLINE_PASSED:
    'Le délai légal est passé. Reportez la séance, ou convoquez autrement si la loi le permet.',
  PERSONAL_DATA:
    'Ce texte contient des données personnelles\u00a0: relisez-les, puis masquez-les ou confirmez-les.',
  NOTHING_TO_SEND: 'Il n’y a rien à envoyer\u00a0: importez au moins un rapport lisible.',
  BUNDLE_NOT_READY: 'Le cahier n’est pas prêt. Attendez la fin de l’assemblage, puis convoquez.',
  ANSWERS_CLOSED: 'La séance a commencé\u00a0: consignez les arrivées et les départs en séance.',
  PROXY_REFUSED:
    'Ce pouvoir ne peut pas être enregistré\u00a0: son porteur n’est pas membre, ou c’est l’élu lui-même.',
  FILE_TOO_LARGE:
    'Ce fichier est trop lourd. Découpez-le, ou réduisez ses images, puis déposez-le de nouveau.',
  UNSUPPORTED_MEDIA: 'Ce contenu n’est pas accepté. Déposez des fichiers PDF.',
  RANGE_NOT_SATISFIABLE: 'Cette partie du fichier n’existe pas. Rouvrez le fichier.',
  TEMPLATE_INVALID:
    'Le modèle de numérotation de l’instance est incorrect. Faites-le corriger par l’administrateur.',
  TOO_MANY_REQUESTS: 'Trop de tentatives. Patientez une minute, puis recommencez.',
  INTERNAL: 'Une erreur s’est produite de notre côté. Rien n’est perdu\u00a0: recommencez dans un instant.',
  UNAVAILABLE: 'Le service ne répond pas. Vérifiez votre connexion\u00a0: la page se relira dès son retour.',
}

export interface RefusalWords {
  /** In the table. */
  readonly short: string
  readonly reason: string
  readonly wayOut: string
}

export const refusals: Readonly<Record<Refusal, RefusalWords>> = {
  NOT_A_PDF: {
    short: 'Format inconnu',
    reason:
      'Ce n’est ni un PDF, ni un document de traitement de texte, ni une image, quelle que soit son extension.',
    wayOut: 'Demandez un export PDF du document.',
  },
  EMPTY_FILE: {
    short: 'Fichier vide',
    reason: 'Le fichier ne contient rien.',
    wayOut: 'Demandez un nouvel envoi.',
  },
  PASSWORD_REQUIRED: {
    short: 'Mot de passe',
    reason: 'Protégé par un mot de passe.',
    wayOut: 'Demandez une copie sans protection.',
  },
  DAMAGED: {
    short: 'Endommagé',
    reason: 'Le fichier est abîmé et n’a pas pu être réparé.',
    wayOut: 'Demandez un nouvel export PDF.',
  },
  NO_PAGE: {
    short: 'Aucune page',
    reason: 'Le PDF ne contient aucune page.',
    wayOut: 'Demandez un nouvel export PDF.',
  },
  TOO_LARGE: {
    short: 'Trop lourd',
    reason: 'Le fichier dépasse la taille acceptée.',
    wayOut: 'Découpez-le, ou demandez une version aux images réduites.',
  },
  TOO_SLOW: {
    short: 'Lecture trop longue',
    reason: 'La lecture du fichier a été arrêtée\u00a0: elle dépassait le temps prévu.',
    wayOut: 'Demandez un PDF simplifié, ou imprimez-le vers un nouveau PDF.',
  },
  DYNAMIC_FORM: {
    short: 'Formulaire dynamique',
    reason: 'C’est un formulaire dynamique (XFA), illisible hors du logiciel qui l’a créé.',
    wayOut: 'Ouvrez-le dans ce logiciel et imprimez-le vers un PDF.',
  },
  NOT_CONVERTED: {
    short: 'À convertir en PDF',
    reason:
      'Le fichier est gardé, mais il ne peut pas entrer dans le cahier\u00a0: rien sur ce serveur ne convertit ce format en PDF.',
    wayOut:
      'Enregistrez-le en PDF et remplacez-le, ou demandez à l’administrateur d’installer LibreOffice ou Gotenberg.',
  },
  CONVERSION_FAILED: {
    short: 'Conversion impossible',
    reason: 'Le fichier est gardé, mais sa conversion en PDF a échoué.',
    wayOut: 'Ouvrez-le dans votre traitement de texte, enregistrez-le en PDF, puis remplacez-le.',
  },
  NESTED_ARCHIVE: {
    short: 'Archive dans une archive',
    reason: 'C’est une archive rangée dans une autre\u00a0: elle n’est pas ouverte.',
    wayOut: 'Déposez cette archive seule, ou ses fichiers.',
  },
  ARCHIVE_DAMAGED: {
    short: 'Archive illisible',
    reason: 'L’archive est abîmée ou incomplète.',
    wayOut: 'Refaites l’archive, ou déposez ses fichiers sans l’archiver.',
  },
}

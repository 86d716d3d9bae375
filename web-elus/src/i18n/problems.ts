import type { ProblemCode } from '@hemicycle/domain'

/** What went wrong and the way out, one sentence or two per code of the API. */
export const problems: Readonly<Record<ProblemCode, string>> = {
  INVALID_INPUT: 'Une valeur n’est pas acceptée. Vérifiez-la, puis recommencez.',
  NOT_SIGNED_IN: 'Votre session a expiré. Connectez-vous de nouveau, vous reviendrez à cette page.',
  BAD_CREDENTIALS: 'Adresse ou mot de passe incorrect. Vérifiez-les, ou recevez un lien par courriel.',
  SECOND_FACTOR_INVALID:
    'Ce code n’est pas le bon, ou il vient de changer. Saisissez celui qui s’affiche maintenant.',
  PASSKEY_REFUSED:
    'Cette clé d’accès n’est pas reconnue, ou elle a été retirée. Recevez un lien par courriel pour entrer.',
  SESSION_REVOKED: 'Cette session a été fermée par sécurité. Connectez-vous de nouveau.',
  LINK_EXPIRED: 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.',
  FORBIDDEN: 'Cet espace est réservé aux élus de l’assemblée.',
  NOT_FOUND: 'Cette page n’existe pas, ou elle ne vous est pas adressée.',
  STALE_VERSION: 'L’ordre du jour a changé entre-temps. La page vient d’être relue.',
  NOT_ALLOWED_NOW: 'Ce n’est plus possible dans l’état actuel de la séance.',
  NUMBERS_FROZEN: 'La convocation est partie\u00a0: ce qui a été envoyé ne change plus.',
  DUPLICATE: 'C’est déjà fait\u00a0: rien n’a été ajouté.',
  IN_USE: 'Cet élément sert encore ailleurs\u00a0: changez ce qui s’y rattache, puis recommencez.',
  IDEMPOTENCY_MISMATCH: 'La demande a changé en cours de route. Rechargez la page, puis recommencez.',
  DEADLINE_PASSED: 'Le délai est passé. Adressez-vous au service des assemblées.',
  PERSONAL_DATA: 'Ce texte contient des données personnelles à confirmer ou à masquer.',
  NOTHING_TO_SEND: 'Il n’y a rien à envoyer pour l’instant.',
  BUNDLE_NOT_READY: 'Le cahier n’est pas encore prêt. Réessayez dans quelques minutes.',
  ANSWERS_CLOSED:
    'La séance a commencé\u00a0: votre réponse ne peut plus être enregistrée ici. Prévenez le service des assemblées.',
  PROXY_REFUSED: 'Cette personne ne peut pas porter votre vote. Choisissez-en une autre.',
  FILE_TOO_LARGE: 'Ce fichier est trop lourd pour être reçu.',
  UNSUPPORTED_MEDIA: 'Ce contenu n’est pas accepté.',
  RANGE_NOT_SATISFIABLE: 'Cette partie du document n’existe pas. Rouvrez le document.',
  TEMPLATE_INVALID: 'La numérotation est incorrecte. Le service des assemblées doit la corriger.',
  TOO_MANY_REQUESTS: 'Trop de tentatives. Patientez une minute, puis recommencez.',
  INTERNAL: 'Une erreur s’est produite de notre côté. Rien n’est perdu\u00a0: recommencez dans un instant.',
  UNAVAILABLE: 'Le service ne répond pas. Vérifiez votre connexion, puis réessayez.',
}

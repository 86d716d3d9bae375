import type { ProblemCode } from '@hemicycle/domain'

/** What each code says to a developer. What a person reads is in each application's i18n. */
export const PROBLEM_WORDS: Readonly<Record<ProblemCode, string>> = {
  INVALID_INPUT: 'un champ manque ou n’est pas accepté ; « violations » les nomme.',
  NOT_SIGNED_IN: 'ni session ni jeton valable.',
  BAD_CREDENTIALS: 'adresse ou mot de passe incorrect.',
  SECOND_FACTOR_INVALID: 'code à six chiffres incorrect ou déjà utilisé.',
  PASSKEY_REFUSED: 'clé d’accès inconnue, retirée, ou réponse qui ne convient pas au défi.',
  SESSION_REVOKED: 'session fermée.',
  LINK_EXPIRED: 'lien expiré, inconnu ou déjà utilisé.',
  FORBIDDEN: 'le rôle ou le jeton n’ouvre pas cette opération ; « extra.scope » dit le droit qui manque.',
  NOT_FOUND: 'inconnu, ou d’une autre collectivité.',
  STALE_VERSION: 'changé depuis la version donnée ; « extra.version » est la version présente.',
  NOT_ALLOWED_NOW: 'l’état présent ne le permet pas.',
  NUMBERS_FROZEN: 'la convocation est partie : ce qu’elle porte ne change plus.',
  DUPLICATE: 'existe déjà.',
  IN_USE: 'sert encore ailleurs.',
  IDEMPOTENCY_MISMATCH: 'cette clé a servi pour une autre demande.',
  DEADLINE_PASSED: 'le délai légal est passé.',
  PERSONAL_DATA: 'ces textes contiennent des données personnelles à confirmer ou à masquer.',
  NOTHING_TO_SEND: 'rien à envoyer.',
  BUNDLE_NOT_READY: 'le cahier n’est pas assemblé.',
  ANSWERS_CLOSED: 'la séance a commencé.',
  PROXY_REFUSED: 'ce pouvoir n’est pas possible.',
  FILE_TOO_LARGE: 'contenu trop lourd.',
  UNSUPPORTED_MEDIA: 'type de contenu non accepté.',
  RANGE_NOT_SATISFIABLE: 'cette partie du fichier n’existe pas.',
  TEMPLATE_INVALID: 'modèle de numéro incorrect.',
  TOO_MANY_REQUESTS: 'trop de demandes ; attendez ce que dit « Retry-After ».',
  INTERNAL: 'erreur de notre côté ; « requestId » permet de la retrouver.',
  UNAVAILABLE: 'service momentanément indisponible.',
}

/** What a problem is called, and where its meaning is written: in this installation's own reference. */
export const problemKind = (code: ProblemCode): { type: string; title: string } => {
  const words = PROBLEM_WORDS[code]
  return { type: `/api/docs#${code}`, title: words.charAt(0).toLocaleUpperCase('fr') + words.slice(1) }
}

/** Where a field that is not accepted stands. */
export const CONTEXTS: Readonly<Record<string, string>> = {
  body: 'dans le corps de la demande',
  params: 'dans l’adresse',
  querystring: 'dans les paramètres de l’adresse',
  headers: 'dans les en-têtes',
}

/** What the server refuses before any operation. */
export const WIRE_WORDS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'le corps n’est pas du JSON lisible',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'le corps annoncé en JSON est vide',
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    'Content-Type attendu : application/json, ou multipart/form-data pour un fichier',
  FST_ERR_CTP_BODY_TOO_LARGE: 'le corps dépasse la taille acceptée',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'Content-Length ne dit pas la longueur du corps',
}

import type { Refusal } from '@hemicycle/domain'

/** Why a file was left out, and the way out, in the words of the clerk. */
export const refusalSentences: Record<Refusal, { readonly reason: string; readonly wayOut: string }> = {
  NOT_A_PDF: {
    reason: 'ce n’est pas un PDF',
    wayOut: 'enregistrez le document au format PDF, puis remettez-le dans le dossier',
  },
  EMPTY_FILE: { reason: 'le fichier est vide', wayOut: 'demandez un nouvel envoi du fichier' },
  PASSWORD_REQUIRED: {
    reason: 'le document est protégé par un mot de passe',
    wayOut: 'demandez une copie sans protection',
  },
  DAMAGED: {
    reason: 'le document est endommagé et n’a pas pu être réparé sans perte',
    wayOut: 'demandez un nouvel export du document d’origine',
  },
  NO_PAGE: { reason: 'le document ne contient aucune page', wayOut: 'vérifiez le document d’origine' },
  TOO_LARGE: {
    reason: 'le document est trop lourd à traiter',
    wayOut: 'découpez-le ou réduisez la définition des images',
  },
  TOO_SLOW: {
    reason: 'la lecture du document prend trop de temps',
    wayOut: 'imprimez-le dans un nouveau PDF, puis remplacez-le',
  },
  DYNAMIC_FORM: {
    reason: 'c’est un formulaire dynamique que seul Adobe Reader affiche',
    wayOut: 'ouvrez-le dans Adobe Reader et imprimez-le dans un nouveau PDF',
  },
  NOT_CONVERTED: {
    reason: 'ce format n’est pas un PDF',
    wayOut: 'enregistrez le document au format PDF, puis remettez-le dans le dossier',
  },
  CONVERSION_FAILED: {
    reason: 'la conversion en PDF a échoué',
    wayOut: 'enregistrez le document au format PDF, puis remettez-le dans le dossier',
  },
  NESTED_ARCHIVE: {
    reason: 'c’est une archive',
    wayOut: 'ouvrez-la et remettez ses fichiers dans le dossier',
  },
  ARCHIVE_DAMAGED: { reason: 'l’archive est illisible', wayOut: 'refaites-la, puis remettez ses fichiers' },
}

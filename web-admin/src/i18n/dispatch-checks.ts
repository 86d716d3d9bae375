import type { DispatchCheck } from '@hemicycle/contract'
import { plural } from '../common/words.ts'

type CheckCode = DispatchCheck['code']
export interface CheckWords {
  readonly title: (n: number) => string
  readonly why: string
}

/** What is missing or doubtful before a dispatch, and why it matters. */
export const checks: Readonly<Record<CheckCode, CheckWords>> = {
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
    why: 'Un fichier refusé ne part pas\u00a0: remplacez-le ou écartez-le.',
  },
  RECIPIENT_WITHOUT_ADDRESS: {
    title: (n) => plural(n, 'élu sans adresse électronique', 'élus sans adresse électronique'),
    why: 'Sans adresse, pas de courriel\u00a0: remettez l’avis en main propre.',
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
    why: 'Aucun rapporteur ne sera nommé à l’ordre du jour.',
  },
  ITEM_WITHOUT_FILE: {
    title: (n) => plural(n, 'rapport sans fichier', 'rapports sans fichier'),
    why: 'Un titre à l’ordre du jour, et rien à lire.',
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
    why: 'Hors des rubriques, un point vient en dernier.',
  },
  ANNEX_MISSING: {
    title: (n) => plural(n, 'rapport dont une annexe manque', 'rapports dont une annexe manque'),
    why: 'Le rapport cite une annexe qu’aucun fichier n’apporte\u00a0: déposez-la, ou partez sans elle.',
  },
  ITEM_WITHOUT_NUMBER: {
    title: (n) => plural(n, 'rapport sans numéro', 'rapports sans numéro'),
    why: 'La série demande une rubrique, une commission ou une session\u00a0: elle manque.',
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
    why: 'Une rubrique vide ne paraît pas à l’ordre du jour.',
  },
  FILE_WITHOUT_ITEM: {
    title: (n) => plural(n, 'fichier sans rapport', 'fichiers sans rapport'),
    why: 'Un fichier qui n’est joint à aucun point ne part pas.',
  },
  FILE_WITHOUT_TEXT: {
    title: (n) => plural(n, 'fichier sans texte', 'fichiers sans texte'),
    why: 'Des images de pages\u00a0: la recherche et la lecture à voix haute n’y trouveront rien.',
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

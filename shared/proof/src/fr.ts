import type { Finding, FindingCode } from './finding.ts'
import type { Report } from './verify.ts'

const many = (about: string, one: string, several: string): string =>
  `${about} ${Number(about) > 1 ? several : one}`

const SENTENCES: Readonly<Record<FindingCode, (about: string) => string>> = {
  NOT_A_DOSSIER: () => 'Ce fichier n’est pas un dossier de preuve d’Hémicycle.',
  FILE_MISSING: (name) => `Fichier manquant : ${name}.`,
  FILE_ALTERED: (name) => `Octet modifié : ${name} n’a plus l’empreinte inscrite dans SHA256SUMS.`,
  FILE_FOREIGN: (name) => `Fichier étranger au dossier : ${name}.`,
  FILES_SOUND: (n) => `${many(n, 'fichier a', 'fichiers ont')} l’empreinte inscrite dans SHA256SUMS.`,
  LEAF_UNREADABLE: (name) => `Fichier illisible : ${name}.`,
  LEAF_ALTERED: (line) => `Ligne modifiée depuis le scellement : ${line}.`,
  LEAF_REMOVED: (line) => `Événement retiré : la ligne ${line} scellée n’est plus dans le dossier.`,
  LEAF_ADDED: (line) => `Ligne ajoutée après le scellement : ${line}.`,
  LEAVES_REORDERED: (line) => `Événements déplacés : l’ordre n’est plus celui du scellement à partir de ${line}.`,
  ROOT_OTHER: () => 'La racine calculée sur les lignes n’est pas celle du dossier.',
  LEAVES_SOUND: (n) => `${many(n, 'ligne donne', 'lignes donnent')} la racine scellée.`,
  MANIFEST_OTHER: () => 'Le manifeste n’est pas celui qui a été scellé pour cet envoi.',
  MANIFEST_SOUND: () => 'Le manifeste est celui de l’envoi.',
  RECIPIENT_FOREIGN: (name) => `Mauvais destinataire : ${name} ne figure pas au manifeste de l’envoi.`,
  RECIPIENT_MISSING: (id) => `Destinataire manquant : le manifeste nomme ${id}, absent du dossier.`,
  RECIPIENT_UNKNOWN: (seq) => `Mauvais destinataire : le fait n° ${seq} du journal vise une personne à qui rien n’a été envoyé.`,
  RECIPIENTS_SOUND: (n) => `${many(n, 'destinataire est celui', 'destinataires sont ceux')} du manifeste.`,
  ENTRY_ALTERED: (seq) => `Fait du journal modifié : n° ${seq}, son empreinte n’est pas celle de son contenu.`,
  ENTRY_FOREIGN: (seq) => `Fait d’un autre envoi : n° ${seq} du journal.`,
  ENTRIES_REORDERED: (seq) => `Événements déplacés : le fait n° ${seq} du journal n’est pas à sa place.`,
  ENTRY_REMOVED: (seq) => `Événement retiré ou modifié avant le scellement noté au journal sous le n° ${seq}.`,
  ENTRIES_SOUND: (n) => `${many(n, 'fait du journal porte', 'faits du journal portent')} l’empreinte de son contenu, dans l’ordre.`,
  ADDRESS_OTHER: (line) => `Mauvaise adresse : ligne ${line}, ce n’est pas celle à laquelle le message est parti.`,
  ADDRESSES_SOUND: (n) => `${many(n, 'adresse est celle', 'adresses sont celles')} des messages partis.`,
  ADDRESSES_MASKED: () => 'Les adresses sont masquées : le dossier les engage sans les dire.',
  DOCUMENT_FOREIGN: (name) => `Document étranger : ${name} ne fait pas partie de l’envoi.`,
  DOCUMENT_SOUND: (name) => `Document de l’envoi, à l’octet près : ${name}.`,
  SEAL_OTHER_ROOT: (at) => `Le scellement du ${at} ne correspond pas aux lignes du dossier.`,
  SEAL_INCOMPLETE: (n) => `Le dernier scellement ne couvre que ${many(n, 'ligne', 'lignes')}.`,
  TOKEN_MISSING: (name) => `Jeton d’horodatage manquant : ${name}.`,
  TOKEN_UNREADABLE: (name) => `Jeton d’horodatage illisible : ${name}.`,
  TOKEN_OTHER_ROOT: (at) => `Le jeton d’horodatage (${at}) a été posé sur une autre racine : le dossier a changé depuis.`,
  TOKEN_BAD: (at) => `Le jeton d’horodatage (${at}) n’est pas signé par son autorité.`,
  TOKEN_UNTRUSTED: (at) => `Le jeton d’horodatage (${at}) ne remonte à aucune autorité de confiance donnée.`,
  TOKEN_UNCHECKED: (at) => `Le jeton d’horodatage (${at}) ne peut pas être vérifié ici ; openssl peut le faire (voir LISEZ-MOI.txt).`,
  TOKEN_SOUND: (at) => `Horodatage vérifié : ${at}.`,
  NO_TIMESTAMP: (at) => `Pas d’horodatage pour le scellement du ${at} : cette date n’est attestée que par Hémicycle.`,
} // prettier-ignore

/** A finding in French. */
export const sentenceOf = ({ code, about }: Finding): string => SENTENCES[code](about)

/** The verdict in French. */
export const verdictSentence = ({ verdict }: Report): string =>
  ({
    STAMPED: 'Dossier intact et horodaté.',
    UNSTAMPED: 'Dossier intact, sans horodatage par un tiers.',
    FAULTY: 'Ce dossier ne peut pas être cru.',
  })[verdict]

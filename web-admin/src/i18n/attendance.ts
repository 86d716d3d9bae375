import type { AnswerOrigin, ForecastVerdict, ProxyConflict } from '@hemicycle/domain'
import { agreed, plural } from '../common/words.ts'

type Word = 'DELEGATION' | 'POUVOIR'

const answers = { PRESENT: 'Présent', ABSENT: 'Absent', REPLACED: 'Suppléé', PROXY: 'Représenté' } as const

export const attendance = {
  table: 'Réponses à la convocation, élu par élu',
  noneYet: 'La séance n’est pas encore convoquée.',
  noneYetWhy: 'Les élus répondent une fois convoqués\u00a0: présence, absence, pouvoir.',
  filters: { ALL: 'Tous', SILENT: 'Sans réponse', PROXY: 'Pouvoirs', CONFLICT: 'À vérifier' },
  noMatch: 'Personne dans ce filtre.',
  columns: {
    member: 'Élu',
    answer: 'Réponse',
    proxy: 'Vote confié à',
    holds: 'Porte',
    when: 'Reçue',
    act: 'Consigner',
  },
  members: (n: number) => plural(n, 'membre'),
  answered: (answer: keyof typeof answers | 'REMOTE', civility: 'M' | 'MME') =>
    answer === 'REMOTE' ? 'À distance' : agreed(answers[answer], civility),
  silent: 'Sans réponse',
  by: (who: string) => `par ${who}`,
  changed: (n: number) => `${n} réponses successives`,
  holds: (n: number) => plural(n, 'vote'),
  holdsNone: 'aucun vote',
  origins: { ONLINE: 'En ligne', PAPER: 'Papier', PHONE: 'Téléphone', MAIL: 'Courriel' } satisfies Record<
    AnswerOrigin,
    string
  >,
  conflicts: {
    SELF: 'se désigne lui-même',
    STRANGER: 'le porteur ne siège pas ici',
    CHAIN: 'le porteur a confié son propre vote',
    HOLDER_ABSENT: 'le porteur sera absent',
    HOLDER_FULL: 'le porteur a déjà son compte de pouvoirs',
    NO_ITEM: 'ses points ne sont plus à l’ordre du jour',
  } satisfies Record<ProxyConflict, string>,
  proxyPaper: (who: string) => `Télécharger le pouvoir de ${who}`,
  sheet: 'Feuille d’émargement',
  form: (word: Word) => (word === 'DELEGATION' ? 'Délégation de vote à remplir' : 'Pouvoir à remplir'),
  record: 'Consigner',
  recordFor: (who: string) => `Consigner la réponse de ${who}`,
  recordWhy:
    'Ce que l’élu vous a dit ou remis. La dernière réponse reçue prévaut\u00a0; les précédentes restent au journal.',
  answer: 'Réponse',
  give: (word: Word) => (word === 'DELEGATION' ? 'Délégation de vote' : 'Pouvoir'),
  holder: 'Vote confié à',
  holderMissing: 'Choisissez à qui le vote est confié.',
  scope: 'Pour',
  scopeAll: 'Toute la séance',
  scopeSome: 'Certains points',
  scopeMissing: 'Cochez au moins un point, ou choisissez toute la séance.',
  scopeOf: (items: readonly { readonly number: string }[]) =>
    items.length === 0
      ? 'pour des points retirés'
      : `pour ${items.map(({ number }) => number).join(', ')} seulement`,
  origin: 'Reçue par',
  note: 'Ce qui l’atteste',
  noteHint: 'Inscrit au journal, par exemple\u00a0: «\u00a0pouvoir signé remis à l’accueil le 12\u00a0».',
  noteMissing: 'Écrivez ce qui atteste cette réponse.',
  recorded: 'Réponse consignée.',
  forecast: 'Prévision du quorum',
  verdicts: {
    REACHED: 'Quorum annoncé',
    AT_RISK: 'Quorum pas encore sûr',
    UNREACHABLE: 'Quorum impossible en l’état',
  } satisfies Record<ForecastVerdict, string>,
  verdictWhy: {
    REACHED: 'Les réponses reçues y suffisent.',
    AT_RISK: 'Il dépend des élus qui n’ont pas répondu\u00a0: relancez-les.',
    UNREACHABLE:
      'Même si tous les autres venaient, il manquerait des élus. Appelez les absents, ou préparez une seconde convocation.',
  } satisfies Record<ForecastVerdict, string>,
  counted: (n: number, required: number) => `${n} sur ${required} requis`,
  announced: (n: number) => plural(n, 'présence annoncée', 'présences annoncées'),
  waived: 'Aucun quorum n’est requis',
  waivedWhy:
    'Seconde convocation\u00a0: l’assemblée délibère sur le même ordre du jour quel que soit le nombre des présents (CGCT, art. L2121-17, L3121-14).',
  meterWaived: (n: number, base: number) => `${n} annoncés, ${base} membres en exercice, aucun quorum requis`,
  meter: (n: number, required: number, base: number) =>
    `${n} annoncés, ${required} requis, ${base} membres en exercice`,
  rule: (quorum: string) => `Quorum\u00a0: ${quorum}.`,
  toConfirm: 'à confirmer',
  sums: {
    present: 'Présents',
    remote: 'À distance',
    replaced: 'Suppléés',
    represented: 'Représentés',
    absent: 'Absents',
    silent: 'Sans réponse',
  },
  limit: (n: number) => (n === 1 ? 'Un pouvoir par porteur' : `${n} pouvoirs par porteur`),
}

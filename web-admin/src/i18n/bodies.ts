import type { QuorumMode, QuorumShare } from '@hemicycle/domain'
import { plural } from '@hemicycle/ui'

export const bodies = {
  title: 'Assemblées et commissions',
  lead: 'Les instances qui se réunissent, leurs membres et leur délai de convocation.',
  empty: 'Aucune instance. Ajoutez l’assemblée, puis ses commissions.',
  add: 'Ajouter une instance',
  columns: {
    name: 'Nom',
    code: 'Code',
    kind: 'Nature',
    members: 'Membres',
    rule: 'Délai appliqué',
    term: 'Mandature',
  },
  kinds: {
    PLENARY: 'Assemblée plénière',
    STANDING_COMMITTEE: 'Commission permanente ou bureau',
    COMMITTEE: 'Commission',
  },
  days: (n: number, franc: boolean, article: string) =>
    `${plural(n, 'jour', 'jours')}${franc ? ' francs' : ''} (${article})`,
  noRule: 'Selon le règlement intérieur',
  own: {
    title: 'Règlement intérieur\u00a0: délai de convocation',
    lead: (n: number, franc: boolean, article: string) =>
      n === 0
        ? 'La loi ne fixe pas de délai pour cette instance\u00a0: celui du règlement intérieur s’applique.'
        : `La loi demande ${plural(n, 'jour', 'jours')}${franc ? ' francs' : ''} (${article}). Le règlement peut demander plus, jamais moins.`,
    days: 'Jours',
    counting: 'Comptés',
    countings: { SIMPLE: 'jours', FRANC: 'jours francs' },
    cited: 'Article, tel qu’il sera cité',
    article: 'Règlement intérieur, art.\u00a0',
    from: 'À partir du',
    to: 'Jusqu’au',
    rank: (n: number) => `Délai ${n}`,
    add: 'Ajouter un délai',
    remove: (n: number) => `Retirer le délai ${n}`,
    tooShort: (n: number, franc: boolean, article: string) =>
      `Plus court que la loi\u00a0: ${plural(n, 'jour', 'jours')}${franc ? ' francs' : ''} au moins (${article}).`,
    reversed: 'La fin vient avant le début.',
    wrong: 'Un délai du règlement intérieur est incomplet, ou plus court que la loi.',
  },
  ownQuorum: {
    title: 'Règlement intérieur\u00a0: quorum',
    lead: (law: string, article: string) =>
      `La loi demande ${law} (${article}). Le règlement peut demander plus, jamais moins.`,
    free: 'La loi ne fixe pas de quorum pour cette instance\u00a0: celui du règlement intérieur s’applique.',
    share: 'Membres en exercice',
    shares: {
      THIRD: 'le tiers',
      MAJORITY: 'plus de la moitié',
      TWO_THIRDS: 'les deux tiers',
      THREE_QUARTERS: 'les trois quarts',
    } satisfies Record<QuorumShare, string>,
    mode: 'Comptés',
    modes: {
      MAJORITY_PRESENT: 'présents',
      MAJORITY_PRESENT_OR_REPRESENTED: 'présents ou représentés',
    } satisfies Record<QuorumMode, string>,
    rank: (n: number) => `Quorum ${n}`,
    add: 'Ajouter un quorum',
    remove: (n: number) => `Retirer le quorum ${n}`,
    tooLow: (law: string, article: string) => `Moins que la loi\u00a0: ${law} (${article}).`,
    wrong: 'Un quorum du règlement intérieur est incomplet, ou demande moins que la loi.',
  },
  place: 'Lieu habituel',
  time: 'Heure habituelle',
  sections: 'Rubriques d’un nouvel ordre du jour',
  sectionCode: 'Code',
  sectionTitle: 'Titre',
  addSection: 'Ajouter une rubrique',
  removeSection: (title: string) => `Retirer la rubrique ${title}`,
  members: 'Membres',
  membersHint: 'Une date de fin vide\u00a0: la personne siège toujours.',
  member: 'Membre',
  since: 'Depuis le',
  until: 'Jusqu’au',
  addMember: 'Ajouter un membre',
  removeMember: (name: string) => `Retirer ${name}`,
  remote: 'Ses membres peuvent siéger à distance (visioconférence)',
  substitute: 'Suppléant',
  noSubstitute: 'Aucun',
  withSubstitutes: 'Cette instance a des suppléants',
  membersAfter: 'Enregistrez d’abord l’instance\u00a0; vous pourrez ensuite y faire siéger des élus.',
}

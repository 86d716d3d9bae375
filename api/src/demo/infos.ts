import type { InfoCategory } from '@hemicycle/domain'

interface DemoInfo {
  readonly title: string
  readonly category: InfoCategory
  readonly text: string
  readonly when?: string
  readonly place?: string
  readonly pinned?: boolean
  /** Days before today. */
  readonly ago: number
}

export const DEMO_INFOS: readonly DemoInfo[] = [
  {
    title: 'Calendrier des réunions du semestre',
    category: 'NEWS',
    text: 'Les dates des commissions et de la commission permanente sont dans l’agenda. Les commissions se réunissent **dix jours** avant la commission permanente.\n\nUn empêchement\u00a0? Prévenez le service des assemblées au 04 63 99 81 10.',
    pinned: true,
    ago: 12,
  },
  {
    title: 'Comprendre le budget départemental',
    category: 'TRAINING',
    text: 'Une journée pour lire un budget\u00a0: sections, autorisations de programme, dépenses obligatoires, marges de manœuvre.\n\n- Ouverte à tous les élus\n- Droit à la formation des élus (CGCT, art. L3123-10)\n- Inscription auprès du service des assemblées',
    when: 'Jeudi 21 janvier, de 9\u00a0h à 17\u00a0h',
    place: 'Hôtel du Département, salle des Commissions',
    ago: 20,
  },
  {
    title: 'Prise de parole et médias',
    category: 'TRAINING',
    text: 'Exercices filmés, en groupe de huit. Organisme agréé pour la formation des élus locaux.',
    when: 'Mardi 9 février, de 14\u00a0h à 18\u00a0h',
    place: 'Maison des élus, Aubrelle',
    ago: 34,
  },
  {
    title: 'Frais de déplacement\u00a0: formulaire de remboursement',
    category: 'FORM',
    text: 'Joignez l’ordre de mission, la convocation et les justificatifs. Remboursement dans le mois qui suit.\n\nBarème\u00a0: celui des personnels civils de l’État (CGCT, art. L3123-19).',
    ago: 300,
  },
  {
    title: 'Déclaration d’intérêts\u00a0: modèle et échéances',
    category: 'FORM',
    text: 'Déclaration à déposer en ligne auprès de la Haute Autorité pour la transparence de la vie publique, **dans les deux mois** de l’entrée en fonctions et à chaque changement substantiel.',
    ago: 420,
  },
  {
    title: 'Ouverture de l’extranet des élus',
    category: 'NEWS',
    text: 'Le guide des aides, le règlement intérieur, les procès-verbaux et l’annuaire sont désormais au même endroit, sur tous vos appareils.',
    ago: 600,
  },
  {
    title: 'Plan routier\u00a0: chantiers de l’été',
    category: 'NEWS',
    text: 'Trente-deux chantiers, dont sept sur le réseau structurant. Déviations signalées quinze jours avant aux maires concernés.',
    ago: 170,
  },
]

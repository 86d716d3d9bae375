/** A short règlement intérieur, in the manner of real ones; the second version changes three articles. */
export const RULES_PARAMETERS = [
  { label: 'Envoi des rapports', value: 'Douze jours au moins avant la réunion', article: 'art. 3' },
  {
    label: 'Quorum de la commission permanente',
    value: 'Majorité des membres en exercice, présents ou représentés',
    article: 'art. 9',
  },
  { label: 'Quorum des commissions', value: 'Un tiers des membres, présents', article: 'art. 7' },
  { label: 'Temps de parole', value: 'Cinq minutes par intervention', article: 'art. 14' },
  { label: 'Questions orales', value: 'Déposées trois jours ouvrés avant la séance', article: 'art. 17' },
  { label: 'Amendements', value: 'Déposés par écrit la veille à midi', article: 'art. 20' },
] as const

const articles = (speech: string, remote: string, question: string): string => `## Titre I – Réunions

### Article 1 – Sessions

Le conseil départemental se réunit à l’initiative de son président, au moins une fois par trimestre, dans un lieu du département choisi par la commission permanente (CGCT, art. L3121-9).

### Article 2 – Réunions à la demande

Le conseil est également réuni à la demande de la commission permanente, ou du tiers de ses membres, sur un ordre du jour déterminé, pour une durée qui ne peut excéder deux jours (CGCT, art. L3121-10).

### Article 3 – Envoi des rapports

Douze jours au moins avant la réunion, le président adresse aux conseillers un rapport, sous quelque forme que ce soit, sur chacune des affaires qui doivent leur être soumises (CGCT, art. L3121-19). En cas d’urgence, ce délai peut être abrégé sans pouvoir être inférieur à un jour franc.

### Article 4 – Publicité

Les séances du conseil sont publiques. Sur la demande de cinq membres ou du président, le conseil peut décider, sans débat, à la majorité absolue, de se réunir à huis clos.

## Titre II – Commissions

### Article 7 – Commissions de travail

Quatre commissions examinent les rapports. Elles ne siègent valablement que si le tiers de leurs membres est présent. ${remote}

### Article 9 – Commission permanente

La commission permanente ne délibère que si la majorité de ses membres en exercice est présente ou représentée.

## Titre III – Débats

### Article 14 – Temps de parole

Nul ne parle sans avoir obtenu la parole du président. ${speech}

### Article 17 – Questions orales

Tout conseiller peut poser une question orale ayant trait aux affaires du département (CGCT, art. L3121-20). ${question}

### Article 20 – Amendements

Les amendements sont déposés par écrit la veille de la séance à midi. Ils sont mis aux voix avant le texte principal.

### Article 21 – Votes

Les délibérations sont prises à la majorité des suffrages exprimés. Le vote a lieu au scrutin public toutes les fois que le sixième des membres présents le demande ; en cas de partage, la voix du président est prépondérante (CGCT, art. L3121-15).
`

export const RULES_FIRST = articles(
  'Chaque intervention est limitée à dix minutes.',
  'Elles se réunissent en présence de leurs membres.',
  'Elle est déposée cinq jours ouvrés avant la séance.',
)
export const RULES_SECOND = articles(
  'Chaque intervention est limitée à cinq minutes ; le président de groupe dispose de dix minutes lors du débat d’orientation budgétaire.',
  'Elles se réunissent en présence de leurs membres ou par visioconférence, à l’initiative de leur président.',
  'Elle est déposée trois jours ouvrés avant la séance.',
)

export const passkey = {
  title: 'Clés d’accès',
  intro:
    'Avec une clé d’accès, vous vous connectez par votre visage, votre empreinte ou le code de cet appareil, sans attendre de courriel.',
  add: 'Créer une clé d’accès',
  made: 'La clé d’accès est créée. Elle vous sera proposée à la prochaine connexion.',
  when: (made: string, used: string | null) =>
    `Créée ${made}${used ? `, utilisée ${used}` : ', jamais utilisée'}`,
  remove: 'Retirer',
  removeLabel: (label: string) => `Retirer la clé d’accès ${label}`,
  removeTitle: (label: string) => `Retirer cette clé d’accès (${label})\u00a0?`,
  removeText:
    'Elle n’ouvrira plus Hémicycle. Vous pourrez toujours recevoir un lien par courriel, ou créer une autre clé.',
  removed: 'La clé d’accès a été retirée.',
  notMade: {
    CANCELLED: 'Aucune clé d’accès n’a été créée. Vous pouvez recommencer quand vous voulez.',
    KNOWN: 'Cet appareil a déjà une clé d’accès pour Hémicycle.',
  },

  /* Signing in */
  enter: 'Utiliser une clé d’accès',
  notGiven:
    'Aucune clé d’accès n’a été présentée. Recommencez, ou recevez un lien par courriel. Une clé se crée dans «\u00a0Cet appareil\u00a0».',
} as const

export const session = {
  title: 'Service des assemblées',
  intro: 'Connectez-vous pour préparer vos séances.',
  email: 'Adresse électronique',
  password: 'Mot de passe',
  signIn: 'Se connecter',
  byLink: 'Recevoir un lien par courriel',
  byPassword: 'Utiliser un mot de passe',
  sendLink: 'Envoyer le lien',
  linkSent:
    'Si cette adresse est connue, un lien de connexion vient d’y être envoyé. Il est valable vingt minutes et ne sert qu’une fois.',
  linkOpening: 'Ouverture du lien de connexion…',
  codeTitle: 'Second facteur',
  codeIntro: 'Saisissez le code à 6 chiffres de votre application d’authentification.',
  code: 'Code à 6 chiffres',
  confirm: 'Valider le code',
  enrolTitle: 'Protégez votre compte',
  enrolIntro:
    'Votre rôle demande un second facteur. Ajoutez ce compte dans une application d’authentification, puis saisissez le code qu’elle affiche.',
  secret: 'Clé à saisir dans l’application',
  uri: 'Adresse de configuration (otpauth)',
  copy: 'Copier',
  copied: 'Copié',
  restart: 'Revenir au début',
  notOffice:
    'Cet espace est réservé au service des assemblées. Les élus se connectent sur leur propre espace.',
}

import type { Channel, Silence } from '@hemicycle/domain'

export const notifications = {
  title: 'Relances et silence',
  lead: 'Ce qu’Hémicycle rappelle de lui-même aux élus convoqués et aux directions, et les heures où rien ne part.',
  rules: 'Relances automatiques',
  rulesHint:
    'Chaque règle parle une seule fois à chaque élu concerné, le matin du jour dit, et jamais moins d’un jour après la convocation.',
  after: 'Si l’élu',
  daysBefore: 'Jours avant la séance',
  channel: 'Par',
  silences: {
    NOT_OPENED: 'n’a pas ouvert sa convocation',
    NOT_ACKNOWLEDGED: 'n’a pas accusé réception',
    NO_ANSWER: 'n’a pas dit s’il vient',
  } satisfies Record<Silence, string>,
  channels: { MAIL: 'Courriel', SMS: 'SMS' } satisfies Record<Channel, string>,
  remove: (n: number) => `Retirer la règle ${n}`,
  none: 'Aucune relance automatique.',
  add: 'Ajouter une règle',
  authors: 'Rappels aux directions',
  authorsHint:
    'Avant la date limite d’une séance, chaque auteur d’un rapport commencé ou retourné est prévenu par courriel, une fois par jour choisi. Les autres ne reçoivent rien.',
  daysBeforeDue: 'Jours avant la date limite',
  removeDay: (n: number) => `Retirer le rappel ${n}`,
  noDay: 'Aucun rappel aux directions.',
  addDay: 'Ajouter un rappel',
  quiet: 'Heures de silence',
  quietHint:
    'Aucun SMS et aucune relance ne part entre ces heures. La convocation elle-même part toujours aussitôt.',
  from: 'De',
  to: 'À',
  sms: 'Envoyer aussi un SMS avec chaque convocation',
  smsHint: 'Aux élus dont le numéro de mobile est connu. Le SMS n’est jamais la convocation elle-même.',
  smsNone: 'Aucun fournisseur de SMS n’est configuré sur ce serveur.',
}

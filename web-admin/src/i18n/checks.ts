import { plural } from '../common/words.ts'

export const checks = {
  ready: 'Tout est prêt',
  readyWhy: 'Rien ne manque et rien n’est douteux\u00a0: l’ordre du jour peut partir.',
  toSee: (n: number) => plural(n, 'point à régler', 'points à régler'),
  blocked: (n: number) => plural(n, 'point bloque la convocation', 'points bloquent la convocation'),
  lead: 'Chaque ligne mène à l’endroit où elle se règle. La liste se met à jour d’elle-même.',
  convened: 'La séance est convoquée\u00a0: ce qui a été envoyé ne change plus.',
  severities: {
    BLOCKING: 'Bloque la convocation',
    DOUBTFUL: 'À régler ou à confirmer',
    ADVICE: 'Bon à savoir',
  },
  item: 'Point de l’ordre du jour',
  section: 'Rubrique',
  file: 'Fichier',
  councillor: 'Élu',
  ways: {
    import: 'Importer des fichiers',
    checks: 'Modifier la séance',
    tracking: 'Ouvrir le suivi',
    agenda: 'Ouvrir l’ordre du jour',
    dispatch: 'Ouvrir la convocation',
  } as Readonly<Record<string, string>>,
  more: (n: number) => `Voir ${plural(n, 'autre', 'autres')}`,
  list: 'Ce qui reste à régler',
}

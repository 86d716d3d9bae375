export const outbox = {
  waiting: (count: number) =>
    count < 2
      ? 'Une modification partira dès que le réseau revient.'
      : `${count} modifications partiront dès que le réseau revient.`,
  refused: 'Une modification n’a pas pu être enregistrée',
  drop: 'Abandonner',
}

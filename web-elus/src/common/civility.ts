import type { Me } from '@hemicycle/contract'

export type Civility = Me['civility']

/** A past participle that agrees with the person: « convoqué », « convoquée », « convoqué(e) » when we do not know. */
export function agree(civility: Civility, participle: string): string {
  if (civility === 'MME') return `${participle}e`
  return civility === 'M' ? participle : `${participle}(e)`
}

/** « Madame Vidalenc », « Monsieur Lacaze », else the name the account carries. */
export function addressed(me: Pick<Me, 'civility' | 'lastName' | 'displayName'>): string {
  if (!me.civility || !me.lastName) return me.displayName
  return `${me.civility === 'MME' ? 'Madame' : 'Monsieur'} ${me.lastName}`
}

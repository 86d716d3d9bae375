import { type Access, type Scope, SCOPES, TOKEN_ROLE } from '@hemicycle/domain'

/** What each chapter of the API is about, for tokens. A chapter that is not here is closed to them: it is about a person or a session. */
const RESOURCES: Readonly<Record<string, 'meetings' | 'dispatches' | 'sittings' | 'people' | 'publications' | 'memory' | 'search' | 'savings' | 'settings' | 'journal'>> = {
  Séances: 'meetings',
  'Ordre du jour': 'meetings',
  Fichiers: 'meetings',
  Cahier: 'meetings',
  Numérotation: 'meetings',
  'Profils de lecture': 'meetings',
  Rapports: 'meetings',
  Agenda: 'meetings',
  Lecture: 'meetings',
  Convocation: 'dispatches',
  Courriers: 'dispatches',
  'Présences et pouvoirs': 'dispatches',
  'En séance': 'sittings',
  Délibérations: 'sittings',
  Élus: 'people',
  Instances: 'people',
  Groupes: 'people',
  Mandatures: 'people',
  Annuaire: 'people',
  Publications: 'publications',
  'Rapports et délibérations': 'memory',
  Recherche: 'search',
  Économies: 'savings',
  Collectivité: 'settings',
  Journal: 'journal',
} // prettier-ignore

interface Asked {
  readonly tag: string
  readonly method: string
  readonly access: Access
  /** Where asking is not what its method says: a POST that only gives a link reads. */
  readonly reads?: boolean | undefined
}

/** The scope that opens an operation to a token; null: to no token. Only what the assembly's office may do is opened. */
export function scopeOf({ tag, method, access, reads }: Asked): Scope | null {
  const resource = RESOURCES[tag]
  if (!resource || typeof access === 'string' || !access.includes(TOKEN_ROLE)) return null
  const scope: string = `${resource}:${method === 'GET' || reads ? 'read' : 'write'}`
  return SCOPES.find((one) => one === scope) ?? null
}

/** What a member of an authority may be. One identity may hold several memberships. */
export const ROLES = [
  'ADMINISTRATOR',
  'ASSEMBLY_OFFICE',
  'AUTHOR',
  'COUNCILLOR',
  'ASSISTANT',
  'INTEGRATOR',
] as const
export type Role = (typeof ROLES)[number]

/** Roles that prepare meetings and send them: they must prove a second factor (CNIL, délibération 2022-100). */
export const SECOND_FACTOR_ROLES: readonly Role[] = ['ADMINISTRATOR', 'ASSEMBLY_OFFICE', 'AUTHOR']

/** Who may call a route: a list of roles, anybody signed in, or anybody at all. */
export type Access = readonly Role[] | 'SIGNED_IN' | 'PUBLIC'

export const OFFICE: readonly Role[] = ['ADMINISTRATOR', 'ASSEMBLY_OFFICE']
/** Who works at the desk: the office, and the authors of reports, each for their own. */
export const DESK: readonly Role[] = [...OFFICE, 'AUTHOR']
export const READERS: readonly Role[] = ['ADMINISTRATOR', 'ASSEMBLY_OFFICE', 'COUNCILLOR', 'ASSISTANT']

/** Whether a role passes a route's access rule. */
export function mayEnter(access: Access, role: Role | null): boolean {
  if (access === 'PUBLIC') return true
  if (role === null) return false
  return access === 'SIGNED_IN' || access.includes(role)
}

import { OFFICE, type Role } from '@hemicycle/domain'
import * as fr from '../../i18n/fr.ts'

const GIVEN: readonly Role[] = ['ASSISTANT', 'ASSEMBLY_OFFICE', 'ADMINISTRATOR', 'INTEGRATOR']

/** What this person may give: the office opens the doors of assistants, the administrator all. An élu comes with a sheet. */
export const rolesFor = (me: Role | undefined): { value: Role; label: string }[] =>
  GIVEN.filter((role) => me === 'ADMINISTRATOR' || !(OFFICE.includes(role) || role === 'INTEGRATOR')).map(
    (value) => ({ value, label: fr.accounts.roles[value] }),
  )

/** Whether this person may change an account of that role. */
export const mayManage = (me: Role | undefined, role: Role): boolean =>
  me === 'ADMINISTRATOR' || !(OFFICE.includes(role) || role === 'INTEGRATOR')

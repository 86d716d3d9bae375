import { agenda } from './agenda.ts'
import { attendance } from './attendance.ts'
import { command } from './command.ts'
import { common, shell } from './common.ts'
import { dispatch } from './dispatch.ts'
import { imports } from './imports.ts'
import { journal } from './journal.ts'
import { kit } from './kit.ts'
import { meetings } from './meetings.ts'
import { problems, refusals } from './problems.ts'
import { accounts, authority, bodies, councillors, groups, register, terms } from './register.ts'
import { series } from './series.ts'
import { session } from './session.ts'
import { tracking } from './tracking.ts'

/** Every sentence of the application. French, vouvoiement, U+00A0 before « : ; ? ! » (a test checks it). */
export const fr = {
  common,
  shell,
  session,
  meetings,
  imports,
  agenda,
  dispatch,
  tracking,
  attendance,
  journal,
  command,
  series,
  kit,
  register,
  councillors,
  bodies,
  groups,
  terms,
  accounts,
  authority,
  problems,
  refusals,
}

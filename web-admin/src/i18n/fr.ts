import { agenda } from './agenda.ts'
import { attendance } from './attendance.ts'
import { checks } from './checks.ts'
import { command } from './command.ts'
import { common, shell } from './common.ts'
import { bodies } from './bodies.ts'
import { deliberations, personalData } from './deliberations.ts'
import { dispatch } from './dispatch.ts'
import { announced, directory, services } from './directory.ts'
import { aidLinks, extranet, publications } from './extranet.ts'
import { imports } from './imports.ts'
import { integrations } from './integrations.ts'
import { journal } from './journal.ts'
import { kit } from './kit.ts'
import { letters } from './letters.ts'
import { meetings } from './meetings.ts'
import { notifications } from './notifications.ts'
import { paper } from './paper.ts'
import { problems, refusals } from './problems.ts'
import { accounts, authority, councillors, groups, register, terms } from './register.ts'
import { profiles } from './profiles.ts'
import { reading } from './reading.ts'
import { reports } from './reports.ts'
import { savings } from './savings.ts'
import { series } from './series.ts'
import { session } from './session.ts'
import { sitting } from './sitting.ts'
import { tracking } from './tracking.ts'
import { versions } from './versions.ts'

/** Every sentence of the application. French, vouvoiement, U+00A0 before « : ; ? ! » (a test checks it). */
export const fr = {
  common,
  shell,
  session,
  meetings,
  imports,
  agenda,
  checks,
  dispatch,
  tracking,
  attendance,
  sitting,
  deliberations,
  personalData,
  letters,
  versions,
  notifications,
  paper,
  integrations,
  journal,
  command,
  profiles,
  reading,
  reports,
  series,
  savings,
  kit,
  aidLinks,
  extranet,
  publications,
  directory,
  services,
  announced,
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

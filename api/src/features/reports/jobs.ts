import * as T from 'typebox'
import type { Deps } from '../../kernel/deps.ts'
import { defineJob } from '../../kernel/jobs/define.ts'

const file = T.Object({ fileId: T.String() })
const step = T.Object({ stepId: T.String(), membershipId: T.String() })

/** Says at once to its author whether a file can be read, and what is read in it. */
export const readFiled = defineJob<Deps, typeof file>({
  name: 'reports.read-file',
  queue: 'documents',
  schema: file,
  attempts: 3,
  load: async () => (await import('./read-file.handler.ts')).handle,
})

const reminder = T.Object({ reminderId: T.String() })

/** Tells one author of what is not handed in for a meeting. */
export const mailReminder = defineJob<Deps, typeof reminder>({
  name: 'reports.mail-reminder',
  queue: 'notifications',
  schema: reminder,
  attempts: 3,
  load: async () => (await import('./mail-reminder.handler.ts')).handle,
})

/** Tells one person of one step. */
export const mailStep = defineJob<Deps, typeof step>({
  name: 'reports.mail-step',
  queue: 'notifications',
  schema: step,
  load: async () => (await import('./mail-step.handler.ts')).handle,
})

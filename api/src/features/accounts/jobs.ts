import * as T from 'typebox'
import type { Deps } from '../../kernel/deps.ts'
import { defineJob } from '../../kernel/jobs/define.ts'

const schema = T.Object({ membershipId: T.String() })

/** The link's token is made by the handler: it is in the mail alone, never in the outbox or the queue. */
export const mailLoginLink = defineJob<Deps, typeof schema>({
  name: 'accounts.mail-login-link',
  queue: 'notifications',
  schema,
  load: async () => (await import('./mail-login-link.handler.ts')).handle,
})

/** The first link of an account, valid for days instead of minutes. Its token too is in the mail alone. */
export const mailInvitation = defineJob<Deps, typeof schema>({
  name: 'accounts.mail-invitation',
  queue: 'notifications',
  schema,
  load: async () => (await import('./mail-invitation.handler.ts')).handle,
})

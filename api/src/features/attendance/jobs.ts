import * as T from 'typebox'
import type { Deps } from '../../kernel/deps.ts'
import { defineJob } from '../../kernel/jobs/define.ts'

const schema = T.Object({ answerId: T.String(), revoked: T.Boolean() })

/** A mail to whom a vote was given, or taken back from. */
export const tellHolder = defineJob<Deps, typeof schema>({
  name: 'attendance.tell-holder',
  queue: 'notifications',
  schema,
  attempts: 8,
  load: async () => (await import('./tell-holder.handler.ts')).handle,
})

import * as T from 'typebox'
import type { Deps } from '../../kernel/deps.ts'
import { defineJob } from '../../kernel/jobs/define.ts'

const schema = T.Object({ dispatchId: T.String() })

/** Checks that every file can be read, makes the dispatch available, then promises one mail per recipient. */
export const announceDispatch = defineJob<Deps, typeof schema>({
  name: 'dispatches.announce',
  queue: 'notifications',
  schema,
  attempts: 8,
  load: async () => (await import('./announce-dispatch.handler.ts')).handle,
})

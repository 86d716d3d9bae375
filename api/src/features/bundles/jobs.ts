import * as T from 'typebox'
import type { Deps } from '../../kernel/deps.ts'
import { defineJob } from '../../kernel/jobs/define.ts'

const schema = T.Object({ bundleId: T.String() })

export const buildBundle = defineJob<Deps, typeof schema>({
  name: 'bundles.build',
  queue: 'bundles',
  schema,
  attempts: 3,
  load: async () => (await import('./build-bundle.handler.ts')).handle,
})

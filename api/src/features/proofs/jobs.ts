import * as T from 'typebox'
import type { Deps } from '../../kernel/deps.ts'
import { defineJob } from '../../kernel/jobs/define.ts'

const schema = T.Object({ sealId: T.String() })

export const sealDispatch = defineJob<Deps, typeof schema>({
  name: 'proofs.seal',
  queue: 'background',
  schema,
  attempts: 5,
  load: async () => (await import('./seal-dispatch.handler.ts')).handle,
})

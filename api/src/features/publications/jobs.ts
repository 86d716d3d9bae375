import * as T from 'typebox'
import type { Deps } from '../../kernel/deps.ts'
import { defineJob } from '../../kernel/jobs/define.ts'

const schema = T.Object({ fileId: T.String() })

/** Says whether a file of a publication can be read, and keeps the text of its pages for search. */
export const inspectFile = defineJob<Deps, typeof schema>({
  name: 'publications.inspect-file',
  queue: 'documents',
  schema,
  attempts: 3,
  load: async () => (await import('./inspect-file.handler.ts')).handle,
})

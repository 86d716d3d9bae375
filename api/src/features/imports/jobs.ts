import * as T from 'typebox'
import type { Deps } from '../../kernel/deps.ts'
import { defineJob } from '../../kernel/jobs/define.ts'

const schema = T.Object({ documentId: T.String() })

/** Inspects a received file, makes a readable copy where needed, reads its fields and puts it on the agenda. */
export const readDocument = defineJob<Deps, typeof schema>({
  name: 'imports.read-document',
  queue: 'documents',
  schema,
  attempts: 3,
  load: async () => (await import('./read-document.handler.ts')).handle,
})

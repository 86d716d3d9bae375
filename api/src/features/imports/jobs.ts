import * as T from 'typebox'
import type { Deps } from '../../kernel/deps.ts'
import { defineJob } from '../../kernel/jobs/define.ts'

const schema = T.Object({ documentId: T.String() })

/** Says what a received file is, reads its fields and puts it with its item; archives are unpacked, spreadsheets read as a list. */
export const readDocument = defineJob<Deps, typeof schema>({
  name: 'imports.read-document',
  queue: 'documents',
  schema,
  attempts: 3,
  load: async () => (await import('./read/read-document.handler.ts')).handle,
})

/** Makes a PDF of a word-processor file, then goes on as for any other. One at a time: LibreOffice does no more. */
export const convertDocument = defineJob<Deps, typeof schema>({
  name: 'imports.convert-document',
  queue: 'conversions',
  schema,
  attempts: 4,
  load: async () => (await import('./read/convert-document.handler.ts')).handle,
})

/** The text of every page, for search; scans by recognition, where the machine can. */
export const readPages = defineJob<Deps, typeof schema>({
  name: 'imports.read-pages',
  queue: 'background',
  schema,
  attempts: 2,
  load: async () => (await import('./read/read-pages.handler.ts')).handle,
})

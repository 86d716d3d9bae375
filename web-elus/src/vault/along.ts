import {
  type Contract,
  type Convocation,
  listAnnotations,
  listConvocations,
  listMarks,
  listReaders,
  readChanges,
  readDocumentText,
  readMyAttendance,
} from '@hemicycle/contract'
import { call } from '../api.ts'
import { isRemembered } from './kept.ts'
import { wantedOf } from './plan.ts'

/** The list that the start page shows: read before the device had a key, it was not kept. */
export async function keepList(load: () => Promise<void>): Promise<void> {
  if (!(await isRemembered(listConvocations as Contract, {}))) await load()
}

/** What goes along with the files of a meeting: my answer, my notes, where I am, and the text of each report. */
export async function keepAlong(convocation: Convocation): Promise<void> {
  const { meetingId } = convocation
  const reads = [
    () => call(listMarks, {}),
    () => call(listAnnotations, { meetingId }),
    () => call(readMyAttendance, { meetingId }),
    () => call(listReaders, { meetingId }),
    () => call(readChanges, { meetingId }),
    // The text of a file never changes: asked for once.
    ...wantedOf(convocation).map(({ id: documentId }) => async () => {
      if (!(await isRemembered(readDocumentText as Contract, { documentId })))
        await call(readDocumentText, { documentId })
    }),
  ]
  // One that fails leaves the others: the files are what a meeting cannot do without.
  for (const read of reads) await read().catch(() => undefined)
}

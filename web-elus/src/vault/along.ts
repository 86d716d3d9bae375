import {
  type Contract,
  type Convocation,
  type Input,
  listAnnotations,
  listConvocations,
  listMarks,
  listMyItemAids,
  listReaders,
  type Output,
  readChanges,
  readDocumentText,
  readMyAttendance,
  readTextChanges,
} from '@hemicycle/contract'
import { call } from '../api.ts'
import { isNetwork } from '../common/problem.ts'
import { isRemembered, remembered } from './kept.ts'
import { inLanes } from './lanes.ts'
import { wantedOf } from './plan.ts'
import { keepRecord, readRecord } from './records.ts'

/** The list that the start page shows: read before the device had a key, it was not kept. */
export async function keepList(load: () => Promise<void>): Promise<void> {
  if (!(await isRemembered(listConvocations as Contract, {}))) await load()
}

/** What is mine over all meetings: where I am, « mes notes ». */
export async function keepMine(): Promise<void> {
  await kept(() => call(listMarks, {}))
  await kept(() => call(listAnnotations, {}))
}

const markOf = ({ meetingId, dispatchId }: Convocation): string => `along ${meetingId} ${dispatchId}`
/** Whether all that goes along with the files of this dispatch is here: without it, neither search nor notes without network. */
export const hasAlong = async (convocation: Convocation): Promise<boolean> =>
  (await readRecord(markOf(convocation))) === true

/** Small answers: most of the time of one is its way to the service and back. */
const LANES = 4

/** What goes along with the files of a meeting: my answer, my notes, the aids, the text of each report, what has changed. */
export async function keepAlong(convocation: Convocation): Promise<boolean> {
  const { meetingId } = convocation
  const whole = [
    await kept(() => call(listAnnotations, { meetingId })),
    await kept(() => call(readMyAttendance, { meetingId })),
    await kept(() => call(listReaders, { meetingId })),
    await kept(() => call(listMyItemAids, { meetingId })),
    await kept(() => keepChanges(meetingId)),
  ]
  await inLanes(wantedOf(convocation), LANES, async ({ id }) => {
    whole.push(await kept(() => keepText(id)))
  })
  if (whole.includes(false)) return hasAlong(convocation)
  return keepRecord(markOf(convocation), true).then(
    () => true,
    () => false,
  )
}

/** One that fails leaves the others: the files are what a meeting cannot do without. False when it is to be asked again. */
async function kept(read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read()
    return true
  } catch (error) {
    return !isNetwork(error)
  }
}

/** The text of a file never changes once known: asked for until it is, then no more. */
async function keepText(documentId: string): Promise<void> {
  const known = await remembered<Output<typeof readDocumentText>>(readDocumentText as Contract, {
    documentId,
  })
  if (!known?.known) await call(readDocumentText, { documentId })
}

async function keepChanges(meetingId: string): Promise<void> {
  const { items } = await call(readChanges, { meetingId })
  for (const { documentId, since } of items.flatMap(({ documents }) => documents)) {
    const asked: Input<typeof readTextChanges> = { meetingId, documentId, since: since ?? '' }
    if (since && !(await isRemembered(readTextChanges as Contract, asked))) await call(readTextChanges, asked)
  }
}

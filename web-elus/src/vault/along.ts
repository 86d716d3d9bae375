import {
  type Contract,
  type Convocation,
  type Input,
  listAnnotations,
  listConvocations,
  listMarks,
  listMyItemAids,
  listReaders,
  readChanges,
  readDocumentTexts,
  readMyAttendance,
  readTextChanges,
} from '@hemicycle/contract'
import { call } from '../api.ts'
import { isNetwork } from '../common/problem.ts'
import { isRemembered } from './kept.ts'
import { inLanes } from './lanes.ts'
import { batchesOf, wantedOf } from './plan.ts'
import { keepRecord, readRecord } from './records.ts'
import { askVault, VaultError } from './worker.ts'

/** The list that the start page shows: read before the device had a key, it was not kept. */
export async function keepList(load: () => Promise<void>): Promise<void> {
  if (!(await isRemembered(listConvocations as Contract, {}))) await load()
}

/** What is mine over all meetings: where I am, « mes notes ». */
export async function keepMine(): Promise<void> {
  await kept(() => call(listMarks, {}))
  await kept(() => call(listAnnotations, {}))
}

const markOf = ({ meetingId, dispatchId }: Convocation): string => `beside ${meetingId} ${dispatchId}`
/** Whether all that goes along with the files of this dispatch is here: without it, neither search nor notes without network. */
export const hasAlong = async (convocation: Convocation): Promise<boolean> =>
  (await readRecord(markOf(convocation))) === true

/** One is read by the service while another is sealed. */
const LANES = 2

/** What goes along with the files of a meeting: my answer, my notes, the aids, the text of each report, what has changed. */
export async function keepAlong(convocation: Convocation): Promise<boolean> {
  const { meetingId } = convocation
  const whole = [
    await kept(() => call(listAnnotations, { meetingId })),
    await kept(() => call(readMyAttendance, { meetingId })),
    await kept(() => call(listReaders, { meetingId })),
    await kept(() => call(listMyItemAids, { meetingId })),
    await kept(() => keepChanges(meetingId)),
    await kept(() => keepTexts(convocation)),
  ]
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
    return !isNetwork(error) && !(error instanceof VaultError)
  }
}

/** The text of a file never changes once known: asked for until it is, then no more. */
async function keepTexts(convocation: Convocation): Promise<void> {
  const ids = wantedOf(convocation).map(({ id }) => id)
  const here = new Set(await askVault('textsHere', { ids }))
  await inLanes(batchesOf(convocation, here), LANES, async (documentIds) => {
    const { texts } = await call(readDocumentTexts, { documentIds })
    const known = texts.filter((text) => text.known)
    if (known.length > 0) await askVault('keepTexts', { texts: known })
  })
}

async function keepChanges(meetingId: string): Promise<void> {
  const { items } = await call(readChanges, { meetingId })
  for (const { documentId, since } of items.flatMap(({ documents }) => documents)) {
    const asked: Input<typeof readTextChanges> = { meetingId, documentId, since: since ?? '' }
    if (since && !(await isRemembered(readTextChanges as Contract, asked))) await call(readTextChanges, asked)
  }
}

import {
  type Call,
  type Contract,
  listAnnotations,
  listConvocations,
  listMarks,
  listMyItemAids,
  listMyPublications,
  listReaders,
  readCalendar,
  readChanges,
  readConvocation,
  readDirectory,
  readDocumentText,
  readMyAttendance,
  readMyPublication,
  readTextChanges,
  requestOf,
} from '@hemicycle/contract'
import { isNetwork } from '../common/problem.ts'
import { keepRecord, readRecord, recordsOpen } from './records.ts'

/** What is read again without network. Only reads: what is written goes through the outgoing queue. */
const KEPT: ReadonlySet<unknown> = new Set([
  listConvocations,
  readConvocation,
  readMyAttendance,
  listMyItemAids,
  listAnnotations,
  listReaders,
  listMarks,
  readDocumentText,
  readChanges,
  readTextChanges,
  listMyPublications,
  readMyPublication,
  readDirectory,
  readCalendar,
])
/** A room full of people on one access point: past this, what is kept is better than waiting. */
const PATIENCE_MS = 4_000

const nameOf = (operation: Contract, input: unknown): string =>
  `${operation.method} ${requestOf(operation, input as Record<string, unknown>).url}`

/** The answer to this read that is on the device. */
export const remembered = <O>(operation: Contract, input: unknown): Promise<O | undefined> =>
  readRecord<O>(nameOf(operation, input))
export const isRemembered = async (operation: Contract, input: unknown): Promise<boolean> =>
  (await remembered(operation, input)) !== undefined

/** The same client, whose reads are kept on a device of confidence and served from it when the network fails. */
export function keeping(call: Call): Call {
  return async <I, O>(operation: Contract<I, O>, input: I, extra?: Record<string, string>): Promise<O> => {
    if (!KEPT.has(operation) || !recordsOpen()) return call(operation, input, extra)
    const name = nameOf(operation as Contract, input)
    const fresh = call(operation, input, extra).then((reply) => {
      void keepRecord(name, reply).catch(() => undefined)
      return reply
    })
    // It may fail while the record is being opened: heard below.
    fresh.catch(() => undefined)
    const known = await readRecord<O>(name)
    if (known === undefined) return fresh
    return Promise.race([fresh.catch((error: unknown) => orThrow(error, known)), after(PATIENCE_MS, known)])
  }
}

function orThrow<O>(error: unknown, known: O): O {
  if (!isNetwork(error)) throw error
  return known
}
const after = <O>(ms: number, value: O): Promise<O> =>
  new Promise((resolve) => setTimeout(() => resolve(value), ms))

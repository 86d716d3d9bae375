import {
  answerConvocation,
  type Input,
  type MyAttendance,
  problemOf,
  readMyAttendance,
  requestOf,
  type Contract,
} from '@hemicycle/contract'
import { uuidv7 } from '@hemicycle/domain'
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { BASE, call, session } from '../api.ts'

export type Reply = Pick<Input<typeof answerConvocation>, 'answer' | 'holderId'>

/** An answer as it is sent: its id and its time are those of the tap, however late the network takes it. */
export function newAnswer(meetingId: string, reply: Reply): Input<typeof answerConvocation> {
  const id = uuidv7(Date.now(), (length) => crypto.getRandomValues(new Uint8Array(length)))
  return { meetingId, id, answeredAt: new Date().toISOString(), ...reply }
}

/** What I answered to each meeting, and what colleagues entrusted to me. */
export const useAttendance = defineStore('attendance', () => {
  const byId = shallowReactive(new Map<string, MyAttendance>())
  const load = async (meetingId: string): Promise<void> => {
    byId.set(meetingId, await call(readMyAttendance, { meetingId }))
  }
  const send = async (answer: Input<typeof answerConvocation>): Promise<MyAttendance> => {
    const now = await call(answerConvocation, answer)
    byId.set(answer.meetingId, now)
    return now
  }
  const forget = (): void => byId.clear()
  return { byId, load, send, forget }
})

/** A PDF that the service makes on demand, as a blob: the address alone would not carry the session. */
export async function fetchPaper<I extends Record<string, unknown>>(
  operation: Contract<I>,
  input: I,
): Promise<{ name: string; blob: Blob }> {
  const reply = await session.fetch(BASE + requestOf(operation, input).url)
  if (!reply.ok) throw await problemOf(reply)
  const named = /filename\*=UTF-8''([^;]+)/u.exec(reply.headers.get('content-disposition') ?? '')?.[1]
  return { name: decodeURIComponent(named ?? 'document.pdf'), blob: await reply.blob() }
}

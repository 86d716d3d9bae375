import { answerConvocation, type Input, type MyAttendance, readMyAttendance } from '@hemicycle/contract'
import { uuidv7 } from '@hemicycle/domain'
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { call } from '../api.ts'

export type Reply = Pick<Input<typeof answerConvocation>, 'answer' | 'holderId' | 'itemIds'>

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

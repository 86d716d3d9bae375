import { type Meeting, readMeeting } from '@hemicycle/contract'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { call } from '../api.ts'

/** The meeting whose steps are on screen: its counts and its clock feed the header of every step. */
export const useMeeting = defineStore('meeting', () => {
  const meeting = shallowRef<Meeting | null>(null)
  const error = shallowRef<unknown>(null)
  const id = ref('')

  const read = async (): Promise<void> => {
    const asked = id.value
    try {
      const found = await call(readMeeting, { meetingId: asked })
      if (asked === id.value) [meeting.value, error.value] = [found, null]
    } catch (problem) {
      if (asked === id.value) error.value = problem
    }
  }
  const open = (meetingId: string): Promise<void> => {
    if (id.value !== meetingId) [meeting.value, error.value] = [null, null]
    id.value = meetingId
    return read()
  }
  const put = (changed: Meeting): void => {
    if (changed.id === id.value) meeting.value = changed
  }
  return { meeting, error, id, open, read, put }
})

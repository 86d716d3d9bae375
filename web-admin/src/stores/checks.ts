import { type DispatchCheck, readChecks } from '@hemicycle/contract'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { call } from '../api.ts'
import { toPutRight } from '../features/checks/cures.ts'

/** What stands between the meeting on screen and its dispatch: the count in the header and the list of the desk. */
export const useChecks = defineStore('checks', () => {
  const checks = shallowRef<readonly DispatchCheck[] | null>(null)
  const error = shallowRef<unknown>(null)
  const id = ref('')

  const read = async (meetingId: string): Promise<void> => {
    if (id.value !== meetingId) [checks.value, error.value] = [null, null]
    id.value = meetingId
    try {
      const found = (await call(readChecks, { meetingId })).checks
      if (meetingId === id.value) [checks.value, error.value] = [found, null]
    } catch (problem) {
      if (meetingId === id.value) error.value = problem
    }
  }
  return { checks, error, read, count: computed(() => toPutRight(checks.value ?? [])) }
})

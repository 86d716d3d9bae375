import { type AidLink, listMyItemAids } from '@hemicycle/contract'
import { type ShallowRef, shallowRef, watch } from 'vue'
import { call } from '../../api.ts'

/** The sheets of the guide that each report of a meeting grants under. Advice: where it cannot be had, the agenda does without. */
export function useAids(meetingId: () => string): ShallowRef<ReadonlyMap<string, readonly AidLink[]>> {
  const aids = shallowRef<ReadonlyMap<string, readonly AidLink[]>>(new Map())
  watch(
    meetingId,
    async (id) => {
      aids.value = new Map()
      const reply = await call(listMyItemAids, { meetingId: id }).catch(() => ({ items: [] }))
      if (meetingId() === id) aids.value = new Map(reply.items.map((one) => [one.itemId, one.aids]))
    },
    { immediate: true },
  )
  return aids
}

import {
  acknowledge,
  type Convocation,
  type ConvocationSummary,
  listConvocations,
  openConvocation,
  type Output,
  readConvocation,
} from '@hemicycle/contract'
import { defineStore } from 'pinia'
import { ref, shallowReactive, shallowRef } from 'vue'
import { call } from '../api.ts'
import { takeConvocations } from '../early.ts'

/** What was sent to me. A failed read leaves what is already on screen; an older reply never replaces a newer one. */
export const useConvocations = defineStore('convocations', () => {
  const list = shallowRef<readonly ConvocationSummary[] | null>(null)
  const byId = shallowReactive(new Map<string, Convocation>())
  const readAt = ref<string | null>(null)
  const opened = new Set<string>()
  const turns = new Map<string, number>()

  async function latest<T>(key: string, read: () => Promise<T>, keep: (value: T) => void): Promise<void> {
    const turn = (turns.get(key) ?? 0) + 1
    turns.set(key, turn)
    const value = await read()
    if (turns.get(key) !== turn) return
    keep(value)
    readAt.value = new Date().toISOString()
  }
  let first: Promise<void> | null = null
  /** Before there is anything, several screens wait for one reply. */
  const load = (): Promise<void> => {
    if (list.value) return reload()
    first ??= reload().finally(() => (first = null))
    return first
  }
  const reload = () =>
    latest(
      'list',
      async () => (await takeConvocations()) ?? call(listConvocations, {}),
      (reply) => (list.value = reply.convocations),
    )
  const loadOne = (meetingId: string) =>
    latest(
      meetingId,
      () => call(readConvocation, { meetingId }),
      (reply) => byId.set(meetingId, reply),
    )
  const receipt = async (meetingId: string): Promise<void> => {
    noteReceipt(meetingId, await call(acknowledge, { meetingId }))
  }
  const noteReceipt = (meetingId: string, receipt: Output<typeof acknowledge>): void => {
    list.value =
      list.value?.map((one) => (one.meetingId === meetingId ? { ...one, ...receipt } : one)) ?? null
    const known = byId.get(meetingId)
    if (known) byId.set(meetingId, { ...known, ...receipt })
  }
  /** Tells the service that the agenda was opened: once per visit is enough, and it never holds up the reading. */
  const open = (meetingId: string): void => {
    if (opened.has(meetingId)) return
    opened.add(meetingId)
    call(openConvocation, { meetingId }).catch(() => opened.delete(meetingId))
  }
  const forget = (): void => {
    list.value = null
    byId.clear()
    opened.clear()
  }
  return { list, byId, readAt, load, loadOne, receipt, noteReceipt, open, forget }
})

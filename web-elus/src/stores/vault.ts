import type { Me } from '@hemicycle/contract'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { type DeviceRecord, hasDevice, readDevice, wasEvicted } from '../vault/device.ts'
import { enrol, leaveDevice, meet, type Meeting, type Opening, standing, unlock } from '../vault/vault.ts'

type State = 'UNKNOWN' | 'NONE' | 'LOCKED' | 'OPEN'

/** What this device keeps, seen from the screens: nothing, something locked, something open. */
export const useVault = defineStore('vault', () => {
  const state = ref<State>(hasDevice() ? 'UNKNOWN' : 'NONE')
  const device = shallowRef<DeviceRecord | null>(null)
  const evicted = ref(wasEvicted())
  /** The trust was taken back, and with it all that was kept: to be said where the person signs in again. */
  const revoked = ref(false)

  const settle = async (next?: State): Promise<void> => {
    // Looking for it would make an empty database where there is none.
    const known = hasDevice() ? await readDevice().catch(() => undefined) : undefined
    device.value = known ?? null
    state.value = device.value ? (next ?? (state.value === 'OPEN' ? 'OPEN' : 'LOCKED')) : 'NONE'
  }
  const load = async (): Promise<void> => {
    if (state.value === 'UNKNOWN') await settle()
  }
  const create = async (pin: string, me: Me): Promise<void> => {
    await enrol(pin, me)
    evicted.value = revoked.value = false
    await settle('OPEN')
  }
  const open = async (pin: string): Promise<Opening> => {
    const opening = await unlock(pin)
    await settle(opening.outcome === 'OPEN' ? 'OPEN' : 'LOCKED')
    return opening
  }
  const leave = async (): Promise<void> => {
    await leaveDevice()
    await settle()
  }
  /** At each contact: the lease is renewed, or everything goes. */
  const contact = async (): Promise<Meeting | null> => {
    if (!hasDevice()) return null
    const met = await meet()
    revoked.value ||= met === 'REVOKED'
    await settle()
    return met
  }
  /** The session has ended: perhaps because the trust was taken back. */
  const check = async (): Promise<void> => {
    const record = hasDevice() ? await readDevice() : undefined
    if (record) revoked.value ||= (await standing(record.deviceId)) === 'REVOKED'
    await settle()
  }
  return {
    state,
    device,
    evicted,
    revoked,
    isOpen: computed(() => state.value === 'OPEN'),
    load,
    create,
    open,
    leave,
    contact,
    check,
    refresh: () => settle(),
  }
})

import { getRow, putRow } from './shared/database.ts'
import type { Sealed } from './keys.ts'
import type { Times } from './lease.ts'

/** What the device knows of itself, in clear: nothing of it opens anything without the code. */
export interface DeviceRecord extends Times {
  readonly deviceId: string
  readonly userId: string
  /** « Madame Vidalenc », to greet who holds it. */
  readonly name: string
  readonly sealed: Sealed
  /** Lent by the service for the length of the lease; null once it has ended. */
  readonly share: string | null
  /** By how much the clock of this device was off at the last contact, in ms. */
  readonly skew: number
  readonly failures: number
  readonly blockedUntil: number
  /** Meetings kept or left out by choice; the others are kept while they are to come. */
  readonly choices: Readonly<Record<string, boolean>>
}

const KEY = 'me'
const FLAG = 'hemicycle.appareil'
const COOKIE = 'hemicycle_device'

/** Whether this browser has ever kept reports: asked at every start, so it must cost nothing. */
export function hasDevice(): boolean {
  try {
    return localStorage.getItem(FLAG) !== null
  } catch {
    return false
  }
}
export const readDevice = (): Promise<DeviceRecord | undefined> => getRow<DeviceRecord>('device', KEY)

export async function writeDevice(record: DeviceRecord): Promise<void> {
  await putRow('device', KEY, record)
  localStorage.setItem(FLAG, record.deviceId)
  // Cookies outlive what a browser short of space takes back: that is how the loss is noticed.
  document.cookie = `${COOKIE}=${record.deviceId}; path=/; max-age=31536000; samesite=strict`
}

export async function changeDevice(change: Partial<DeviceRecord>): Promise<DeviceRecord | undefined> {
  const record = await readDevice()
  if (!record) return undefined
  const next = { ...record, ...change }
  await putRow('device', KEY, next)
  return next
}

export function forgetDevice(): void {
  localStorage.removeItem(FLAG)
  document.cookie = `${COOKIE}=; path=/; max-age=0; samesite=strict`
}

/** The browser has taken back what was kept: a cookie is all that is left. */
export const wasEvicted = (): boolean => !hasDevice() && document.cookie.includes(`${COOKIE}=`)

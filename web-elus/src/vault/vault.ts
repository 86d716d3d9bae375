import {
  type Lease,
  type Me,
  readStanding,
  renewLease,
  revokeMyDevice,
  trustDevice,
} from '@hemicycle/contract'
import { Problem } from '@hemicycle/domain'
import { raw } from '../api.ts'
import { addressed } from '../common/civility.ts'
import { isNetwork } from '../common/problem.ts'
import { dropDeviceEntries, resealEntries } from '../outbox/store.ts'
import { changeDevice, type DeviceRecord, forgetDevice, readDevice, writeDevice } from './device.ts'
import { newMaster, openMaster, recordsKey } from './keys.ts'
import { labelOf } from './label.ts'
import { leaseEnded, leaseNow, skewOf } from './lease.ts'
import { keepRecord, openRecords, readRecord } from './records.ts'
import { afterWrong, MOST_TRIES } from './tries.ts'
import { askVault } from './worker.ts'

export type Opening =
  | { outcome: 'OPEN' }
  | { outcome: 'WRONG'; left: number; blockedUntil: number }
  | { outcome: 'BLOCKED'; blockedUntil: number }
  /** Nothing is left on the device: too many codes, trust taken back, or taken back by the browser. */
  | { outcome: 'WIPED'; why: 'TRIES' | 'REVOKED' | 'GONE' }
  /** The lease has ended: the service must be met before anything opens. */
  | { outcome: 'EXPIRED' }

const ME = 'me'

/** Makes this device one of confidence: registered with the service, with a key that the code opens. */
export async function enrol(pin: string, me: Me): Promise<DeviceRecord> {
  // Not every WebKit has it.
  await (navigator.storage as StorageManager | undefined)?.persist?.().catch(() => false)
  const deviceId = crypto.randomUUID()
  const lease = await raw(trustDevice, { id: deviceId, ...labelOf(navigator) })
  const { master, sealed } = await newMaster(pin, lease.share)
  const record: DeviceRecord = {
    deviceId,
    userId: me.userId,
    name: addressed(me),
    sealed,
    failures: 0,
    blockedUntil: 0,
    choices: {},
    ...timesOf(lease),
  }
  await writeDevice(record)
  await use(master)
  await keepRecord(ME, me)
  return record
}

/** Tries a code. Without network it opens as long as the lease lasts; ten wrong codes in a row and nothing is left. */
export async function unlock(pin: string): Promise<Opening> {
  const record = await readDevice()
  if (!record) return gone()
  const now = leaseNow(record, Date.now())
  if (record.blockedUntil > now) return { outcome: 'BLOCKED', blockedUntil: record.blockedUntil }
  const share = await shareOf(record)
  if (share === 'REVOKED') return { outcome: 'WIPED', why: 'REVOKED' }
  if (!share) return { outcome: 'EXPIRED' }
  const master = await openMaster(record.sealed, pin, share)
  if (!master) return wrong(record, now)
  // A disk too full to note it opens all the same.
  await changeDevice({ failures: 0, blockedUntil: 0, lastSeen: now }).catch(() => undefined)
  await use(master)
  return { outcome: 'OPEN' }
}

async function gone(): Promise<Opening> {
  await wipe()
  return { outcome: 'WIPED', why: 'GONE' }
}

async function wrong(record: DeviceRecord, now: number): Promise<Opening> {
  const failures = record.failures + 1
  const { blockedUntil, wipe: last } = afterWrong(failures, now)
  if (last) {
    await raw(revokeMyDevice, { deviceId: record.deviceId }).catch(() => undefined)
    await wipe()
    return { outcome: 'WIPED', why: 'TRIES' }
  }
  await changeDevice({ failures, blockedUntil, lastSeen: now })
  return { outcome: 'WRONG', left: MOST_TRIES - failures, blockedUntil }
}

/** The share lent, as long as the lease lasts; once it has ended it is erased, and only the service gives it again. */
async function shareOf(record: DeviceRecord): Promise<string | 'REVOKED' | null> {
  if (record.share && !leaseEnded(record, Date.now())) return record.share
  await changeDevice({ share: null, lastSeen: leaseNow(record, Date.now()) })
  const met = await meet()
  return met === 'REVOKED' ? met : ((await readDevice())?.share ?? null)
}

export type Meeting = 'TRUSTED' | 'REVOKED' | 'UNREACHABLE' | 'SIGNED_OUT'

/** Whether the service still trusts this device, asked without a session; when it does not, everything is erased. */
export async function standing(deviceId: string): Promise<'TRUSTED' | 'REVOKED'> {
  const reply = await raw(readStanding, { deviceId })
  if (reply.standing === 'REVOKED') await wipe()
  return reply.standing
}

/** Meets the service: renews the lease, or learns that the trust is lost and erases everything. */
export async function meet(): Promise<Meeting> {
  const record = await readDevice()
  if (!record) return 'SIGNED_OUT'
  const { deviceId } = record
  try {
    if ((await standing(deviceId)) === 'REVOKED') return 'REVOKED'
    await changeDevice(timesOf(await raw(renewLease, { deviceId })))
    return 'TRUSTED'
  } catch (error) {
    if (isNetwork(error) || !(error instanceof Problem)) return 'UNREACHABLE'
    return error.code === 'NOT_SIGNED_IN' ? 'SIGNED_OUT' : 'UNREACHABLE'
  }
}

/** Said by the person: this device is trusted no more. Done here at once, and at the service when it can be reached. */
export async function leaveDevice(): Promise<void> {
  const record = await readDevice().catch(() => undefined)
  if (record) await raw(revokeMyDevice, { deviceId: record.deviceId }).catch(() => undefined)
  // What waits for the network is not lost with the reports.
  await resealEntries(() => null).catch(() => undefined)
  await wipe()
}

/** Nothing is left: neither keys, nor files, nor records, nor what waited under the key of the device. */
export async function wipe(): Promise<void> {
  openRecords(null)
  forgetDevice()
  await askVault('wipe', {}).catch(() => undefined)
  await dropDeviceEntries().catch(() => undefined)
}

export const knownMe = (): Promise<Me | undefined> => readRecord<Me>(ME)
export const keepMe = (me: Me): Promise<void> => keepRecord(ME, me)

async function use(master: CryptoKey): Promise<void> {
  openRecords(await recordsKey(master))
  await askVault('open', { master })
  await resealEntries().catch(() => undefined)
}

function timesOf({ share, leaseUntil, now }: Lease) {
  const serverTime = Date.parse(now)
  const skew = skewOf(Date.now(), serverTime)
  return { share, leaseUntil: Date.parse(leaseUntil), serverTime, lastSeen: serverTime, skew }
}

/** What a device knows of time: nobody can check its clock without network. */
export interface Times {
  /** Until when the service lets it open its files. */
  readonly leaseUntil: number
  /** The clock of the service at the last contact. */
  readonly serverTime: number
  /** The latest time that this device was ever seen at. */
  readonly lastSeen: number
}
const SKEW_MS = 10 * 60_000

/** The present as far as a lease goes: a clock set back gains nothing. */
export const leaseNow = (times: Times, deviceNow: number): number =>
  Math.max(deviceNow, times.serverTime, times.lastSeen)

/** Whether the lease has ended: judged by the later of the device's clock and of the last times seen. */
export const leaseEnded = (times: Times, deviceNow: number): boolean =>
  leaseNow(times, deviceNow) >= times.leaseUntil

/** By how much the device's clock is off at a contact, in ms, ahead when positive; 0 below ten minutes. */
export function skewOf(deviceNow: number, serverNow: number): number {
  const skew = deviceNow - serverNow
  return Math.abs(skew) < SKEW_MS ? 0 : skew
}

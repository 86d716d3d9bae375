import { Secret, TOTP } from 'otpauth'

const PERIOD = 30

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: 'Hémicycle', label, secret: Secret.fromBase32(secret), period: PERIOD, digits: 6 })

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32
export const totpUri = (secret: string, label: string): string => totpOf(secret, label).toString()
export const totpCode = (secret: string, now: Date): string =>
  totpOf(secret, '').generate({ timestamp: now.getTime() })

/** The time step of a good code, one step of clock drift allowed (RFC 6238 §5.2), or null. A step is accepted once. */
export function acceptedStep(
  secret: string,
  code: string,
  now: Date,
  lastStep: number | null,
): number | null {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now.getTime(), window: 1 })
  if (delta === null) return null
  const step = Math.floor(now.getTime() / 1000 / PERIOD) + delta
  return lastStep !== null && step <= lastStep ? null : step
}

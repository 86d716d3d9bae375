import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** An unguessable token for links and cookies: 256 bits, URL-safe. Only its fingerprint is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const fingerprint = (token: string): string => createHash('sha256').update(token).digest('hex')

interface Sealed {
  readonly purpose: string
  readonly expiresAt: number
}

/** Signs a small value for one purpose and a short time (HMAC-SHA256). */
export function seal<V extends object>(secret: string, value: V & Sealed): string {
  const body = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${body}.${sign(secret, body)}`
}

/** The value, or null when the seal, the purpose or the time is wrong. */
export function unseal<V extends object>(
  secret: string,
  purpose: string,
  token: string,
  now: Date,
): V | null {
  const [body = '', signature = ''] = token.split('.')
  const expected = Buffer.from(sign(secret, body))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
  const value = JSON.parse(Buffer.from(body, 'base64url').toString()) as V & Sealed
  return value.purpose === purpose && value.expiresAt > now.getTime() ? value : null
}

function sign(secret: string, body: string): string {
  return createHmac('sha256', secret).update(body).digest('base64url')
}

/** Whether a given secret is the expected one, in a time that says nothing of where they differ. */
export function isSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

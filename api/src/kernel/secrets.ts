import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto' // prettier-ignore

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

const keyFor = (secret: string, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', `hemicycle:${purpose}`, 32))

/** Hides a text that must be read again, for one purpose (AES-256-GCM): a copy of the database alone does not tell it. */
export function lock(secret: string, purpose: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** The text again; throws when it was altered, or locked for another purpose or with another secret. */
export function unlock(secret: string, purpose: string, locked: string): string {
  const bytes = Buffer.from(locked, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8')
}

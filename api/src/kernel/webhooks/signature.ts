import { createHmac } from 'node:crypto'

/**
 * What proves that a message comes from us and is of now: « t=1795770000,v1=… », HMAC-SHA256 over « timestamp.body ». While a secret is
 * being changed there is one v1 for each.
 */
export function signatureOf(secrets: readonly string[], at: Date, body: string): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const marks = secrets.map(
    (secret) => `v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`,
  )
  return [`t=${seconds}`, ...marks].join(',')
}

import { isIP } from 'node:net'
import { Problem } from '@hemicycle/domain'
import { hostOf, isPublicAddress } from '../../kernel/webhooks/address-guard.ts'

/** An address that may be told: https, without credentials, and of the public Internet unless the installation names its host. */
export function checkUrl(text: string, privateHosts: readonly string[]): void {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url) throw refusal('not a URL')
  const host = hostOf(url)
  const ours = privateHosts.includes(host)
  if (url.protocol !== 'https:' && !(ours && url.protocol === 'http:')) throw refusal('https is needed')
  if (url.username !== '' || url.password !== '') throw refusal('no credentials in an address')
  const inside = isIP(host) === 0 ? /(^|\.)(localhost|local|internal)$/.test(host) : !isPublicAddress(host)
  if (inside && !ours) throw refusal('an address of the inside')
}

const refusal = (reason: string): Problem =>
  new Problem('INVALID_INPUT', 'url', { violations: [{ field: 'url', reason }] })

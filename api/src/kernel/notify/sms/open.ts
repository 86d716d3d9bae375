import { httpDriver, type HttpGateway } from './http.ts'
import { ovhDriver } from './ovh.ts'
import { smppDriver } from './smpp.ts'
import type { SmsDriver } from './sms.ts'

/**
 * The driver named by SMS_URL, or null without one. `smpp://user:password@host:port`, `ssmpp://…`,
 * `ovh://appKey:appSecret@consumerKey/service`, or the https:// address of a gateway described by SMS_GATEWAY.
 */
export function openSms(url: string | null, gateway: string | null): SmsDriver | null {
  if (!url) return null
  const { protocol, username, password, host, pathname } = new URL(url)
  const [user, secret] = [decodeURIComponent(username), decodeURIComponent(password)]
  if (protocol === 'smpp:' || protocol === 'ssmpp:')
    return smppDriver({ url: `${protocol}//${host}`, systemId: user, password: secret })
  if (protocol === 'ovh:') {
    const service = decodeURIComponent(pathname.slice(1))
    return ovhDriver({ base: OVH, service, appKey: user, appSecret: secret, consumerKey: host })
  }
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new Error(`SMS_URL : « ${protocol} » n’est pas connu. Choisissez smpp, ssmpp, ovh ou https.`)
  return httpDriver({ ...DEFAULTS, ...readGateway(gateway), url })
}

const OVH = 'https://eu.api.ovh.com/1.0'
const DEFAULTS = {
  headers: { 'idempotency-key': '{key}' },
  format: 'json',
  body: { to: '{to}', text: '{text}', sender: '{sender}', reference: '{key}' },
  idPath: 'id',
  idempotent: false,
} as const

function readGateway(text: string | null): Partial<HttpGateway> {
  if (!text) return {}
  try {
    return JSON.parse(text) as Partial<HttpGateway>
  } catch {
    throw new Error('SMS_GATEWAY : un objet JSON est attendu (headers, format, body, idPath, idempotent).')
  }
}

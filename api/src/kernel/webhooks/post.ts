import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { guardedLookup, hostOf, isPublicAddress, PRIVATE_ADDRESS } from './address-guard.ts'

export type Fault = 'HTTP_ERROR' | 'TIMEOUT' | 'UNREACHABLE' | 'PRIVATE_ADDRESS' | 'TLS'
export interface Outcome {
  readonly status: number | null
  readonly fault: Fault | null
}

interface Posting {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** Host names that may be of the inside: the installation's own choice. */
  readonly privateHosts: readonly string[]
  readonly timeoutMs: number
}

/** One POST to an address that somebody typed. Follows no redirection, reads nothing of the answer but its status, and never throws. */
export async function post({ url, body, headers, privateHosts, timeoutMs }: Posting): Promise<Outcome> {
  const target = new URL(url)
  const host = hostOf(target)
  // A literal address is not looked up: it is judged here.
  if (isIP(host) !== 0 && !privateHosts.includes(host) && !isPublicAddress(host))
    return { status: null, fault: PRIVATE_ADDRESS }
  const { request } = target.protocol === 'https:' ? https : http
  return new Promise((settle) => {
    const sent = request(
      target,
      {
        method: 'POST',
        agent: false,
        lookup: guardedLookup(privateHosts),
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(timeoutMs),
      },
      (reply) => {
        const status = reply.statusCode ?? 0
        reply.destroy()
        settle({ status, fault: status >= 200 && status < 300 ? null : 'HTTP_ERROR' })
      },
    )
    sent.on('error', (error: Error & { code?: string }) => settle({ status: null, fault: faultOf(error) }))
    sent.end(body)
  })
}

function faultOf({ name, code = '' }: Error & { code?: string }): Fault {
  if (code === PRIVATE_ADDRESS) return PRIVATE_ADDRESS
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR' || code === 'ETIMEDOUT') return 'TIMEOUT' // prettier-ignore
  return /CERT|TLS|SSL|SELF_SIGNED|EPROTO/.test(code) ? 'TLS' : 'UNREACHABLE'
}

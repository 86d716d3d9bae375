import type { SmsSent } from './sms.ts'

const PATIENCE_MS = 60_000
/** The connection was never made: nothing can have left. */
const UNREACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
])

export type Answer = { readonly status: number; readonly text: string } | SmsSent

/** One HTTP exchange with a gateway: its answer, or what its silence means. Never follows a redirect, which could send twice. */
export async function exchange(url: string, init: RequestInit): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const response = await fetch(url, { ...init, redirect: 'manual', signal })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: string }; name: string }
    const code = cause?.code ?? name
    return { kind: UNREACHED.has(code) ? 'NOT_SENT' : 'LOST', reply: `passerelle SMS injoignable (${code})` }
  }
}

/** Too many requests and a gateway in trouble are for later; any other refusal is final. */
export function refusal(status: number, text: string): SmsSent {
  const permanent = status < 500 && status !== 429 && status !== 408 && status !== 425
  return { kind: 'REFUSED', permanent, reply: `${status} ${text}`.trim().slice(0, 500) }
}

/** The value at « messages.0.id » in a JSON text, or null. */
export function valueAt(text: string, path: string): string | null {
  try {
    let value: unknown = JSON.parse(text)
    for (const step of path.split('.')) value = (value as Record<string, unknown> | null)?.[step]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  } catch {
    return null
  }
}

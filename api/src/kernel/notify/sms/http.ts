import { exchange, refusal, valueAt } from './exchange.ts'
import type { Sms, SmsDriver, SmsSent } from './sms.ts'

/** How a gateway wants to be asked; `{to}`, `{text}`, `{sender}` and `{key}` are replaced where they stand. */
export interface HttpGateway {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** JSON or form fields. */
  readonly format: 'json' | 'form'
  readonly body: Readonly<Record<string, unknown>>
  /** Where the answer names the message, e.g. « messages.0.id ». */
  readonly idPath: string
  /** Whether the gateway answers a known key without sending again: a silence can then be asked anew without doubt. */
  readonly idempotent: boolean
}

/** Any gateway that takes a message by one HTTP request. */
export function httpDriver(gateway: HttpGateway): SmsDriver {
  return {
    name: 'http',
    async send(sms, beforeSend) {
      const request = requestOf(gateway, sms)
      await beforeSend()
      const answer = await exchange(gateway.url, request)
      if ('kind' in answer) return silence(gateway, answer)
      const { status, text } = answer
      if (status < 200 || status > 299) return refusal(status, text)
      return { kind: 'ACCEPTED', reply: String(status), externalId: valueAt(text, gateway.idPath) ?? sms.key }
    },
    onReceipt: () => undefined,
    close: () => Promise.resolve(),
  }
}

function silence(gateway: HttpGateway, answer: SmsSent): SmsSent {
  return gateway.idempotent && answer.kind === 'LOST' ? { ...answer, kind: 'NOT_SENT' } : answer
}

function requestOf({ headers, format, body }: HttpGateway, sms: Sms): RequestInit {
  const filled = fill(body, sms) as Record<string, unknown>
  const type = format === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'
  return {
    method: 'POST',
    headers: { 'content-type': type, ...(fill(headers, sms) as Record<string, string>) },
    body: format === 'json' ? JSON.stringify(filled) : new URLSearchParams(filled as Record<string, string>),
  }
}

/** Replaces inside values, never inside the JSON text: no message can change the shape of a request. */
function fill(template: unknown, sms: Sms): unknown {
  if (typeof template === 'string')
    return template.replace(/\{(to|text|sender|key)\}/g, (_, name: keyof Sms) => sms[name] ?? '')
  if (Array.isArray(template)) return template.map((one) => fill(one, sms))
  if (template === null || typeof template !== 'object') return template
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fill(value, sms)]))
}

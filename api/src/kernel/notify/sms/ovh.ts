import { createHash } from 'node:crypto'
import { countSms } from '@hemicycle/domain'
import { exchange, refusal, valueAt } from './exchange.ts'
import type { Sms, SmsDriver } from './sms.ts'

export interface OvhAccount {
  /** https://eu.api.ovh.com/1.0, or a simulator. */
  readonly base: string
  readonly service: string
  readonly appKey: string
  readonly appSecret: string
  readonly consumerKey: string
}

/** « $1$ » and the SHA-1 of secret, consumer key, method, address, body and time, joined by « + » (OVHcloud API, first steps). */
export function ovhSignature(
  account: OvhAccount,
  method: string,
  url: string,
  body: string,
  time: number,
): string {
  const parts = [account.appSecret, account.consumerKey, method, url, body, time]
  return `$1$${createHash('sha1').update(parts.join('+')).digest('hex')}`
}

/** OVHcloud SMS. Requests are signed at the hour of their server: a clock that drifts would refuse them all. */
export function ovhDriver(account: OvhAccount): SmsDriver {
  let drift: Promise<number> | null = null
  const readDrift = async () => {
    const answer = await exchange(`${account.base}/auth/time`, {})
    if ('kind' in answer) throw new Error(answer.reply)
    return Number(answer.text) - Math.floor(Date.now() / 1000)
  }
  return {
    name: 'ovh',
    async send(sms, beforeSend) {
      drift ??= readDrift()
      const delta = await drift.catch(() => null)
      if (delta === null) {
        drift = null
        return { kind: 'NOT_SENT', reply: 'l’heure du serveur OVH ne peut être lue' }
      }
      await beforeSend()
      const { url, init } = signed(account, sms, Math.floor(Date.now() / 1000) + delta)
      const answer = await exchange(url, init)
      if ('kind' in answer) return answer
      const { status, text } = answer
      if (status < 200 || status > 299) return refusal(status, text)
      const externalId = valueAt(text, 'ids.0')
      // « validReceivers: [] »: the request was fine, the number was not.
      if (!externalId) return { kind: 'REFUSED', permanent: true, reply: 'numéro refusé par l’opérateur' }
      return { kind: 'ACCEPTED', reply: String(status), externalId }
    },
    onReceipt: () => undefined,
    close: () => Promise.resolve(),
  }
}

function signed(account: OvhAccount, sms: Sms, time: number): { url: string; init: RequestInit } {
  const url = `${account.base}/sms/${encodeURIComponent(account.service)}/jobs`
  const body = JSON.stringify({
    message: sms.text,
    receivers: [sms.to],
    ...(sms.sender ? { sender: sms.sender } : { senderForResponse: true }),
    coding: countSms(sms.text).encoding === 'GSM7' ? '7bit' : '8bit',
    charset: 'UTF-8',
    // Not advertising: no STOP line is added to an institutional message.
    noStopClause: true,
    priority: 'high',
    tag: sms.key.slice(0, 20),
  })
  const headers = {
    'content-type': 'application/json',
    'x-ovh-application': account.appKey,
    'x-ovh-consumer': account.consumerKey,
    'x-ovh-timestamp': String(time),
    'x-ovh-signature': ovhSignature(account, 'POST', url, body, time),
  }
  return { url, init: { method: 'POST', headers, body } }
}

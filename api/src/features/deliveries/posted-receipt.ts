import type { SmsReceipt } from '../../kernel/notify/sms/sms.ts'

const IDS = ['id', 'messageId', 'message_id', 'sms_id', 'smsId', 'ticket']
const STATES = ['status', 'state', 'dlr_status', 'ptt', 'event']
const DELIVERED = /^(delivered|delivrd|received|1|ok)$/i
const BOUNCED = /^(undeliv(ered|erable)?|failed|rejected|rejectd|expired|bounced|not_delivered|2|error)$/i

/** What providers post, under the names they use; null when no message is named. An unknown state changes nothing. */
export function readPostedReceipt(posted: Readonly<Record<string, unknown>>): SmsReceipt | null {
  const read = (names: readonly string[]): string | null => {
    const value = names.map((name) => posted[name]).find((one) => one !== undefined && one !== null)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  }
  const externalId = read(IDS)
  if (externalId === null) return null
  const words = read(STATES) ?? ''
  const outcome = DELIVERED.test(words) ? 'DELIVERED' : BOUNCED.test(words) ? 'BOUNCED' : 'PENDING'
  return { externalId, outcome, words: words.slice(0, 200) }
}

import type { Pdu } from 'smpp'
import type { SmsReceipt } from './sms.ts'

const OUTCOMES: Readonly<Record<string, SmsReceipt['outcome']>> = {
  DELIVRD: 'DELIVERED',
  EXPIRED: 'BOUNCED',
  DELETED: 'BOUNCED',
  UNDELIV: 'BOUNCED',
  REJECTD: 'BOUNCED',
}

/** A delivery receipt as operators write it, « id:… stat:DELIVRD err:000 » (SMPP 3.4, appendix B); null for any other message. */
export function readReceipt(pdu: Pdu): SmsReceipt | null {
  const text = textOf(pdu)
  const stat = /\bstat:(\w{3,7})/i.exec(text)?.[1]?.toUpperCase()
  const externalId = pdu.receipted_message_id ?? /\bid:(\S+)/i.exec(text)?.[1]
  if (!stat || !externalId) return null
  return { externalId, outcome: OUTCOMES[stat] ?? 'PENDING', words: text.slice(0, 200) }
}

function textOf({ short_message: short, message_payload: payload }: Pdu): string {
  const message = short?.message ?? (Buffer.isBuffer(payload) ? payload : payload?.message) ?? ''
  return message.toString()
}

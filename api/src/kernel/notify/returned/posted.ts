import type { MailFate } from '@hemicycle/domain'
import type { MailReturn } from './report.ts'

const IDS = ['message-id', 'Message-ID', 'messageId', 'MessageID', 'message_id', 'deliveryId']
const STATES = ['event', 'status', 'RecordType', 'type']
const WORDS = ['reason', 'diagnostic', 'Description', 'error', 'response']
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/i

const FATES: readonly [RegExp, MailFate][] = [
  [/^delivered|^delivery$/i, 'DELIVERED'],
  [/defer|delay/i, 'DELAYED'],
  [/soft/i, 'SOFT'],
  [/hard|bounce|invalid|blocked|dropped|rejected|failed|spam|error/i, 'HARD'],
]

/** What providers of mail post of a message, under the names they use; null when it names none of ours or says nothing of its fate. */
export function readPosted(posted: Readonly<Record<string, unknown>>): MailReturn | null {
  const read = (names: readonly string[]): string => {
    const value = names.map((name) => posted[name]).find((one) => typeof one === 'string')
    return typeof value === 'string' ? value : ''
  }
  const deliveryId = UUID.exec(read(IDS))?.[0]?.toLowerCase()
  const state = read(STATES)
  const fate = FATES.find(([pattern]) => pattern.test(state))?.[1]
  return deliveryId && fate ? { deliveryId, fate, words: (read(WORDS) || state).slice(0, 500) } : null
}

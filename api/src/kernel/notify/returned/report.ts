import { type DsnAction, mailFate, type MailFate } from '@hemicycle/domain'

/** What a returned mail says of one message. */
export interface MailReturn {
  /** What the message was sent under: our identifier of the delivery. */
  readonly deliveryId: string
  readonly fate: MailFate
  /** The server's own words, status code first. */
  readonly words: string
}

/** The fields of one group of a delivery report (RFC 3464 §2.1): names in lower case, folded lines made whole. */
export type Fields = ReadonlyMap<string, string>

/** The groups of a message/delivery-status: that of the message, then one per recipient. */
export function readGroups(text: string): Fields[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .map(
      (group) =>
        new Map(
          [...group.matchAll(/^([A-Za-z-]+):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => [
            name.toLowerCase(),
            value.trim(),
          ]),
        ),
    ) // prettier-ignore
    .filter((fields) => fields.size > 0)
}

const ACTIONS = new Set<string>(['failed', 'delayed', 'delivered', 'relayed', 'expanded'])
const isAction = (text: string): text is DsnAction => ACTIONS.has(text)

/** The worst fate of the recipients of a report: each of our messages has one. Null when it is not a report. */
export function readReport(
  text: string,
): { fate: MailFate; words: string; envelopeId: string | null } | null {
  const groups = readGroups(text)
  const envelopeId = groups.find((group) => group.has('original-envelope-id'))?.get('original-envelope-id')
  for (const group of groups) {
    // « failed (bad address) »: comments are allowed.
    const action =
      group
        .get('action')
        ?.toLowerCase()
        .split(/[\s(;]/)[0] ?? ''
    if (!isAction(action)) continue
    const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(group.get('status') ?? '')?.[0] ?? ''
    const words = (group.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '')
    const all = words.includes(status) ? words : `${status} ${words}`
    return { fate: mailFate(action, status), words: all.trim(), envelopeId: envelopeId ?? null }
  }
  return null
}

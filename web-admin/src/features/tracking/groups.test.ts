import type { RecipientRow } from '@hemicycle/contract'
import { describe, expect, it } from 'vitest'
import { feedOf, groupRecipients, standingOf, toRemind } from './groups.ts'

const row = (
  id: string,
  change: Partial<RecipientRow> = {},
  mail: Partial<RecipientRow['mail']> = {},
): RecipientRow => ({
  id,
  councillorId: id,
  civility: 'MME',
  firstName: 'Claire',
  lastName: 'Vidalenc',
  group: null,
  mail: { deliveryId: null, address: 'a@b.example', state: 'ACCEPTED', at: null, reply: null, ...mail },
  sms: { deliveryId: null, address: null, state: null, at: null, reply: null, remindable: false },
  reminders: 0,
  contacts: [],
  answer: null,
  openedAt: null,
  acknowledgedAt: null,
  ...change,
})

describe('the follow-up', () => {
  it.each([
    ['a mail refused', row('1', {}, { state: 'FAILED' }), 'TROUBLE'],
    ['a mail that came back', row('6', {}, { state: 'BOUNCED' }), 'TROUBLE'],
    ['a mail in doubt', row('7', {}, { state: 'UNCERTAIN' }), 'TROUBLE'],
    ['a mail delivered', row('8', {}, { state: 'DELIVERED' }), 'WAITING'],
    ['no address', row('2', {}, { address: null, state: null }), 'TROUBLE'],
    ['a mail put off', row('3', {}, { state: 'DEFERRED' }), 'TROUBLE'],
    ['a mail accepted', row('4'), 'WAITING'],
    [
      'an acknowledgement, whatever the mail',
      row('5', { acknowledgedAt: '2026-12-03T19:13:00Z' }, { state: 'FAILED' }),
      'DONE',
    ],
  ] as const)('%s', (_, recipient, standing) => expect(standingOf(recipient)).toBe(standing))

  it('groups by what remains to do and leaves empty groups out', () => {
    const rows = [row('1'), row('2', { acknowledgedAt: '2026-12-03T19:13:00Z' })]
    expect(groupRecipients(rows).map((group) => group.standing)).toEqual(['WAITING', 'DONE'])
    expect(groupRecipients(rows, 'WITHOUT_ACK').flatMap((group) => group.rows)).toEqual([rows[0]])
    expect(groupRecipients(rows, 'TROUBLE')).toEqual([])
  })

  it('reminds those who are silent, of the convocation or of whether they come', () => {
    const heard = { acknowledgedAt: '2026-12-03T19:13:00Z' }
    const rows = [row('1'), row('2', heard), row('3', { ...heard, answer: 'PROXY' })]
    expect(toRemind(rows).map(({ id }) => id)).toEqual(['1', '2'])
  })

  it('tells what happened last, first', () => {
    const both = row('1', { openedAt: '2026-12-03T19:00:00Z', acknowledgedAt: '2026-12-03T19:13:00Z' })
    expect(feedOf([both]).map((line) => line.kind)).toEqual(['ACK', 'OPEN'])
  })
})

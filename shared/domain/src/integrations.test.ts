import { describe, expect, it } from 'vitest'
import { opens, SCOPES, webhookWait, WEBHOOK_EVENTS, webhookOf } from './integrations.ts'

describe('opens', () => {
  it.each([
    [['meetings:read'], 'meetings:read', true],
    [['meetings:write'], 'meetings:read', true],
    [['meetings:read'], 'meetings:write', false],
    [['dispatches:write'], 'meetings:read', false],
    [[], 'journal:read', false],
    [[...SCOPES], null, false],
  ] as const)('%j for %s: %s', (given, asked, answer) => expect(opens(given, asked)).toBe(answer))
})

describe('webhookOf', () => {
  it.each([
    ['meeting.created', { date: '2026-12-18', time: '09:30' }, 'meeting.created'],
    ['meeting.convened-again', { date: '2026-12-21', from: '2026-12-18' }, 'meeting.changed'],
    ['dispatch.available', { meetingId: 'm', kind: 'CONVOCATION' }, 'meeting.dispatched'],
    ['dispatch.requested', { meetingId: 'm', kind: 'CANCELLATION' }, 'meeting.cancelled'],
    ['dispatch.requested', { meetingId: 'm', kind: 'CONVOCATION' }, null],
    ['sitting.voted', { itemId: 'i', adopted: true }, 'deliberation.adopted'],
    ['sitting.voted', { itemId: 'i', adopted: false }, 'deliberation.rejected'],
    ['sitting.attendance', {}, null],
    ['account.invited', {}, null],
  ])('%s %j: %s', (action, facts, event) => expect(webhookOf({ action, facts })?.event ?? null).toBe(event))

  it('tells no more than what is listed', () =>
    expect(webhookOf({ action: 'attendance.answered', facts: { answer: 'PRESENT', sha256: 'x' } })).toEqual({
      event: 'meeting.answered',
      facts: { answer: 'PRESENT' },
    }))
})

it('waits longer each time, then stops: about three days', () => {
  const waits = Array.from({ length: 9 }, (_, n) => webhookWait(n + 1))
  expect(waits.at(-1)).toBeNull()
  const given = waits.filter((wait) => wait !== null)
  expect(given).toEqual([...given].sort((a, b) => a - b))
  const days = given.reduce((sum, wait) => sum + wait, 0) / 86_400_000
  expect(days).toBeGreaterThan(2.5)
  expect(days).toBeLessThan(3.5)
  expect(WEBHOOK_EVENTS).toHaveLength(new Set(WEBHOOK_EVENTS).size)
})

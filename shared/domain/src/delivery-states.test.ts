import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterEvent,
  counts,
  DELIVERY_EVENTS,
  DELIVERY_STATES,
  type DeliveryState,
  isDue,
  needsClerk,
  waitAfter,
} from './delivery-states.ts'

describe('the states of one message', () => {
  it.each([
    ['QUEUED', 'CLAIMED', 'SENDING'],
    ['QUEUED', 'NOT_SENT', 'DEFERRED'],
    ['SENDING', 'ACCEPTED', 'ACCEPTED'],
    ['SENDING', 'DEFERRED', 'DEFERRED'],
    ['SENDING', 'REFUSED', 'FAILED'],
    ['SENDING', 'LOST', 'UNCERTAIN'],
    ['UNCERTAIN', 'ACCEPTED', 'ACCEPTED'],
    ['UNCERTAIN', 'DELIVERED', 'DELIVERED'],
    ['UNCERTAIN', 'BOUNCED', 'BOUNCED'],
    ['UNCERTAIN', 'JUDGED_SENT', 'ACCEPTED'],
    ['UNCERTAIN', 'RELAUNCHED', 'QUEUED'],
    ['ACCEPTED', 'DELIVERED', 'DELIVERED'],
    ['ACCEPTED', 'DELAYED', 'ACCEPTED'],
    ['ACCEPTED', 'BOUNCED', 'BOUNCED'],
    ['DELIVERED', 'BOUNCED', 'BOUNCED'],
    ['DEFERRED', 'GAVE_UP', 'FAILED'],
    ['FAILED', 'RELAUNCHED', 'QUEUED'],
    ['UNCERTAIN', 'CLAIMED', null],
    ['SENDING', 'CLAIMED', null],
    ['ACCEPTED', 'CLAIMED', null],
    ['ACCEPTED', 'RELAUNCHED', null],
    ['DELIVERED', 'DELIVERED', null],
  ] as const)('%s + %s → %s', (state, event, next) => expect(afterEvent(state, event)).toBe(next))

  it('never sends twice without a refusal or a person in between', () => {
    // Between two claims there must be a word that says it did not leave, or a clerk.
    const RELEASES = new Set(['DEFERRED', 'NOT_SENT', 'RELAUNCHED'])
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DELIVERY_EVENTS), { maxLength: 60 }), (events) => {
        let state: DeliveryState = 'QUEUED'
        let released = true
        for (const event of events) {
          const next = afterEvent(state, event)
          if (next === null) continue
          if (event === 'CLAIMED') {
            expect(released).toBe(true)
            released = false
          }
          if (RELEASES.has(event)) released = true
          state = next
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is at any time either due, in hand, sent, or a clerk’s to look at', () => {
    for (const state of DELIVERY_STATES)
      expect(
        [isDue(state), state === 'SENDING', counts(state), needsClerk(state)].filter(Boolean),
      ).toHaveLength(1)
  })

  it('waits longer each time, about a day in all', () => {
    const waits = Array.from({ length: 11 }, (_, index) => waitAfter(index + 1))
    const given = waits.filter((wait) => wait !== null)
    expect(waits.at(-1)).toBeNull()
    expect(given).toEqual([...given].sort((a, b) => a - b))
    expect(given.reduce((sum, wait) => sum + wait, 0) / 3_600_000).toBeGreaterThan(20)
  })
})

import { describe, expect, it } from 'vitest'
import {
  mayBecome,
  mayDispatch,
  mayEditAgenda,
  mayReschedule,
  MEETING_STATES,
  must,
  removalOf,
} from './meeting.ts'

const ready = { state: 'DRAFT', items: 3, unreadable: 1, bundleReady: true } as const

describe('a meeting', () => {
  it.each([
    [{}, { ok: true }],
    [
      { items: 0, unreadable: 0 },
      { ok: false, code: 'NOTHING_TO_SEND' },
    ],
    [
      { items: 2, unreadable: 2 },
      { ok: false, code: 'NOTHING_TO_SEND' },
    ],
    [{ bundleReady: false }, { ok: false, code: 'BUNDLE_NOT_READY' }],
    [{ state: 'CONVENED' as const }, { ok: false, code: 'NOT_ALLOWED_NOW' }],
    [{ state: 'CANCELLED' as const }, { ok: false, code: 'NOT_ALLOWED_NOW' }],
  ])('may be dispatched when %o: %o', (facts, expected) => {
    expect(mayDispatch({ ...ready, ...facts })).toEqual(expected)
  })

  it('goes from draft to held, or is cancelled, and nowhere else', () => {
    const moves = MEETING_STATES.flatMap((from) =>
      MEETING_STATES.filter((to) => mayBecome(from, to).ok).map((to) => `${from}>${to}`),
    )
    expect(moves).toEqual(['DRAFT>CONVENED', 'DRAFT>CANCELLED', 'CONVENED>HELD', 'CONVENED>CANCELLED'])
  })

  it('is edited until it is held', () => {
    expect(MEETING_STATES.filter((state) => mayEditAgenda(state).ok)).toEqual(['DRAFT', 'CONVENED'])
    expect(MEETING_STATES.filter((state) => mayReschedule(state).ok)).toEqual(['DRAFT'])
    expect(() => must(mayEditAgenda('HELD'))).toThrow('NOT_ALLOWED_NOW')
    expect(() => must(mayEditAgenda('DRAFT'))).not.toThrow()
  })

  it('keeps what was sent: an item that a dispatch carried is withdrawn, never removed', () => {
    expect(removalOf({ sent: true })).toBe('WITHDRAWN')
    expect(removalOf({ sent: false })).toBe('REMOVED')
  })
})

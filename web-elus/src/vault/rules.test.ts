import { describe, expect, it } from 'vitest'
import { leaseEnded, leaseNow, skewOf } from './lease.ts'
import { afterWrong, isWeak, MOST_TRIES } from './tries.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 27)
const times = { leaseUntil: START + 7 * DAY, serverTime: START, lastSeen: START }

describe('the lease', () => {
  it.each([
    ['at the contact', 0, 0, false],
    ['a day before its end', 6, 6, false],
    ['at its end', 7, 7, true],
    ['a clock set back after its end was seen', -30, 7.5, true],
    ['a clock set back within it', -30, 3, false],
    ['a clock ahead by a month', 30, 0, true],
  ])('%s', (_, clock, seen, ended) => {
    const known = { ...times, lastSeen: START + seen * DAY }
    expect(leaseEnded(known, START + clock * DAY)).toBe(ended)
  })
  it('never takes a time before the last contact', () =>
    expect(leaseNow(times, START - 40 * DAY)).toBe(START))
  it('says when the clock is off, not when it is nearly right', () => {
    expect(skewOf(START + 9 * 60_000, START)).toBe(0)
    expect(skewOf(START + 2 * DAY, START)).toBe(2 * DAY)
    expect(skewOf(START - DAY, START)).toBe(-DAY)
  })
})

describe('wrong codes', () => {
  it.each([
    [1, 0],
    [4, 0],
    [5, 1],
    [6, 5],
    [7, 15],
    [8, 60],
    [9, 60],
  ])('after %i, %i minutes', (failures, minutes) =>
    expect(afterWrong(failures, START)).toEqual({
      blockedUntil: minutes > 0 ? START + minutes * 60_000 : 0,
      wipe: false,
    }),
  )
  it('open nothing any more at the tenth', () => {
    expect(MOST_TRIES).toBe(10)
    expect(afterWrong(10, START).wipe).toBe(true)
  })
  it.each(['000000', '123456', '654321', '121212', '123123', '012345', '24680', '9012345', 'abcdef'])('%s is refused', (pin) =>
    expect(isWeak(pin)).toBe(true),
  ) // prettier-ignore
  it.each(['280471', '730915', '112233'])('%s is accepted', (pin) => expect(isWeak(pin)).toBe(false))
})

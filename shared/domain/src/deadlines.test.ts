import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, endOfDay, instantAt } from './dates.ts'
import { earliestMeeting, isInTime, latestSend, legalClock, recommendedSend } from './deadlines.ts'
import type { Counting, NoticeRule } from './regime-types.ts'
import { noticeRule } from './regimes.ts'

const PARIS = 'Europe/Paris'
const ONE_FRANC = { days: 1, counting: 'FRANC', article: '', toConfirm: false } as const
const rule = (counting: Counting, days: number): NoticeRule => ({
  days,
  counting,
  article: '',
  toConfirm: false,
  urgency: ONE_FRANC,
})

describe('the last day to send', () => {
  it.each([
    [1, 'FRANC', 5, '2026-12-17', '2026-12-11'],
    [2, 'FRANC', 3, '2026-12-17', '2026-12-13'],
    [3, 'FRANC', 5, '2026-12-21', '2026-12-15'],
    [4, 'FRANC', 3, '2026-12-28', '2026-12-24'],
    [6, 'FRANC', 3, '2026-12-28', '2026-12-24'],
    [7, 'FRANC', 5, '2027-01-04', '2026-12-29'],
    [8, 'FRANC', 5, '2028-03-04', '2028-02-27'],
    [9, 'FRANC', 5, '2027-03-29', '2027-03-23'],
    [10, 'SIMPLE', 12, '2026-12-18', '2026-12-06'],
    [11, 'SIMPLE', 12, '2027-02-15', '2027-02-03'],
    [12, 'SIMPLE', 8, '2027-02-19', '2027-02-11'],
    [13, 'FRANC', 1, '2027-02-19', '2027-02-17'],
    [14, 'FRANC', 1, '2027-02-22', '2027-02-20'],
  ] as const)('vector %i: %s %i, meeting %s → %s', (_, counting, days, meetingDate, latest) => {
    const deadline = { meetingDate, rule: rule(counting, days), timeZone: PARIS }
    expect(latestSend(meetingDate, deadline.rule)).toBe(latest)
    expect(isInTime(endOfDay(latest, PARIS), deadline)).toBe(true)
    expect(isInTime(instantAt(addDays(latest, 1), '00:00', PARIS), deadline)).toBe(false)
  })

  it('vector 5: sent on 21 December 1989 for the 26th was legal (CE 13 Oct. 1993, d’André)', () => {
    const deadline = { meetingDate: '1989-12-26', rule: rule('FRANC', 3), timeZone: PARIS }
    expect(isInTime(new Date('1989-12-21T17:00:00+01:00'), deadline)).toBe(true)
  })

  it.each([
    [15, '2026-12-11T23:59:59+01:00', true],
    [15, '2026-12-12T00:00:00+01:00', false],
    [16, '2026-12-11T23:30:00Z', false],
  ])('vector %i: sent %s for Thursday 17 December, five jours francs: %s', (_, sentAt, legal) => {
    const deadline = { meetingDate: '2026-12-17', rule: rule('FRANC', 5), timeZone: PARIS }
    expect(isInTime(new Date(sentAt), deadline)).toBe(legal)
  })

  it.each([
    ['2026-12-18', 12, '2026-12-05'],
    ['2027-02-15', 12, '2027-02-02'],
    ['2027-02-19', 8, '2027-02-10'],
  ])('recommends one day more where the text does not say francs: %s', (meetingDate, days, expected) => {
    expect(recommendedSend(meetingDate, rule('SIMPLE', days))).toBe(expected)
  })

  it.each([
    ['America/Cayenne', '2026-12-12T02:59:59Z', '2026-12-12T03:00:00Z'],
    ['America/Martinique', '2026-12-12T03:59:59Z', '2026-12-12T04:00:00Z'],
    ['Indian/Reunion', '2026-12-11T19:59:59Z', '2026-12-11T20:00:00Z'],
    ['Pacific/Noumea', '2026-12-11T12:59:59Z', '2026-12-11T13:00:00Z'],
    ['Pacific/Tahiti', '2026-12-12T09:59:59Z', '2026-12-12T10:00:00Z'],
  ])('counts the days of %s', (timeZone, legal, late) => {
    const deadline = { meetingDate: '2026-12-17', rule: rule('FRANC', 5), timeZone }
    expect(isInTime(new Date(legal), deadline)).toBe(true)
    expect(isInTime(new Date(late), deadline)).toBe(false)
  })
})

describe('the legal clock', () => {
  const plenary = noticeRule('DEPARTEMENT', 'PLENARY', '2026-12-18')
  const at = (now: string) =>
    legalClock({ meetingDate: '2026-12-18', rule: plenary, timeZone: PARIS, now: new Date(now) })

  it.each([
    ['2026-12-05T23:59:59+01:00', 'IN_TIME'],
    ['2026-12-06T00:00:00+01:00', 'RECOMMENDED_PASSED'],
    ['2026-12-06T23:59:59+01:00', 'RECOMMENDED_PASSED'],
    ['2026-12-07T00:00:00+01:00', 'URGENT_ONLY'],
    ['2026-12-16T23:59:59+01:00', 'URGENT_ONLY'],
    ['2026-12-17T00:00:00+01:00', 'TOO_LATE'],
    ['2026-12-19T00:00:00+01:00', 'TOO_LATE'],
  ])('%s: %s', (now, verdict) => expect(at(now).verdict).toBe(verdict))

  it('counts down to the last millisecond of the last day', () => {
    const clock = at('2026-12-06T22:00:00Z')
    expect(clock).toMatchObject({ latestSendDate: '2026-12-06', recommendedDate: '2026-12-05' })
    expect(clock.lastMoment.toISOString()).toBe('2026-12-06T22:59:59.999Z')
    expect(clock.remainingMs).toBe(3_599_999)
    expect(at('2026-12-08T00:00:00Z').remainingMs).toBeLessThan(0)
  })

  it.each([
    ['before the 29th of a leap February', 'FRANC', 5, '2028-03-01', '2028-02-24'],
    ['on the 29th itself', 'FRANC', 3, '2028-02-29', '2028-02-25'],
    ['the same February without it', 'FRANC', 5, '2027-03-01', '2027-02-23'],
    ['a century that is not a leap year', 'SIMPLE', 8, '2100-03-05', '2100-02-25'],
    ['the night the clocks go back', 'FRANC', 3, '2026-10-27', '2026-10-23'],
  ] as const)('counts civil days %s', (_, counting, days, meetingDate, latest) => {
    expect(latestSend(meetingDate, { counting, days })).toBe(latest)
  })

  it.each([
    ['2026-10-25', '2026-10-25T22:59:59.999Z'],
    ['2027-03-28', '2027-03-28T21:59:59.999Z'],
  ])('ends %s when the clocks of that day say so, though it has 25 or 23 hours', (day, expected) => {
    const { lastMoment } = legalClock({
      meetingDate: addDays(day, 4),
      rule: rule('FRANC', 3),
      timeZone: PARIS,
      now: new Date(0),
    })
    expect(lastMoment.toISOString()).toBe(expected)
  })

  it.each([
    ['FRANC', 5, '2026-12-11', '2026-12-17'],
    ['SIMPLE', 12, '2026-12-06', '2026-12-18'],
    ['FRANC', 1, '2028-02-28', '2028-03-01'],
    ['SIMPLE', 0, '2026-12-18', '2026-12-18'],
  ] as const)('knows the first meeting day: %s %i sent %s → %s', (counting, days, sent, expected) => {
    expect(earliestMeeting(sent, { counting, days })).toBe(expected)
    expect(latestSend(expected, { counting, days })).toBe(sent)
  })

  it('has no recommended day where no delay exists', () => {
    const free = noticeRule('COMMUNE', 'COMMITTEE', '2026-12-18')
    const noon = new Date('2026-12-18T12:00:00Z')
    expect(legalClock({ meetingDate: '2026-12-18', rule: free, timeZone: PARIS, now: noon }).verdict).toBe(
      'IN_TIME',
    )
  })

  it.each([
    ['2026-12-18T08:59:00Z', 'IN_TIME'],
    ['2026-12-18T09:00:00Z', 'TOO_LATE'],
  ])('without a delay ends when the meeting begins: at %s, %s', (now, verdict) => {
    const startsAt = new Date('2026-12-18T09:00:00Z')
    const free = noticeRule('COMMUNE', 'COMMITTEE', '2026-12-18')
    const clock = legalClock({
      meetingDate: '2026-12-18',
      rule: free,
      timeZone: PARIS,
      now: new Date(now),
      startsAt,
    })
    expect(clock).toMatchObject({ verdict, lastMoment: startsAt })
  })

  it('never improves by sending later', () => {
    const order = ['IN_TIME', 'RECOMMENDED_PASSED', 'URGENT_ONLY', 'TOO_LATE']
    const anyRule = fc
      .tuple(fc.constantFrom<Counting>('FRANC', 'SIMPLE'), fc.integer({ min: 2, max: 20 }))
      .map(([counting, days]) => rule(counting, days))
    const zones = fc.constantFrom(PARIS, 'Pacific/Tahiti', 'Pacific/Noumea', 'America/Miquelon')
    const hours = fc.integer({ min: -40 * 24, max: 48 })
    fc.assert(
      fc.property(
        anyRule,
        zones,
        hours,
        hours,
        fc.integer({ min: 0, max: 3000 }),
        (rule, timeZone, a, b, day) => {
          const meetingDate = addDays('2026-01-01', day)
          const start = instantAt(meetingDate, '09:30', timeZone).getTime()
          const [early, late] = [Math.min(a, b), Math.max(a, b)].map((h) => new Date(start + h * 3_600_000))
          const deadline = { meetingDate, rule, timeZone }
          const rank = (now: Date) => order.indexOf(legalClock({ ...deadline, now }).verdict)
          expect(rank(early!)).toBeLessThanOrEqual(rank(late!))
          expect(isInTime(late!, deadline) && !isInTime(early!, deadline)).toBe(false)
          expect(isInTime(late!, deadline)).toBe(legalClock({ ...deadline, now: late! }).remainingMs >= 0)
        },
      ),
    )
  })
})

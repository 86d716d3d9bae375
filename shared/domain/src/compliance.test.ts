import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Judgement, judgeItem, judgeSending, LEVELS, secondMeeting } from './compliance.ts'
import { addDays, instantAt } from './dates.ts'
import { legalClock } from './deadlines.ts'
import { ASSEMBLY_TYPES, BODY_KINDS } from './regime-types.ts'
import { noQuorumRule, noticeRule } from './regimes.ts'

const PARIS = 'Europe/Paris'
const commune = {
  meetingDate: '2026-12-17',
  rule: noticeRule('COMMUNE', 'PLENARY', '2026-12-17'),
  timeZone: PARIS,
}
const departement = {
  meetingDate: '2026-12-18',
  rule: noticeRule('DEPARTEMENT', 'PLENARY', '2026-12-18'),
  timeZone: PARIS,
}
const alsace = {
  meetingDate: '2026-12-17',
  rule: noticeRule('COMMUNE_ALSACE_MOSELLE', 'PLENARY', '2026-12-17'),
  timeZone: PARIS,
}
const committee = {
  meetingDate: '2026-12-18',
  rule: noticeRule('COMMUNE', 'COMMITTEE', '2026-12-18'),
  timeZone: PARIS,
  startsAt: instantAt('2026-12-18', '10:00', PARIS),
}
const at = (day: string, time = '12:00') => instantAt(day, time, PARIS)

describe('one councillor', () => {
  it.each([
    ['commune, last day', commune, '2026-12-11', false, 'COMPLIANT', 'IN_TIME', []],
    [
      'commune, a day late',
      commune,
      '2026-12-12',
      false,
      'LATE',
      'DELAY_PASSED',
      ['DECLARE_URGENCY', 'MOVE_MEETING', 'INFORMATION_ONLY'],
    ],
    ['commune, urgency', commune, '2026-12-15', true, 'URGENT', 'URGENCY_TO_VOTE', []],
    [
      'commune, under one clear day: urgency refused',
      commune,
      '2026-12-16',
      true,
      'UNLAWFUL',
      'URGENCY_FLOOR_PASSED',
      ['MOVE_MEETING', 'INFORMATION_ONLY'],
    ],
    ['commune, urgency declared but not needed', commune, '2026-12-01', true, 'COMPLIANT', 'IN_TIME', []],
    ['département, twelfth day', departement, '2026-12-06', false, 'CAUTION', 'RECOMMENDED_PASSED', []],
    ['département, thirteenth day', departement, '2026-12-05', false, 'COMPLIANT', 'IN_TIME', []],
    ['Alsace-Moselle, la veille', alsace, '2026-12-16', true, 'URGENT', 'URGENCY_TO_VOTE', []],
    [
      'Alsace-Moselle, the day itself',
      alsace,
      '2026-12-17',
      true,
      'UNLAWFUL',
      'URGENCY_FLOOR_PASSED',
      ['MOVE_MEETING', 'INFORMATION_ONLY'],
    ],
  ] as const)('%s', (_, deadline, day, urgent, level, reason, ways) => {
    expect(judgeSending({ at: at(day), urgent }, deadline, at(day))).toMatchObject({ level, reason, ways })
  })

  it.each([
    ['09:59', false, 'COMPLIANT', 'IN_TIME', []],
    ['10:00', false, 'UNLAWFUL', 'MEETING_BEGUN', ['MOVE_MEETING', 'INFORMATION_ONLY']],
    ['15:00', true, 'UNLAWFUL', 'MEETING_BEGUN', ['MOVE_MEETING', 'INFORMATION_ONLY']],
  ] as const)(
    'of a committee that has no delay, until it begins: at %s',
    (time, urgent, level, reason, ways) => {
      const sent = at('2026-12-18', time)
      expect(judgeSending({ at: sent, urgent }, committee, sent)).toMatchObject({ level, reason, ways })
      const { verdict } = legalClock({ ...committee, now: sent })
      expect(verdict).toBe(level === 'COMPLIANT' ? 'IN_TIME' : 'TOO_LATE')
    },
  )

  it('says on which day the meeting could be held instead', () => {
    expect(judgeSending({ at: at('2026-12-12'), urgent: false }, commune, at('2026-12-12')).earliest).toBe(
      '2026-12-18',
    )
  })

  it.each([
    ['in time', '2026-12-10', ['HAND_DELIVERY', 'GIVE_ADDRESS']],
    ['late', '2026-12-14', ['HAND_DELIVERY', 'GIVE_ADDRESS', 'DECLARE_URGENCY', 'MOVE_MEETING']],
    ['too late', '2026-12-16', ['HAND_DELIVERY', 'GIVE_ADDRESS', 'MOVE_MEETING']],
  ])('one who was not reached, %s: hand delivery, and what the hour still allows', (_, now, ways) => {
    const sending = { at: null, failure: 'NOT_REACHED', urgent: false } as const
    expect(judgeSending(sending, commune, at(now))).toEqual({
      level: 'MISSING',
      reason: 'NOT_REACHED',
      ways,
      earliest: null,
    })
  })

  it('is never judged better for being sent later, in any regime, zone, with or without urgency', () => {
    const zones = fc.constantFrom(
      PARIS,
      'Pacific/Tahiti',
      'Pacific/Noumea',
      'America/Cayenne',
      'Indian/Reunion',
    )
    const hours = fc.integer({ min: -40 * 24, max: 48 })
    fc.assert(
      fc.property(
        fc.constantFrom(...ASSEMBLY_TYPES),
        fc.constantFrom(...BODY_KINDS),
        zones,
        fc.boolean(),
        fc.tuple(hours, hours),
        fc.integer({ min: 0, max: 3000 }),
        (assembly, body, timeZone, urgent, pair, day) => {
          const meetingDate = addDays('2026-01-01', day)
          const deadline = { meetingDate, rule: noticeRule(assembly, body, meetingDate), timeZone }
          const start = instantAt(meetingDate, '09:30', timeZone).getTime()
          const rank = (hour: number) => {
            const sent = new Date(start + hour * 3_600_000)
            return LEVELS.indexOf(judgeSending({ at: sent, urgent }, deadline, sent).level)
          }
          expect(rank(Math.min(...pair))).toBeLessThanOrEqual(rank(Math.max(...pair)))
        },
      ),
    )
  })

  it('is never made worse by declaring urgency, and never saved by it under the floor', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 1 }), (offset) => {
        const sent = at(addDays('2026-12-17', offset))
        const [plain, urgent] = [false, true].map((flag) =>
          judgeSending({ at: sent, urgent: flag }, commune, sent),
        ) as [Judgement, Judgement]
        expect(LEVELS.indexOf(urgent.level)).toBeLessThanOrEqual(LEVELS.indexOf(plain.level))
        if (offset >= -1) expect(urgent.level).toBe('UNLAWFUL')
      }),
    )
  })
})

describe('one item', () => {
  const good = judgeSending({ at: at('2026-12-10'), urgent: false }, commune, at('2026-12-10'))
  const late = judgeSending({ at: at('2026-12-12'), urgent: false }, commune, at('2026-12-12'))

  it('is what its worst convened councillor makes it', () => {
    expect(judgeItem(true, [good, late, good])).toBe(late)
    expect(judgeItem(true, [good, good])).toBe(good)
  })

  it('needs no delay when nothing is voted', () => {
    expect(judgeItem(false, [late])).toMatchObject({ level: 'COMPLIANT', reason: 'NO_VOTE_NO_DELAY' })
  })
})

describe('the second meeting, once quorum was missing', () => {
  it.each([
    ['DEPARTEMENT', '2027-02-19', '2027-02-19', '2027-02-22', true],
    ['REGION', '2027-02-19', '2027-02-19', '2027-02-22', true],
    // Pfister: no quorum on Monday, sent the same day, Friday at the earliest.
    ['COMMUNE', '2027-02-22', '2027-02-22', '2027-02-26', false],
    ['EPCI', '2027-02-22', '2027-02-24', '2027-02-28', false],
  ] as const)('%s, %s, sent %s → %s', (assembly, meeting, sent, date, byLaw) => {
    expect(secondMeeting(meeting, noQuorumRule(assembly, 'PLENARY', meeting), sent)).toEqual({ date, byLaw })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attendanceAt, countOf, votersOf, type AttendanceEvent } from './attendance.ts'
import { quorumOf } from './quorum.ts'

const arrived = (memberId: string, item = 0): AttendanceEvent => ({ type: 'ARRIVED', memberId, item })
const left = (memberId: string, item: number): AttendanceEvent => ({ type: 'LEFT', memberId, item })
const proxy = (memberId: string, holderId: string, item = 0): AttendanceEvent => ({
  type: 'PROXY_GIVEN',
  memberId,
  holderId,
  item,
})
const forItems = (memberId: string, holderId: string, items: number[]): AttendanceEvent => ({
  type: 'PROXY_GIVEN',
  memberId,
  holderId,
  item: 0,
  items,
})
const recused = (
  memberId: string,
  item: number,
  basis: 'L1111_6_II' | 'PERSONAL_INTEREST',
  leftRoom = false,
): AttendanceEvent => ({ type: 'RECUSED', memberId, item, basis, leftRoom })

const MEMBERS = ['a', 'b', 'c', 'd']
/** « a » present, « b^a » represented by a, « c- » absent, « d! » recused. */
const said = (events: readonly AttendanceEvent[], item: number, limit = 1) =>
  attendanceAt(MEMBERS, events, item, limit)
    .map(
      ({ memberId, place, by, recused: basis }) =>
        memberId + (place === 'REPRESENTED' ? `^${by}` : place === 'ABSENT' ? '-' : '') + (basis ? '!' : ''),
    )
    .join(' ')

describe('attendance', () => {
  it.each([
    ['nobody is there before the call', [], 0, 'a- b- c- d-'],
    ['arrives late', [arrived('a'), arrived('b', 3)], 2, 'a b- c- d-'],
    ['is there from then on', [arrived('a'), arrived('b', 3)], 3, 'a b c- d-'],
    ['leaves before an item', [arrived('a'), left('a', 15)], 15, 'a- b- c- d-'],
    ['is there until then', [arrived('a'), left('a', 15)], 14, 'a b- c- d-'],
    [
      'leaves and gives a proxy',
      [arrived('a'), arrived('b'), left('b', 5), proxy('b', 'a', 5)],
      5,
      'a b^a c- d-',
    ],
    ['no proxy before it was given', [arrived('a'), proxy('b', 'a', 5)], 4, 'a b- c- d-'],
    [
      'a proxy sleeps while its grantor is in the room',
      [arrived('a'), proxy('b', 'a'), arrived('b', 2)],
      2,
      'a b c- d-',
    ],
    [
      'and wakes when he leaves',
      [arrived('a'), proxy('b', 'a'), arrived('b', 2), left('b', 4)],
      4,
      'a b^a c- d-',
    ],
    ['a proxy for named items counts at these', [arrived('a'), forItems('b', 'a', [2])], 2, 'a b^a c- d-'],
    ['and at no other', [arrived('a'), forItems('b', 'a', [2])], 3, 'a b- c- d-'],
    [
      'but takes the place of its holder at all',
      [arrived('a'), forItems('b', 'a', [2]), proxy('c', 'a')],
      3,
      'a b- c- d-',
    ],
    ['one proxy for one holder', [arrived('a'), proxy('b', 'a'), proxy('c', 'a')], 0, 'a b^a c- d-'],
    ['a proxy falls with its holder', [arrived('a'), proxy('b', 'a'), left('a', 3)], 3, 'a- b- c- d-'],
    ['no chain of proxies', [arrived('a'), proxy('b', 'a'), proxy('c', 'b')], 0, 'a b^a c- d-'],
    [
      'revoked',
      [arrived('a'), proxy('b', 'a'), { type: 'PROXY_REVOKED', memberId: 'b', item: 2 }],
      2,
      'a b- c- d-',
    ],
    ['a recusal is for its item', [arrived('a'), recused('a', 2, 'PERSONAL_INTEREST')], 3, 'a b- c- d-'],
    ['recused, in the room', [arrived('a'), recused('a', 2, 'PERSONAL_INTEREST')], 2, 'a! b- c- d-'],
    [
      'recused, out of the room',
      [arrived('a'), recused('a', 2, 'PERSONAL_INTEREST', true)],
      2,
      'a-! b- c- d-',
    ],
    [
      'his proxies sleep too',
      [arrived('a'), proxy('b', 'a'), recused('a', 2, 'PERSONAL_INTEREST')],
      2,
      'a! b- c- d-',
    ],
    [
      'so does the one he gave',
      [arrived('a'), proxy('b', 'a'), recused('b', 2, 'PERSONAL_INTEREST')],
      2,
      'a b-! c- d-',
    ],
  ] as const)('%s', (_, events, item, expected) => {
    expect(said(events, item)).toBe(expected)
  })

  it('leaves a representative of another body out of the quorum, not who has a personal interest', () => {
    const here = MEMBERS.slice(0, 3).map((id) => arrived(id))
    const count = (basis: 'L1111_6_II' | 'PERSONAL_INTEREST') =>
      countOf(attendanceAt(MEMBERS, [...here, recused('a', 1, basis)], 1, 1))
    expect(count('L1111_6_II')).toEqual({ inOffice: 4, excluded: 1, present: 2, represented: 0 })
    expect(quorumOf({ mode: 'MAJORITY_PRESENT', share: 'MAJORITY' }, count('L1111_6_II')).reached).toBe(true)
    expect(count('PERSONAL_INTEREST')).toEqual({ inOffice: 4, excluded: 0, present: 3, represented: 0 })
  })

  it('never gives a holder more than the law allows, nor a vote to who is recused', () => {
    const id = fc.constantFrom(...MEMBERS)
    const event: fc.Arbitrary<AttendanceEvent> = fc.oneof(
      fc.record({ type: fc.constantFrom('ARRIVED', 'LEFT', 'PROXY_REVOKED'), memberId: id, item: fc.nat(4) }),
      fc.record({ type: fc.constant('PROXY_GIVEN'), memberId: id, holderId: id, item: fc.nat(4) }),
      fc.record({
        type: fc.constant('RECUSED'),
        memberId: id,
        item: fc.nat(4),
        basis: fc.constant('OTHER'),
        leftRoom: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 20 }),
        fc.nat(4),
        fc.integer({ min: 1, max: 2 }),
        (events, item, limit) => {
          const standings = attendanceAt(MEMBERS, events, item, limit)
          const place = new Map(standings.map((one) => [one.memberId, one]))
          for (const holder of MEMBERS)
            expect(standings.filter(({ by }) => by === holder).length).toBeLessThanOrEqual(limit)
          for (const { by } of standings) if (by !== null) expect(place.get(by)?.place).toBe('PRESENT')
          for (const voter of votersOf(standings))
            expect([voter.recused, voter.place === 'ABSENT']).toEqual([null, false])
        },
      ),
    )
  })
})

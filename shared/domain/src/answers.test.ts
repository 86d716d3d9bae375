import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  ANSWERS,
  conflictOf,
  currentAnswers,
  forecastOf,
  type GivenAnswer,
  mayMeetRemotely,
  openingProxies,
  proxyConflicts,
} from './answers.ts'

const MEMBERS = ['a', 'b', 'c', 'd', 'e']
let turn = 0
const said = (
  memberId: string,
  answer: Answer,
  holderId: string | null = null,
  at = '09:00',
): GivenAnswer => ({
  id: `id-${String((turn += 1)).padStart(4, '0')}`,
  memberId,
  answer,
  holderId,
  answeredAt: `2026-12-01T${at}:00.000Z`,
  recordedAt: `2026-12-01T${at}:00.000Z`,
})
const proxy = (from: string, to: string, at?: string) => said(from, 'ABSENT', to, at)
const scoped = (from: string, to: string, itemIds: string[], at?: string) => ({
  ...proxy(from, to, at),
  itemIds,
})
const conflicts = (answers: GivenAnswer[], limit = 1) => [
  ...proxyConflicts(MEMBERS, currentAnswers(answers), limit),
]

describe('the last word', () => {
  it('prevails by when it was given, not by when it arrived', () => {
    const late = { ...said('a', 'ABSENT', null, '10:00'), recordedAt: '2026-12-02T08:00:00.000Z' }
    expect(currentAnswers([said('a', 'PRESENT', null, '11:00'), late]).get('a')?.answer).toBe('PRESENT')
  })
  it('is one for each member, in whatever order the answers come', () => {
    const given = fc.record({
      id: fc.uuid(),
      memberId: fc.constantFrom(...MEMBERS),
      answer: fc.constantFrom(...ANSWERS),
      holderId: fc.constant(null),
      answeredAt: fc.constantFrom('2026-12-01T09:00:00.000Z', '2026-12-01T10:00:00.000Z'),
      recordedAt: fc.constantFrom('2026-12-01T09:00:00.000Z', '2026-12-01T10:00:00.000Z'),
    })
    fc.assert(
      fc.property(fc.uniqueArray(given, { selector: ({ id }) => id }), (answers) => {
        const sorted = (all: readonly GivenAnswer[]) =>
          [...currentAnswers(all).values()].map((one) => one.id).sort()
        expect(sorted([...answers].reverse())).toEqual(sorted(answers))
      }),
    )
  })
})

describe('conflicts of proxies (CGCT L2121-20, L3121-16)', () => {
  it.each<[string, GivenAnswer[], number, [string, string][]]>([
    ['one for a holder who has not answered', [proxy('a', 'b')], 1, []],
    ['one for a holder who comes', [proxy('a', 'b'), said('b', 'PRESENT')], 1, []],
    ['one for a holder who sits remotely', [proxy('a', 'b'), said('b', 'REMOTE')], 1, []],
    ['to oneself', [proxy('a', 'a')], 1, [['a', 'SELF']]],
    ['to somebody of another body', [proxy('a', 'z')], 1, [['a', 'STRANGER']]],
    ['to one who will be absent', [proxy('a', 'b'), said('b', 'ABSENT')], 1, [['a', 'HOLDER_ABSENT']]],
    ['to one whose suppléant sits', [proxy('a', 'b'), said('b', 'REPLACED')], 1, [['a', 'HOLDER_ABSENT']]],
    ['a chain', [proxy('a', 'b'), proxy('b', 'c')], 1, [['a', 'CHAIN']]],
    [
      'each to the other',
      [proxy('a', 'b'), proxy('b', 'a')],
      1,
      [
        ['a', 'CHAIN'],
        ['b', 'CHAIN'],
      ],
    ],
    [
      'two to one: the first given counts',
      [proxy('b', 'c', '10:00'), proxy('a', 'c', '11:00')],
      1,
      [['a', 'HOLDER_FULL']],
    ],
    ['two where two are allowed', [proxy('a', 'c'), proxy('b', 'c')], 2, []],
    [
      'revoked by coming',
      [proxy('a', 'b', '10:00'), said('a', 'PRESENT', null, '11:00'), said('b', 'ABSENT')],
      1,
      [],
    ],
  ])('%s', (_, answers, limit, expected) => expect(conflicts(answers, limit)).toEqual(expected))

  it('foresees the conflict of an answer that is about to be given', () => {
    const answers = [proxy('b', 'c', '10:00'), proxy('a', 'd', '11:00')]
    expect(conflictOf(MEMBERS, answers, proxy('a', 'c', '12:00'), 1)).toBe('HOLDER_FULL')
    expect(conflictOf(MEMBERS, answers, proxy('a', 'e', '12:00'), 1)).toBeNull()
    expect(conflictOf(MEMBERS, answers, said('a', 'PRESENT', null, '12:00'), 1)).toBeNull()
  })

  it('never lets a holder count more than the law allows', () => {
    const member = fc.constantFrom(...MEMBERS)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(member, member), { maxLength: 8 }),
        fc.integer({ min: 1, max: 3 }),
        (pairs, limit) => {
          const current = currentAnswers(pairs.map(([from, to]) => proxy(from, to)))
          const bad = proxyConflicts(MEMBERS, current, limit)
          const held = openingProxies(current).flatMap((one) =>
            one.type === 'PROXY_GIVEN' && !bad.has(one.memberId) ? [one.holderId] : [],
          )
          for (const holder of MEMBERS)
            expect(held.filter((id) => id === holder).length).toBeLessThanOrEqual(limit)
        },
      ),
    )
  })
})

describe('forecast of the quorum', () => {
  const forecast = (answers: GivenAnswer[], mode: 'MAJORITY_PRESENT' | 'MAJORITY_PRESENT_OR_REPRESENTED') => {
    const { verdict, sure, possible } = forecastOf(MEMBERS, currentAnswers(answers), {
      quorum: { mode, share: 'MAJORITY' },
      proxiesPerHolder: 1,
    })
    return [verdict, sure.counted, possible.counted]
  }
  it.each<[string, GivenAnswer[], 'MAJORITY_PRESENT' | 'MAJORITY_PRESENT_OR_REPRESENTED', unknown[]]>([
    ['nobody answered', [], 'MAJORITY_PRESENT', ['AT_RISK', 0, 5]],
    ['three come', ['a', 'b', 'c'].map((id) => said(id, 'PRESENT')), 'MAJORITY_PRESENT', ['REACHED', 3, 5]],
    [
      'remote and replaced count',
      [said('a', 'PRESENT'), said('b', 'REMOTE'), said('c', 'REPLACED')],
      'MAJORITY_PRESENT',
      ['REACHED', 3, 5],
    ],
    [
      'a proxy does not count in a council',
      [said('a', 'PRESENT'), said('b', 'PRESENT'), proxy('c', 'a')],
      'MAJORITY_PRESENT',
      ['AT_RISK', 2, 4],
    ],
    [
      'it does in a commission permanente',
      [said('a', 'PRESENT'), said('b', 'PRESENT'), proxy('c', 'a')],
      'MAJORITY_PRESENT_OR_REPRESENTED',
      ['REACHED', 3, 5],
    ],
    [
      'a proxy of nobody who comes',
      [proxy('a', 'b'), said('b', 'ABSENT'), said('c', 'ABSENT')],
      'MAJORITY_PRESENT_OR_REPRESENTED',
      ['UNREACHABLE', 0, 2],
    ],
  ])('%s', (_, answers, mode, expected) => expect(forecast(answers, mode)).toEqual(expected))

  it('counts every member once', () => {
    const answers = [said('a', 'PRESENT'), said('b', 'REMOTE'), proxy('c', 'a'), said('d', 'ABSENT')]
    const all = forecastOf(MEMBERS, currentAnswers(answers), {
      quorum: { mode: 'MAJORITY_PRESENT', share: 'MAJORITY' },
      proxiesPerHolder: 1,
    })
    const { present, remote, replaced, represented, absent, silent } = all
    expect([present, remote, replaced, represented, absent, silent]).toEqual([1, 1, 0, 1, 1, 1])
  })
})

it('lets sit by visioconférence those whom the law names (L3121-9-1, L4132-9-1, L5211-11-1)', () => {
  expect(mayMeetRemotely('DEPARTEMENT', 'STANDING_COMMITTEE')).toBe(true)
  expect(mayMeetRemotely('EPCI', 'PLENARY')).toBe(true)
  expect(mayMeetRemotely('COMMUNE', 'PLENARY')).toBe(false)
  expect(mayMeetRemotely('COMMUNE', 'COMMITTEE')).toBe(true)
})

describe('a proxy for named items', () => {
  const orders = new Map([
    ['i1', 1],
    ['i2', 2],
  ])
  it('is given for these alone', () => {
    expect(openingProxies(currentAnswers([scoped('a', 'b', ['i2', 'gone'])]), orders)).toEqual([
      { type: 'PROXY_GIVEN', memberId: 'a', holderId: 'b', item: 0, items: [2] },
    ])
  })
  it.each<[string, GivenAnswer[], [string, string][]]>([
    ['on the agenda', [scoped('a', 'b', ['i1'])], []],
    ['one of them withdrawn', [scoped('a', 'b', ['i1', 'gone'])], []],
    ['all of them withdrawn', [scoped('a', 'b', ['gone'])], [['a', 'NO_ITEM']]],
    [
      'two to one holder, for different items: the law allows one',
      [scoped('a', 'c', ['i1'], '10:00'), scoped('b', 'c', ['i2'], '11:00')],
      [['b', 'HOLDER_FULL']],
    ],
    ['to one who will be absent', [scoped('a', 'b', ['i1']), said('b', 'ABSENT')], [['a', 'HOLDER_ABSENT']]],
  ])('%s', (_, answers, expected) => {
    const found = proxyConflicts(MEMBERS, currentAnswers(answers), 1, new Set(orders.keys()))
    expect([...found]).toEqual(expected)
  })
  it('does not count at the opening', () => {
    const answers = [scoped('a', 'b', ['i1']), ...['b', 'c'].map((id) => said(id, 'PRESENT'))]
    const forecast = forecastOf(MEMBERS, currentAnswers(answers), {
      quorum: { mode: 'MAJORITY_PRESENT_OR_REPRESENTED', share: 'MAJORITY' },
      proxiesPerHolder: 1,
    })
    expect(forecast).toMatchObject({ represented: 0, sure: { counted: 2 } })
  })
})

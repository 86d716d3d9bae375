import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Allocation } from './numbering-ledger.ts'
import { numberAgenda, previewNumbers } from './numbering.ts'
import { scopeOf } from './numbering-scope.ts'
import { seriesOf, type Numberable, type NumberingContext, type Series } from './numbering-series.ts'

const context: NumberingContext = {
  body: { id: 'body-cp', code: 'CP' },
  meeting: { id: 'meeting-1', date: '2010-07-02', indexInMonth: 1, indexInYear: 6 },
}
const secondOfMonth: NumberingContext = {
  ...context,
  meeting: { id: 'meeting-2', date: '2010-07-23', indexInMonth: 2, indexInYear: 7 },
}
/** Lot-et-Garonne, commission permanente: the second meeting of a month inserts its rank. */
const standing = seriesOf({
  key: 'reports',
  template: '{section.code}{meeting.date:MM}{seq:00}',
  alternative: {
    field: 'meeting.indexInMonth',
    above: 1,
    template: '{section.code}{meeting.date:MM}{meeting.indexInMonth-1}{seq:00}',
  },
})
/** Lot-et-Garonne, plenary: a counter per commission and calendar year. */
const plenary = seriesOf({ key: 'reports', template: '{committee.code}{seq:000}', resetOn: ['YEAR'] })

const item = (id: string, more: Partial<Numberable> = {}): Numberable => ({ id, withdrawn: false, ...more })
const section = (id: string, sectionCode: string | null, more: Partial<Numberable> = {}) =>
  item(id, { sectionCode, ...more })
const committees = (id: string, ...codes: string[]) =>
  item(id, { committees: codes.map((code) => ({ code })) })
const numbers = (...args: Parameters<typeof numberAgenda>) =>
  [...numberAgenda(...args).values()].map((one) => one.number)

describe('numbering an agenda', () => {
  it('counts per section, again at each meeting, and leaves motions without number', () => {
    const items = [section('a', 'R'), section('b', 'C'), section('c', 'R'), section('m', null)]
    expect(numbers(items, standing, context)).toEqual(['R0701', 'C0701', 'R0702', null])
    expect(numbers(items, standing, secondOfMonth)).toEqual(['R07101', 'C07101', 'R07102', null])
  })

  it('gives a report of two commissions a number of each', () => {
    const taken = [
      { scope: 'reports/YEAR=2010/committee=3', seq: 5, number: '3005' },
      { scope: 'reports/YEAR=2010/committee=7', seq: 4, number: '7004' },
    ]
    const items = [committees('a', '3', '7'), committees('b', '3'), committees('c', '7', '7')]
    expect(numbers(items, plenary, context, taken)).toEqual(['3006-7005', '3007', '7006'])
    const [first] = numberAgenda(items, plenary, context, taken).values()
    expect(first).toMatchObject({
      seq: 6,
      provisional: true,
      allocations: [
        { scope: 'reports/YEAR=2010/committee=3', seq: 6, number: '3006' },
        { scope: 'reports/YEAR=2010/committee=7', seq: 5, number: '7005' },
      ],
    })
  })

  it('passes over a number given without rank, such as one taken over from paper', () => {
    const scope = scopeOf(plenary, context, committees('a', '3'))
    expect(numbers([committees('a', '3')], plenary, context, [{ scope, seq: null, number: '3001' }])).toEqual(
      ['3002'],
    )
  })

  it('takes the first committee where committees do not count apart', () => {
    const essonne = seriesOf({
      key: 'reports',
      template: '{meeting.date:YYYY}-{committee.code:00}-{seq:0000}',
      resetOn: ['YEAR'],
      partitionBy: [],
    })
    const items = [committees('a', '1', '2'), committees('b', '3')]
    expect(numbers(items, essonne, context)).toEqual(['2010-01-0001', '2010-03-0002'])
  })

  it('numbers only the kind of its series', () => {
    const items = [section('a', 'R'), section('m', 'R', { kind: 'MOTION' }), section('b', 'R')]
    expect(numbers(items, standing, context)).toEqual(['R0701', null, 'R0702'])
  })

  it('starts and steps as the series says', () => {
    const tens = seriesOf({ key: 'r', template: '{seq}', start: 10, step: 10 })
    expect(previewNumbers(tens, context, 3)).toEqual(['10', '20', '30'])
    expect(() => previewNumbers({ ...tens, step: 0 }, context, 3)).toThrow('INVALID_INPUT')
  })

  it('refuses to give two items one number', () => {
    const fixed = seriesOf({ key: 'd', template: '{report.number}.{deliberation.indexInReport?1}' })
    const same = { reportNumber: '7211' }
    expect(numbers([item('a', same)], fixed, context)).toEqual(['7211.1'])
    expect(() => numbers([item('a', same), item('b', same)], fixed, context)).toThrow('TEMPLATE_INVALID')
  })
})

describe('after the freeze', () => {
  const frozen = [
    section('a', 'R', { frozenNumber: 'R0701', frozenSeq: 1 }),
    section('b', 'R', { frozenNumber: 'R0702', frozenSeq: 2, withdrawn: true }),
    section('c', 'R', { frozenNumber: 'R0703', frozenSeq: 3 }),
  ]

  it('keeps every number, withdrawn ones too, and adds the next ones', () => {
    const items = [frozen[2]!, section('new', 'R'), frozen[0]!, section('other', 'C'), frozen[1]!]
    expect(numbers(items, standing, context)).toEqual(['R0703', 'R0704', 'R0701', 'C0701', 'R0702'])
    expect(numberAgenda(items, standing, context).get('b')).toEqual({
      id: 'b',
      number: 'R0702',
      seq: 2,
      provisional: false,
      allocations: [],
    })
  })

  it('knows only the texts of the numbers when it must', () => {
    const items = frozen.map((one) => ({ ...one, frozenSeq: null }))
    expect(numbers([section('new', 'R'), ...items], standing, context)[0]).toBe('R0704')
  })

  it('does not give again the number of an item moved to another section', () => {
    const items = [section('a', 'C', { frozenNumber: 'R0701', frozenSeq: 1 }), section('new', 'R')]
    expect(numbers(items, standing, context)).toEqual(['R0701', 'R0702'])
  })

  it('splits joint numbers, whose parts are taken', () => {
    const sud = seriesOf({ key: 'r', template: '{meeting.date:YYYY}-{seq:000}', partitionBy: ['committee'] })
    const joint = { ...committees('a', '3', '7'), frozenNumber: '2010-001-2010-002' }
    expect(numbers([joint, committees('b', '3'), committees('c', '7')], sud, context)).toEqual([
      '2010-001-2010-002',
      '2010-003',
      '2010-004',
    ])
  })

  it('inserts « bis » after its predecessor where the authority prefers it', () => {
    const bis: Series = { ...standing, lateItems: 'BIS' }
    const items = [
      section('first', 'R'),
      frozen[0]!,
      section('x', 'R'),
      section('y', 'R'),
      frozen[2]!,
      frozen[1]!,
      section('z', 'R'),
      section('other', 'C'),
    ]
    expect(numbers(items, bis, context)).toEqual([
      'R0704',
      'R0701',
      'R0701 bis',
      'R0701 ter',
      'R0703',
      'R0702',
      'R0702 bis',
      'C0701',
    ])
    expect(numberAgenda(items, bis, context).get('x')?.allocations).toEqual([
      { scope: 'reports/MEETING=meeting-1/section=R', seq: null, number: 'R0701 bis' },
    ])
    const again = [frozen[0]!, section('x', 'R', { frozenNumber: 'R0701 bis' }), section('y', 'R')]
    expect(numbers(again, bis, context)).toEqual(['R0701', 'R0701 bis', 'R0701 ter'])
  })
})

describe('scopes', () => {
  it('name the counter, in a fixed order, without ambiguity', () => {
    const series = seriesOf({
      key: 'a/b',
      template: '{seq}',
      resetOn: ['MONTH', 'YEAR'],
      partitionBy: ['kind', 'section', 'body'],
    })
    expect(scopeOf(series, context, section('x', 'R/1'))).toBe(
      'a%2Fb/YEAR=2010/MONTH=2010-07/body=body-cp/section=R%2F1/kind=REPORT',
    )
    expect(scopeOf({ ...series, resetOn: [] }, context, section('x', null))).toContain('/section=/')
  })

  it('follow the template unless told otherwise', () => {
    expect(standing.partitionBy).toEqual(['section'])
    expect(plenary.partitionBy).toEqual(['committee'])
    expect(seriesOf({ key: 'r', template: '{policy.code}{seq}' }).partitionBy).toEqual(['policy'])
    expect(() => seriesOf({ key: 'r', template: 'R' })).toThrow('TEMPLATE_INVALID')
  })
})

describe('whatever the agenda', () => {
  const anySeries = fc.constantFrom<Series>(
    standing,
    plenary,
    { ...standing, lateItems: 'BIS' },
    { ...plenary, lateItems: 'BIS' },
    seriesOf({ key: 'flat', template: '{seq}', partitionBy: [] }),
    // Codes 1 and 11 make '1' + 11 and '11' + 1 the same text.
    seriesOf({ key: 'narrow', template: '{section.code?}{seq}' }),
    seriesOf({ key: 'dashed', template: '{committee.code?0}-{seq:00}', resetOn: ['YEAR'] }),
  )
  const anyItem = fc.record({
    sectionCode: fc.constantFrom('R', 'C', '1', '11', null),
    committees: fc.array(fc.constantFrom({ code: '3' }, { code: '7' }, { code: '9' }), { maxLength: 2 }),
    withdrawn: fc.boolean(),
    kind: fc.constantFrom('REPORT' as const, 'REPORT' as const, 'MOTION' as const),
  })
  const agenda = (prefix: string) =>
    fc
      .array(anyItem, { maxLength: 25 })
      .map((items) => items.map((one, index): Numberable => ({ ...one, id: `${prefix}${index}` })))

  /** What the first dispatch saves. */
  function freeze(items: readonly Numberable[], series: Series, taken: readonly Allocation[]) {
    const given = numberAgenda(items, series, context, taken)
    const kept = items.map((one) => ({
      ...one,
      frozenNumber: given.get(one.id)!.number,
      frozenSeq: given.get(one.id)!.seq,
    }))
    return { items: kept, taken: [...taken, ...[...given.values()].flatMap((one) => one.allocations)] }
  }
  const written = (items: readonly Numberable[], series: Series, taken: readonly Allocation[]) =>
    [...numberAgenda(items, series, context, taken).values()].filter((one) => one.number !== null)

  it('never gives a number or a rank twice, before and after the freeze', () => {
    fc.assert(
      fc.property(
        anySeries,
        agenda('a'),
        agenda('b'),
        fc.infiniteStream(fc.nat()),
        (series, first, late, order) => {
          const before = written(first, series, [])
          expect(new Set(before.map((one) => one.number)).size).toBe(before.length)
          const frozen = freeze(first, series, [])
          const mixed = shuffle([...frozen.items, ...late], order)
          const after = written(mixed, series, frozen.taken)
          expect(new Set(after.map((one) => one.number)).size).toBe(after.length)
          const all = [...frozen.taken, ...after.flatMap((one) => one.allocations)]
          const ranks = all.filter((one) => one.seq !== null).map((one) => `${one.scope} ${one.seq}`)
          expect(new Set(ranks).size).toBe(ranks.length)
          expect(new Set(all.map((one) => `${one.scope} ${one.number}`)).size).toBe(all.length)
        },
      ),
    )
  })

  it('keeps frozen numbers under any reordering, insertion, withdrawal or removal', () => {
    fc.assert(
      fc.property(
        anySeries,
        agenda('a'),
        agenda('b'),
        fc.infiniteStream(fc.nat()),
        fc.func(fc.boolean()),
        (series, first, late, order, chosen) => {
          const frozen = freeze(first, series, [])
          const changed = shuffle([...frozen.items, ...late], order)
            .filter((one) => !late.includes(one) || chosen(one.id))
            .map((one) => ({ ...one, withdrawn: chosen(one.id, 'withdrawn') }))
          const given = numberAgenda(changed, series, context, frozen.taken)
          for (const one of frozen.items)
            if (one.frozenNumber !== null)
              expect(given.get(one.id)).toMatchObject({ number: one.frozenNumber, provisional: false })
        },
      ),
    )
  })

  it('keeps provisional numbers of other sections when one section changes', () => {
    fc.assert(
      fc.property(agenda('a'), agenda('b'), (items, more) => {
        const extra = more.map((one) => ({ ...one, sectionCode: 'X' }))
        const alone = numberAgenda(items, standing, context)
        const together = numberAgenda([...extra, ...items], standing, context)
        for (const one of items) expect(together.get(one.id)).toEqual(alone.get(one.id))
      }),
    )
  })

  it('previews exactly what it allocates', () => {
    fc.assert(
      fc.property(
        anySeries,
        anyItem,
        agenda('a'),
        fc.integer({ min: 0, max: 12 }),
        (series, sample, past, count) => {
          const { taken } = freeze(past, series, [])
          const like = { sectionCode: sample.sectionCode, committees: sample.committees, kind: sample.kind }
          const allocated: (string | null)[] = []
          let saved = taken
          for (let index = 0; index < count; index++) {
            const next = numberAgenda([{ ...like, id: 'x', withdrawn: false }], series, context, saved).get(
              'x',
            )!
            allocated.push(next.number)
            saved = [...saved, ...next.allocations]
          }
          expect(previewNumbers(series, context, count, like, taken)).toEqual(allocated)
        },
      ),
    )
  })

  function shuffle<T>(items: readonly T[], order: Iterator<number>): T[] {
    return items
      .map((one) => ({ one, key: Number(order.next().value) }))
      .sort((a, b) => a.key - b.key)
      .map(({ one }) => one)
  }
})

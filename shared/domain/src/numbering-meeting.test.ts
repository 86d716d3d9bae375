import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compactAllocations } from './numbering-compact.ts'
import type { Allocation } from './numbering-ledger.ts'
import { isActNumber, numberMeeting, type NumberableItem } from './numbering-meeting.ts'
import { numberAgenda } from './numbering.ts'
import { seriesOf, type NumberingContext, type Series } from './numbering-series.ts'

const at = (date: string, more: Partial<NumberingContext> = {}, indexInMonth = 1): NumberingContext => ({
  body: { id: 'cp', code: 'CP' },
  meeting: { id: `m-${date}`, date, indexInMonth, indexInYear: 3 },
  ...more,
})
const item = (id: string, more: Partial<NumberableItem> = {}): NumberableItem => ({
  id,
  withdrawn: false,
  ...more,
})
const R = { sectionCode: 'R' }
const committee = (...codes: string[]) => ({
  committees: codes.map((code) => ({ code, letter: String.fromCharCode(64 + Number(code)) })),
})

/** One meeting after another: what the first gives for good is taken for the next. */
function sittings(
  series: Series,
  meetings: readonly (readonly [NumberingContext, readonly NumberableItem[]])[],
) {
  let taken: Allocation[] = []
  return meetings.map(([context, items]) => {
    const given = [...numberAgenda(items, series, context, taken).values()]
    taken = [...taken, ...given.flatMap((one) => one.allocations)]
    return given.map((one) => one.number)
  })
}

describe('every series of the table (law.md §7.2), over two meetings', () => {
  const body = (code: string) => ({ body: { id: code, code } })
  const session = (code: string) => ({ session: { id: code, code } })
  const two = [item('a', R), item('b', R)]
  const lotCp = {
    template: '{section.code}{meeting.date:MM}{seq:00}',
    alternative: {
      field: 'meeting.indexInMonth' as const,
      above: 1,
      template: '{section.code}{meeting.date:MM}{meeting.indexInMonth-1}{seq:00}',
    },
  }
  type Row = [string, Partial<Series> & { template: string }, Parameters<typeof sittings>[1], unknown]
  const rows: Row[] = [
    [
      'L-et-G CP, first and second of the month',
      { ...lotCp, resetOn: ['MEETING'], partitionBy: ['section'] },
      [
        [at('2010-07-02'), [...two, item('c', { sectionCode: 'C' })]],
        [at('2010-07-23', {}, 2), two],
      ],
      [
        ['R0701', 'R0702', 'C0701'],
        ['R07101', 'R07102'],
      ],
    ],
    [
      'L-et-G plenary, joint numbers, over the year',
      { template: '{committee.code}{seq:000}', resetOn: ['YEAR'], partitionBy: ['committee'] },
      [
        [at('2016-03-10'), [item('a', committee('3')), item('b', committee('7'))]],
        [at('2016-06-20'), [item('c', committee('3', '7')), item('d', committee('3'))]],
        [at('2017-03-10'), [item('e', committee('3'))]],
      ],
      [['3001', '7001'], ['3002-7002', '3003'], ['3001']],
    ],
    [
      'Hérault',
      {
        template: 'CP/{meeting.date:DDMMYY}/{committee.letter}/{seq}',
        resetOn: ['MEETING'],
        partitionBy: ['committee'],
      },
      [
        [at('2010-12-13'), [item('a', committee('1')), item('b', committee('1')), item('c', committee('2'))]],
        [at('2010-12-20'), [item('d', committee('1'))]],
      ],
      [['CP/131210/A/1', 'CP/131210/A/2', 'CP/131210/B/1'], ['CP/201210/A/1']],
    ],
    [
      'Isère',
      {
        template: '{meeting.date:YYYY} {session.code} {policy.code} {seq}',
        resetOn: ['SESSION'],
        partitionBy: ['policy'],
        start: 904,
      },
      [
        [at('2008-06-19', session('DM1')), [item('a', { policy: 'H' })]],
        [at('2008-06-20', session('DM1')), [item('b', { policy: 'H' }), item('c', { policy: 'I' })]],
        [at('2008-10-20', session('DM2')), [item('d', { policy: 'H' })]],
      ],
      [['2008 DM1 H 904'], ['2008 DM1 H 905', '2008 DM1 I 904'], ['2008 DM2 H 904']],
    ],
    [
      'Yvelines, one counter for two bodies',
      { template: '{meeting.date:YYYY}-{body.code}-{seq}', resetOn: [], partitionBy: [], start: 7211 },
      [
        [at('2020-06-19', body('CP')), two],
        [at('2023-02-17', body('CD')), two],
      ],
      [
        ['2020-CP-7211', '2020-CP-7212'],
        ['2023-CD-7213', '2023-CD-7214'],
      ],
    ],
    [
      'Essonne',
      {
        template: '{meeting.date:YYYY}-{committee.code:00}-{seq:0000}',
        resetOn: ['YEAR'],
        partitionBy: [],
        start: 28,
      },
      [
        [at('2018-07-02'), [item('a', committee('1')), item('b', committee('3'))]],
        [at('2018-09-24'), [item('c', committee('1'))]],
        [at('2019-02-04'), [item('d', committee('1'))]],
      ],
      [['2018-01-0028', '2018-03-0029'], ['2018-01-0030'], ['2019-01-0028']],
    ],
    [
      'Lozère, délibérations',
      { template: 'CG_{meeting.date:YY}_{seq}', resetOn: [], partitionBy: [], start: 3117 },
      [
        [at('2011-06-27'), two],
        [at('2012-01-30'), [item('c')]],
      ],
      [['CG_11_3117', 'CG_11_3118'], ['CG_12_3119']],
    ],
    [
      'Bas-Rhin',
      {
        template: '{body.code}/{meeting.date:YYYY}/{seq:000}',
        resetOn: ['YEAR'],
        partitionBy: ['body'],
        start: 7,
      },
      [
        [at('2017-03-20', body('CD')), two],
        [at('2017-03-21', body('CP')), two],
      ],
      [
        ['CD/2017/007', 'CD/2017/008'],
        ['CP/2017/007', 'CP/2017/008'],
      ],
    ],
    [
      'Île-de-France',
      {
        template: '{body.code} {seq}-{meeting.date:YY}',
        resetOn: ['YEAR'],
        partitionBy: ['body'],
        start: 13,
      },
      [
        [at('2016-02-18', body('CR')), two],
        [at('2017-02-18', body('CR')), two],
      ],
      [
        ['CR 13-16', 'CR 14-16'],
        ['CR 13-17', 'CR 14-17'],
      ],
    ],
    [
      'CCAS',
      { template: '{meeting.date:YYYYMMDD}_{seq:00}', resetOn: ['MEETING'], partitionBy: [] },
      [
        [at('2023-01-30'), two],
        [at('2023-03-02'), two],
      ],
      [
        ['20230130_01', '20230130_02'],
        ['20230302_01', '20230302_02'],
      ],
    ],
    [
      'ACTES',
      {
        template: '{section.code}{meeting.date:YYMMDD}{seq:000}',
        resetOn: ['YEAR'],
        partitionBy: ['section'],
      },
      [
        [at('2026-11-20'), two],
        [at('2026-12-18'), two],
      ],
      [
        ['R261120001', 'R261120002'],
        ['R261218003', 'R261218004'],
      ],
    ],
    [
      'a mandate and a month, two counters that would write the same',
      {
        template: '{term.code}/{meeting.date:MM}/{seq}',
        resetOn: ['TERM', 'MONTH'],
        partitionBy: ['department', 'kind'],
      },
      [
        [
          at('2026-11-20', { term: { id: 't', code: '21' } }),
          [item('a', { department: 'DRH' }), item('b', { department: 'DGA' })],
        ],
        [at('2026-11-27', { term: { id: 't', code: '21' } }), [item('c', { department: 'DRH' })]],
        [at('2026-12-18', { term: { id: 't', code: '21' } }), [item('d', { department: 'DRH' })]],
      ],
      [['21/11/1', '21/11/2'], ['21/11/2'], ['21/12/1']],
    ],
  ]
  it.each(rows)('%s', (_, series, meetings, expected) =>
    expect(sittings(seriesOf({ key: 's', ...series }), meetings)).toEqual(expected),
  )
})

describe('the four series of a meeting', () => {
  const context = at('2020-06-19')
  const reports = seriesOf({
    key: 'reports',
    template: '{meeting.date:YYYY}-{body.code}-{seq}',
    start: 7211,
    resetOn: [],
  })
  const deliberations = seriesOf({
    key: 'deliberations',
    appliesTo: 'DELIBERATION',
    template: '{report.number}.{deliberation.indexInReport}',
  })
  const acts = seriesOf({
    key: 'acts',
    appliesTo: 'ACTE',
    template: '{meeting.date:YYMMDD}{seq:000}',
    resetOn: ['YEAR'],
  })
  const motions = seriesOf({ key: 'motions', appliesTo: 'MOTION', template: 'M{seq}' })
  const used = [reports, deliberations, acts, motions].map((series) => ({ series, taken: [] }))
  const texts = (numbers: ReadonlyMap<string, { number: string | null }>) =>
    Object.fromEntries([...numbers].map(([id, one]) => [id, one.number]))
  const items = [
    item('appel', { kind: 'NONE' }),
    item('a', { deliberations: [{ id: 'a1' }, { id: 'a2' }] }),
    item('gone', { withdrawn: true, deliberations: [{ id: 'g1' }] }),
    item('b'),
    item('c', { deliberations: [{ id: 'c1' }] }),
    item('wish', { kind: 'MOTION' }),
  ]

  it('numbers reports, délibérations, acts and the order in the meeting apart', () => {
    const numbers = numberMeeting(items, used, context)
    expect(texts(numbers.items)).toEqual({
      appel: null,
      a: '2020-CP-7211',
      gone: null,
      b: '2020-CP-7212',
      c: '2020-CP-7213',
      wish: 'M1',
    })
    expect(texts(numbers.deliberations)).toEqual({
      a1: '2020-CP-7211.1',
      a2: '2020-CP-7211.2',
      g1: null,
      c1: '2020-CP-7213.1',
    })
    expect(texts(numbers.acts)).toEqual({ a1: '200619001', a2: '200619002', g1: null, c1: '200619003' })
    expect(Object.fromEntries(numbers.order)).toEqual({ a1: 1, a2: 2, b: 3, c1: 4, wish: 5 })
  })

  it('keeps a délibération frozen while its act is still open', () => {
    const frozen = [
      item('a', {
        deliberations: [{ id: 'a1', frozen: { number: 'X.9', seq: null } }, { id: 'a2' }],
      }),
    ]
    const numbers = numberMeeting(frozen, used, context)
    expect(numbers.deliberations.get('a1')).toMatchObject({ number: 'X.9', provisional: false })
    expect(texts(numbers.acts)).toEqual({ a1: '200619001', a2: '200619002' })
  })

  it('gives no number where the body has no such series', () => {
    const numbers = numberMeeting(items, [], context)
    expect([...numbers.items.values()].every((one) => one.number === null)).toBe(true)
    expect(numbers.deliberations.size + numbers.acts.size).toBe(0)
    expect(numberMeeting([item('a', { frozenNumber: '12' })], [], context).items.get('a')).toMatchObject({
      number: '12',
      provisional: false,
    })
  })

  it('knows what the préfecture accepts as an act number', () => {
    expect(['R261218007', 'CG_11_3117', 'A'].map(isActNumber)).toEqual([true, true, true])
    expect(['', 'r1', '2020-1', '1234567890123456', 'É1'].map(isActNumber)).toEqual(Array(5).fill(false))
  })
})

describe('what a preview needs of the past', () => {
  it('is the highest rank of each counter and what has no rank', () => {
    const past = fc.array(
      fc.record({
        section: fc.constantFrom('R', 'C', '1', '11'),
        bis: fc.boolean(),
      }),
      { maxLength: 30 },
    )
    const next = fc.array(fc.constantFrom('R', 'C', '1', '11'), { maxLength: 10 })
    const series = fc.constantFrom(
      seriesOf({ key: 's', template: '{section.code}{seq}', resetOn: ['YEAR'] }),
      seriesOf({ key: 's', template: '{section.code}{seq}', resetOn: ['YEAR'], lateItems: 'BIS' }),
    )
    fc.assert(
      fc.property(series, past, next, (one, before, after) => {
        const context = at('2026-12-18')
        const made = (sections: readonly string[]) =>
          sections.map((sectionCode, index) => item(String(index), { sectionCode }))
        const taken = [...numberAgenda(made(before.map((b) => b.section)), one, context).values()].flatMap(
          (number) => number.allocations,
        )
        const mixed = taken.map((a, index) =>
          before[index]?.bis ? { ...a, seq: null, number: `${a.number} bis` } : a,
        )
        expect(numberAgenda(made(after), one, context, compactAllocations(mixed))).toEqual(
          numberAgenda(made(after), one, context, mixed),
        )
      }),
    )
  })
})

import {
  type Agenda,
  changeSeries,
  createMeeting,
  createSeries,
  listSeries,
  previewSeries,
  readAgenda,
  type SeriesRules,
} from '@hemicycle/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp } from '../../../test/harness.ts'
import { operate } from '../../../test/operate.ts'
import { bodies, terms } from '../../kernel/db/schema/index.ts'
import { asSystem } from '../../kernel/db/tx.ts'
import { newId } from '../../kernel/ids.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

async function ownSeries({ clerk, bodyId }: Scene) {
  const { series } = await clerk.call(listSeries, {})
  return series.find((one) => one.bodyId === bodyId && one.appliesTo === 'REPORT')!
}

/** Rules under which every report takes its number at once and for good, so that giving can be tested without a dispatch. */
const kept = (template: string, more: Partial<SeriesRules> = {}): SeriesRules => ({
  template,
  alternative: null,
  start: 1,
  step: 1,
  resetOn: [],
  partitionBy: [],
  joinMultiple: '-',
  gapPolicy: 'KEEP',
  lateItems: 'NEXT',
  allocateAt: 'DRAFT',
  ...more,
})

const addReports = (person: Scene['clerk'], agenda: Agenda, count: number, at = 0) =>
  operate(
    person,
    agenda,
    ...Array.from({ length: count }, () => ({
      type: 'ADD_POINT' as const,
      itemId: newId(),
      nature: 'REPORT' as const,
      title: 'Rapport',
      sectionId: agenda.sections[at]?.id ?? null,
    })),
  )
const numbers = (agenda: Agenda) => agenda.items.map((item) => item.number)

async function emptyAgenda(scene: Scene, date?: string): Promise<Agenda> {
  const { id: meetingId } = await scene.meeting(date)
  return scene.clerk.call(readAgenda, { meetingId })
}

describe('the series editor', () => {
  it('shows the next ten numbers before saving, and gives those', async () => {
    const scene = await app.scene()
    const { clerk, bodyId } = scene
    const agenda = await emptyAgenda(scene)
    const { id: seriesId, version } = await ownSeries(scene)
    const rules = kept('{body.code}/{meeting.date:YYYY}/{seq:000}', { resetOn: ['YEAR'], start: 7 })
    const ask = { seriesId, bodyId, appliesTo: 'REPORT' as const, rules, meetingId: null }
    const before = await clerk.call(previewSeries, ask)
    expect(before).toMatchObject({ date: '2026-12-18', refused: [], rows: [{ label: '' }] })
    expect(before.rows[0]!.numbers.slice(0, 2)).toEqual(['CP/2026/007', 'CP/2026/008'])
    const changed = await clerk.call(changeSeries, { seriesId, version, rules })
    expect(changed).toMatchObject({ rules, given: 0, version: version + 1 })
    // The agenda is out of date: its numbers are others.
    const fresh = await clerk.call(readAgenda, { meetingId: agenda.meetingId })
    expect(fresh.version).toBe(agenda.version + 1)
    const ten = await addReports(clerk, fresh, 10)
    expect(numbers(ten)).toEqual(before.rows[0]!.numbers)
    expect((await ownSeries(scene)).given).toBe(10)
    expect((await clerk.call(previewSeries, ask)).rows[0]!.numbers[0]).toBe('CP/2026/017')
    await expect(clerk.call(changeSeries, { seriesId, version, rules })).rejects.toMatchObject({
      code: 'STALE_VERSION',
      extra: { version: version + 1 },
    })
  })

  it('previews each counter, and what the préfecture would refuse', async () => {
    const scene = await app.scene()
    const { clerk, bodyId } = scene
    const of = (appliesTo: 'REPORT' | 'ACTE' | 'DELIBERATION', rules: SeriesRules) =>
      clerk.call(previewSeries, { seriesId: null, bodyId, appliesTo, rules, meetingId: null })
    const sections = await of('REPORT', kept('{section.code}{seq:00}', { partitionBy: ['section'] }))
    expect(sections.rows.map(({ label, numbers: [first] }) => [label, first])).toEqual([
      ['R', 'R01'],
      ['C', 'C01'],
    ])
    const herault = await of('REPORT', kept('{committee.letter}/{seq}', { partitionBy: ['committee'] }))
    expect(herault.rows.map((row) => row.numbers[1])).toEqual(['A/2', 'B/2', 'C/2'])
    const under = await of('DELIBERATION', kept('{report.number}.{deliberation.indexInReport}'))
    expect(under.rows[0]!.numbers.slice(0, 2)).toEqual(['1.1', '2.1'])
    expect((await of('ACTE', kept('acte-{seq}'))).refused).toHaveLength(10)
    expect((await of('ACTE', kept('A{meeting.date:YYMMDD}{seq:000}'))).refused).toEqual([])
  })

  it('keeps one series of a kind, and refuses a template by the place of its faults', async () => {
    const scene = await app.scene()
    const { clerk, bodyId } = scene
    const create = (appliesTo: 'REPORT' | 'DELIBERATION', rules: SeriesRules, body: string | null = bodyId) =>
      clerk.call(createSeries, { bodyId: body, appliesTo, rules })
    await expect(create('REPORT', kept('{seq}'))).rejects.toMatchObject({ code: 'DUPLICATE' })
    expect(await create('DELIBERATION', kept('D{seq}'))).toMatchObject({
      appliesTo: 'DELIBERATION',
      given: 0,
    })
    expect(await create('REPORT', kept('{seq}'), null)).toMatchObject({ bodyId: null })
    await expect(create('REPORT', kept('{seq}'), null)).rejects.toMatchObject({ code: 'DUPLICATE' })
    const strange = create('REPORT', kept('R{secton.code}{seq}'))
    await expect(strange).rejects.toMatchObject({
      code: 'TEMPLATE_INVALID',
      violations: [{ field: 'template@1', reason: 'UNKNOWN_FIELD' }],
    })
    const theirs = await app.scene()
    await expect(create('REPORT', kept('{seq}'), theirs.bodyId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const others = await ownSeries(theirs)
    const change = clerk.call(changeSeries, { seriesId: others.id, version: 0, rules: kept('{seq}') })
    await expect(change).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

it('counts by session and mandature where the series says so', async () => {
  const scene = await app.scene()
  const { clerk, bodyId, authorityId } = scene
  await asSystem(app.deps, (sql) =>
    sql.insert(terms).values({ id: newId(), authorityId, name: 'Mandature', startsOn: '2021-07-01' }),
  )
  const { id: seriesId, version } = await ownSeries(scene)
  const rules = kept('{term.code} {session.code} {seq}', { resetOn: ['TERM', 'SESSION'] })
  await clerk.call(changeSeries, { seriesId, version, rules })
  const meet = async (date: string, sessionCode: string | null) => {
    const { id } = await clerk.call(createMeeting, { bodyId, date, time: '09:30', place: 'Ici', sessionCode })
    return numbers(await addReports(clerk, await clerk.call(readAgenda, { meetingId: id }), 2))
  }
  expect(await meet('2026-12-17', 'DM1')).toEqual(['2021 DM1 1', '2021 DM1 2'])
  expect(await meet('2026-12-18', 'DM1')).toEqual(['2021 DM1 3', '2021 DM1 4'])
  expect(await meet('2026-12-19', 'DM2')).toEqual(['2021 DM2 1', '2021 DM2 2'])
  expect(await meet('2027-12-18', 'DM1')).toEqual(['2021 DM1 1', '2021 DM1 2'])
  expect(await meet('2026-12-20', null)).toEqual([null, null])
})

describe('numbers that are kept from the first day', () => {
  it('leave a gap where a report goes, and stay wherever it is moved', async () => {
    const scene = await app.scene()
    const { id: seriesId, version } = await ownSeries(scene)
    const rules = kept('{section.code}{seq:00}', { resetOn: ['MEETING'], partitionBy: ['section'] })
    await scene.clerk.call(changeSeries, { seriesId, version, rules })
    const three = await addReports(scene.clerk, await emptyAgenda(scene), 3)
    expect([numbers(three), three.items.map((item) => item.provisional)]).toEqual([
      ['R01', 'R02', 'R03'],
      [false, false, false],
    ])
    const two = await operate(scene.clerk, three, { type: 'REMOVE', itemIds: [three.items[1]!.id] })
    expect(numbers(two)).toEqual(['R01', 'R03'])
    const [first, last] = two.items
    const other = two.sections[1]!.id
    const moved = await operate(
      scene.clerk,
      two,
      { type: 'MOVE', itemIds: [last!.id], sectionId: first!.sectionId, before: first!.id },
      { type: 'MOVE', itemIds: [first!.id], sectionId: other },
    )
    expect(numbers(moved)).toEqual(['R03', 'R01'])
    expect(numbers(await addReports(scene.clerk, moved, 1))).toEqual(['R03', 'R04', 'R01'])
  })

  it('are never given twice by clerks of two assemblies that draw at once from one counter', async () => {
    const scene = await app.scene()
    const { authorityId, clerk, administrator } = scene
    const bodyId = newId()
    await asSystem(app.deps, (sql) =>
      sql.insert(bodies).values({
        id: bodyId,
        authorityId,
        code: 'CD',
        name: 'Conseil',
        kind: 'PLENARY',
        sections: [],
        defaultPlace: 'Ici',
        defaultTime: '09:00',
        position: 1,
      }),
    )
    // Yvelines: one counter for the commission permanente and the conseil (law.md §7.1).
    const rules = kept('{meeting.date:YYYY}-{body.code}-{seq}', { start: 7211 })
    const shared = await clerk.call(createSeries, { bodyId: null, appliesTo: 'REPORT', rules })
    const meetings = await Promise.all(
      ['2026-12-17', '2026-12-18', '2027-01-15'].map((date) =>
        clerk.call(createMeeting, { bodyId, date, time: '09:30', place: 'Ici' }),
      ),
    )
    const agendas = await Promise.all(meetings.map(({ id }) => clerk.call(readAgenda, { meetingId: id })))
    const drawn = agendas.flatMap((agenda) =>
      Array.from({ length: 6 }, (_, index) => addReports(index % 2 ? clerk : administrator, agenda, 2)),
    )
    await Promise.all(drawn)
    const after = await Promise.all(meetings.map(({ id }) => clerk.call(readAgenda, { meetingId: id })))
    const ranks = after.flatMap(numbers).map((number) => Number(number!.split('-')[2]))
    expect(ranks.sort((a, b) => a - b)).toEqual(Array.from({ length: 36 }, (_, index) => 7211 + index))
    const { series } = await clerk.call(listSeries, {})
    expect(series.find((one) => one.id === shared.id)?.given).toBe(36)
  })
})

import {
  type Agenda,
  type Input,
  operateAgenda,
  PRESENCE_SECONDS,
  readAgenda,
  readItemHistory,
  readUndo,
  redoAgenda,
  sayPresence,
  undoAgenda,
} from '@hemicycle/contract'
import { applyGesture, numbersOfAgenda, Problem } from '@hemicycle/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type Scene, type TestApp, until } from '../../../test/harness.ts'
import { operate } from '../../../test/operate.ts'
import { newId } from '../../kernel/ids.ts'
import { makeReport, SYNTHETIC_REPORTS } from '../../demo/reports.ts'

let app: TestApp
beforeAll(async () => (app = await openTestApp()))
afterAll(() => app.close())

type Operation = Input<typeof operateAgenda>['operations'][number]
const point = (title: string, sectionId: string | null, itemId = newId()): Operation => ({
  type: 'ADD_POINT',
  itemId,
  nature: 'REPORT',
  title,
  sectionId,
})
const titles = (agenda: Agenda) => agenda.items.map((item) => item.title.value).join('')
const numbers = (agenda: Agenda) => agenda.items.map((item) => item.number)

/** A meeting with reports A, B, C in the first section and D in the second. */
async function prepared(scene: Scene): Promise<Agenda> {
  const { id: meetingId } = await scene.meeting()
  const empty = await scene.clerk.call(readAgenda, { meetingId })
  const [first, second] = empty.sections.map((section) => section.id)
  return operate(
    scene.clerk,
    empty,
    ...['A', 'B', 'C'].map((title) => point(title, first!)),
    point('D', second!),
  )
}
const idOf = (agenda: Agenda, title: string) => agenda.items.find((item) => item.title.value === title)!.id
const title = (itemId: string, value: string): Operation => ({
  type: 'CORRECT',
  itemId,
  values: { title: value },
})

describe('gestures', () => {
  it('number as they go, all or none', async () => {
    const scene = await app.scene()
    const agenda = await prepared(scene)
    expect(numbers(agenda)).toEqual(['R1201', 'R1202', 'R1203', 'C1201'])
    const half = operate(scene.clerk, agenda, title(idOf(agenda, 'A'), 'Autre'), {
      type: 'MOVE',
      itemIds: [newId()],
      sectionId: null,
    })
    await expect(half).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await scene.clerk.call(readAgenda, { meetingId: agenda.meetingId })).toEqual(agenda)
  })

  it('build the tree of Mayenne, with its preliminary block', async () => {
    const scene = await app.scene()
    const agenda = await prepared(scene)
    const [block, mission, programme] = [newId(), newId(), newId()]
    const first = agenda.sections[0]!.id
    const after = await operate(
      scene.clerk,
      agenda,
      {
        type: 'ADD_SECTION',
        id: block,
        axis: 'PRELIMINARY',
        code: '',
        title: 'Ouverture',
        parentId: null,
        before: first,
      },
      { type: 'ADD_POINT', itemId: newId(), nature: 'QUORUM', title: 'Q', sectionId: block },
      { type: 'ADD_SECTION', id: mission, axis: 'POLICY', code: 'M', title: 'Mission', parentId: null },
      {
        type: 'ADD_SECTION',
        id: programme,
        axis: 'PROGRAMME',
        code: '',
        title: 'Programme',
        parentId: mission,
      },
      { type: 'MOVE', itemIds: [idOf(agenda, 'C'), idOf(agenda, 'D')], sectionId: programme },
      { type: 'CHANGE', itemIds: [idOf(agenda, 'A')], change: { nature: 'MOTION', confidential: true } },
    )
    expect(titles(after)).toBe('QABCD')
    // The nearest code above numbers an item; motions and preliminary points draw from no series of reports.
    expect(numbers(after)).toEqual([null, null, 'R1201', 'M1201', 'M1202'])
    expect(after.sections.map(({ title: name, parentId }) => [name, parentId])).toEqual([
      ['Ouverture', null],
      ['Aides', null],
      ['Décisions courantes', null],
      ['Mission', null],
      ['Programme', mission],
    ])
    const full: Operation = { type: 'REMOVE_SECTION', id: programme }
    await expect(operate(scene.clerk, after, full)).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
  })

  it('foresee recusals of councillors that exist', async () => {
    const scene = await app.scene()
    const agenda = await prepared(scene)
    const itemIds = [idOf(agenda, 'A')]
    const councillor = scene.councillors[0]!.actor.councillorId!
    const change = (recusals: string[]): Operation => ({ type: 'CHANGE', itemIds, change: { recusals } })
    const foreseen = await operate(scene.clerk, agenda, change([councillor]))
    expect(foreseen.items[0]!.recusals).toEqual([councillor])
    const stranger = (await app.scene()).councillors[0]!.actor.councillorId!
    await expect(operate(scene.clerk, foreseen, change([stranger]))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('never take the id of an item of another agenda', async () => {
    const [mine, theirs] = [await app.scene(), await app.scene()]
    const [agenda, other] = [await prepared(mine), await prepared(theirs)]
    const stolen = point('X', null, other.items[0]!.id)
    await expect(operate(mine.clerk, agenda, stolen)).rejects.toMatchObject({ code: 'DUPLICATE' })
    expect(titles(await theirs.clerk.call(readAgenda, { meetingId: other.meetingId }))).toBe('ABCD')
  })

  it('merge two files into one report and split them again', async () => {
    const scene = await app.scene()
    const { id: meetingId } = await scene.meeting()
    const files = await Promise.all(
      SYNTHETIC_REPORTS.slice(0, 2).map(async (spec, index) => ({
        name: `${['alpha', 'omega'][index]}.pdf`,
        bytes: await makeReport(spec),
      })),
    )
    await scene.upload(meetingId, files)
    const agenda = await until(async () => {
      const read = await scene.clerk.call(readAgenda, { meetingId })
      return read.items.length === 2 && read
    }, 'two reports')
    const [kept, gone] = agenda.items
    const documentIds = gone!.documents.map((one) => one.id)
    const merged = await operate(
      scene.clerk,
      agenda,
      { type: 'ATTACH', documentIds, itemId: kept!.id, kind: 'ANNEX' },
      { type: 'REMOVE', itemIds: [gone!.id] },
    )
    expect(merged.items.map((item) => item.documents.map((one) => one.kind))).toEqual([
      [kept!.documents[0]!.kind, 'ANNEX'],
    ])
    expect(merged.items[0]!.pages).toBe(kept!.pages + gone!.pages)
    const back = await scene.clerk.call(undoAgenda, { meetingId, clientId: 'x' })
    expect(back.agenda.items.map((item) => ({ ...item, version: 0 }))).toEqual(
      agenda.items.map((item) => ({ ...item, version: 0 })),
    )
    const split = await operate(scene.clerk, back.agenda, {
      type: 'ATTACH',
      documentIds,
      itemId: kept!.id,
      before: kept!.documents[0]!.id,
    })
    expect(split.items[0]!.documents.map((one) => one.id)).toEqual([...documentIds, kept!.documents[0]!.id])
  })
})

describe('two clerks at once', () => {
  it('follow each other where they do not clash', async () => {
    const scene = await app.scene()
    const base = await prepared(scene)
    const paul = scene.administrator
    await operate(paul, base, {
      type: 'MOVE',
      itemIds: [idOf(base, 'C')],
      sectionId: base.items[0]!.sectionId,
      before: idOf(base, 'A'),
    })
    const { meetingId, version: baseVersion } = base
    const mine = await scene.clerk.call(operateAgenda, {
      meetingId,
      baseVersion,
      operations: [title(idOf(base, 'B'), 'Bis')],
      clientId: 'x',
    })
    expect([titles(mine.agenda), mine.rebased]).toEqual(['CABisD', true])
  })

  it('are told who changed the same thing, and lose nothing', async () => {
    const scene = await app.scene()
    const base = await prepared(scene)
    await operate(scene.administrator, base, title(idOf(base, 'A'), 'Leur titre'))
    const late = operate(scene.clerk, base, title(idOf(base, 'A'), 'Mon titre'))
    await expect(late).rejects.toMatchObject({
      code: 'STALE_VERSION',
      extra: { version: base.version + 1, clash: { by: scene.administrator.actor.name } },
    })
    await operate(
      scene.administrator,
      { ...base, version: base.version + 1 },
      { type: 'REMOVE', itemIds: [idOf(base, 'B')] },
    )
    await expect(operate(scene.clerk, base, title(idOf(base, 'B'), 'x'))).rejects.toMatchObject({
      code: 'STALE_VERSION',
      extra: { version: base.version + 2, clash: null },
    })
    const ahead = operate(scene.clerk, { ...base, version: base.version + 9 }, title(idOf(base, 'A'), 'x'))
    await expect(ahead).rejects.toMatchObject({ code: 'STALE_VERSION' })
  })

  it('may send at the very same moment', async () => {
    const scene = await app.scene()
    const base = await prepared(scene)
    const section = base.items[0]!.sectionId
    const adds = Array.from({ length: 12 }, (_, index) =>
      operate(index % 2 ? scene.clerk : scene.administrator, base, point(String(index), section)),
    )
    await Promise.all(adds)
    const after = await scene.clerk.call(readAgenda, { meetingId: base.meetingId })
    expect(after.items).toHaveLength(16)
    expect(after.version).toBe(base.version + 12)
    expect(new Set(numbers(after)).size).toBe(16)
  })

  it('see who is on which report, until nobody says so any more', async () => {
    const scene = await app.scene()
    const { meetingId, items } = await prepared(scene)
    const itemId = items[0]!.id
    const beat = (who: 'clerk' | 'administrator', more = {}) =>
      scene[who].call(sayPresence, { meetingId, clientId: who, itemId, ...more })
    expect((await beat('clerk')).present).toEqual([])
    const name = scene.clerk.actor.name
    expect((await beat('administrator')).present).toMatchObject([{ clientId: 'clerk', name, itemId }])
    app.clock.advance((PRESENCE_SECONDS + 1) * 1000)
    expect((await beat('clerk')).present).toEqual([])
    expect((await beat('administrator')).present).toHaveLength(1)
    await beat('clerk', { leaving: true })
    expect((await beat('administrator')).present).toEqual([])
  })
})

describe('undo and redo', () => {
  it('survive a reload, and are each clerk’s own', async () => {
    const scene = await app.scene()
    const agenda = await prepared(scene)
    const { meetingId } = agenda
    const step = { meetingId, clientId: 'another tab' }
    await operate(scene.clerk, agenda, { type: 'REMOVE', itemIds: [idOf(agenda, 'B')] })
    const removed = await scene.clerk.call(readUndo, { meetingId })
    expect(removed).toMatchObject({ undo: { types: ['REMOVE'], itemIds: [idOf(agenda, 'B')] }, redo: null })
    expect(await scene.administrator.call(readUndo, { meetingId })).toEqual({ undo: null, redo: null })
    const undone = await scene.clerk.call(undoAgenda, step)
    expect([titles(undone.agenda), undone.redo?.id]).toEqual(['ABCD', removed.undo!.id])
    const redone = await scene.clerk.call(redoAgenda, step)
    expect([titles(redone.agenda), redone.redo, redone.undo?.id]).toEqual(['ACD', null, removed.undo!.id])
    await scene.clerk.call(undoAgenda, step)
    const emptied = await scene.clerk.call(undoAgenda, step)
    expect([titles(emptied.agenda), emptied.undo]).toEqual(['', null])
    const more = scene.clerk.call(undoAgenda, step)
    await expect(more).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW', extra: { reason: 'NOTHING' } })
    const again = await scene.clerk.call(redoAgenda, step)
    expect([titles(again.agenda), numbers(again.agenda)]).toEqual(['ABCD', numbers(agenda)])
  })

  it('give back what was read, evidence included', async () => {
    const scene = await app.scene()
    const { id: meetingId } = await scene.meeting()
    await scene.upload(meetingId, [{ name: 'a.pdf', bytes: await makeReport(SYNTHETIC_REPORTS[0]!) }])
    const agenda = await until(async () => {
      const read = await scene.clerk.call(readAgenda, { meetingId })
      return read.items.length === 1 && read
    }, 'the report')
    await operate(scene.clerk, agenda, title(agenda.items[0]!.id, 'Corrigé'))
    const undone = await scene.clerk.call(undoAgenda, { meetingId, clientId: 'x' })
    expect(undone.agenda.items[0]!.title).toEqual(agenda.items[0]!.title)
  })

  it('refuse what was overtaken, and say by whom', async () => {
    const scene = await app.scene()
    const agenda = await prepared(scene)
    const { meetingId } = agenda
    const mine = await operate(scene.clerk, agenda, title(idOf(agenda, 'A'), 'Un'))
    await operate(scene.administrator, mine, title(idOf(agenda, 'A'), 'Deux'))
    await expect(scene.clerk.call(undoAgenda, { meetingId, clientId: 'x' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
      extra: { reason: 'OVERTAKEN', by: scene.administrator.actor.name },
    })
    await scene.administrator.call(undoAgenda, { meetingId, clientId: 'y' })
    const { agenda: after } = await scene.clerk.call(undoAgenda, { meetingId, clientId: 'x' })
    expect(titles(after)).toBe('ABCD')
  })

  it('leave the history of each report', async () => {
    const scene = await app.scene()
    const agenda = await prepared(scene)
    const itemId = idOf(agenda, 'A')
    await operate(scene.clerk, agenda, title(itemId, 'Un'), title(idOf(agenda, 'B'), 'Deux'))
    await scene.clerk.call(undoAgenda, { meetingId: agenda.meetingId, clientId: 'x' })
    const { entries } = await scene.administrator.call(readItemHistory, { itemId })
    expect(entries.map(({ kind, actor, operations }) => [kind, actor, operations.length])).toEqual([
      ['UNDO', scene.clerk.actor.name, 1],
      ['DO', scene.clerk.actor.name, 1],
      ['DO', scene.clerk.actor.name, 1],
    ])
    expect(entries[1]).toMatchObject({
      operations: [{ type: 'CORRECT', itemId, values: { title: 'Un' } }],
      before: [{ type: 'PUT_FIELDS', fields: { title: { value: 'A' } } }],
    })
    const other = (await app.scene()).clerk
    await expect(other.call(readItemHistory, { itemId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('screen and server', () => {
  it('say the same after any gesture, numbers included', async () => {
    const scene = await app.scene()
    let agenda = await prepared(scene)
    for (const picks of fc.sample(fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), {
      numRuns: 60,
      seed: 47,
    })) {
      const operation = anyGesture(agenda, picks)
      const foreseen = foresee(agenda, operation)
      const reply = await operate(scene.clerk, agenda, operation).catch(
        (problem: unknown) => problem as Problem,
      )
      if (reply instanceof Problem) {
        expect([operation, foreseen]).toEqual([operation, reply.code])
        continue
      }
      expect(foreseen).toEqual(seen(reply))
      agenda = reply
    }
    expect(agenda.items.length).toBeGreaterThan(4)
  })
})

function anyGesture(agenda: Agenda, [kind, a, b, c, d, e]: readonly number[]): Operation {
  const pick = <T>(some: readonly T[], index = 0): T => some[index % some.length]!
  const item = (index?: number) => pick(agenda.items, index).id
  const section = (index?: number) => pick([...agenda.sections.map((one) => one.id), null], index)
  const place = { sectionId: section(b), before: pick([item(c), null], d), after: item(e) }
  const parent = { parentId: section(b), after: section(c) }
  const all: (() => Operation)[] = [
    () => ({ type: 'MOVE', itemIds: [...new Set([item(a), item(d)])], ...place }),
    () => ({ type: 'CORRECT', itemId: item(a), values: { department: pick(['DGA', null], b) } }),
    () => ({
      type: 'CHANGE',
      itemIds: [item(a)],
      change: { nature: pick(['REPORT', 'WISH', 'QUORUM'] as const, b) },
    }),
    () => ({ type: 'ADD_POINT', itemId: newId(), nature: 'REPORT', title: `N${a}`, ...place }),
    () => ({
      type: 'ADD_SECTION',
      id: newId(),
      axis: 'POLICY',
      code: pick(['', 'P', 'Q'], a),
      title: 'S',
      ...parent,
    }),
    () => ({ type: 'MOVE_SECTION', id: pick(agenda.sections, a).id, ...parent }),
    () => ({ type: 'REMOVE_SECTION', id: pick(agenda.sections, a).id }),
    () => ({
      type: 'CHANGE_SECTION',
      id: pick(agenda.sections, a).id,
      change: { code: pick(['R', 'Z'], b) },
    }),
    () =>
      agenda.items.length > 5
        ? { type: 'REMOVE', itemIds: [item(a)] }
        : { type: 'MOVE', itemIds: [item(a)], ...place },
  ]
  return pick(all, kind)()
}

/** What a clerk sees; versions are the server's. */
const seen = ({ sections, items }: Pick<Agenda, 'sections' | 'items'>) => ({
  sections: sections.map((one) => ({ ...one, position: 0 })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  items: items.map(({ id, sectionId, number, nature, title: name, department }) => [
    id,
    sectionId,
    number,
    nature,
    name.value,
    department.value,
  ]),
})

function foresee(agenda: Agenda, operation: Operation) {
  try {
    const after = applyGesture(agenda, [operation], '2026-11-27T09:00:00Z').agenda
    const given = numbersOfAgenda(after, agenda.numbering).items
    const order = [...given.keys()]
    const items = [...after.items]
      .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
      .map((item) => ({ ...item, number: given.get(item.id)!.number }))
    return seen({ sections: after.sections, items })
  } catch (problem) {
    return (problem as Problem).code
  }
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaOrder, sectionOrder } from './agenda.ts'
import { applyOperation } from './agenda-apply.ts'
import { applyGesture } from './agenda-inverse.ts'
import type { AgendaOperation } from './agenda-operation.ts'
import { clashOf, itemsTouched, touchedBy } from './agenda-rebase.ts'
import type { AgendaState } from './agenda-state.ts'
import { anyOperation, AT, piece, sample } from './agenda-sample.test.ts'
import { pieceLabel } from './piece-titles.ts'
import { Problem } from './problems.ts'

const after = (...operations: AgendaOperation[]) => applyGesture(sample(), operations, AT).agenda
const order = (agenda: AgendaState) =>
  agendaOrder(agenda.sections, agenda.items)
    .map((one) => one.id)
    .join('')
const find = (agenda: AgendaState, id: string) => agenda.items.find((one) => one.id === id)!

/** What people see of an agenda, wherever the rows come from. */
function seen({ sections, items }: AgendaState) {
  const rank = new Map(agendaOrder(sections, items).map((one, index) => [one.id, index]))
  // Positions count only by the order that they give.
  return {
    sections: sectionOrder(sections).map((one) => ({ ...one, position: 0 })),
    items: [...items]
      .sort((a, b) => rank.get(a.id)! - rank.get(b.id)!)
      .map((one) => ({ ...one, position: 0 })),
  }
}

describe('operations on an agenda', () => {
  it('move one or many, in the order given, before or after a neighbour', () => {
    expect(order(sample())).toBe('abcdef')
    expect(order(after({ type: 'MOVE', itemIds: ['e', 'a'], sectionId: 'r', before: 'b' }))).toBe('eabcdf')
    expect(order(after({ type: 'MOVE', itemIds: ['a', 'b'], sectionId: 's', after: 'd' }))).toBe('cdabef')
    expect(order(after({ type: 'MOVE', itemIds: ['a'], sectionId: 'r', before: 'gone', after: 'b' }))).toBe(
      'bacdef',
    )
    expect(order(after({ type: 'MOVE', itemIds: ['a'], sectionId: null }))).toBe('bcdefa')
    expect(order(after({ type: 'MOVE', itemIds: ['a', 'b'], sectionId: 'r', before: 'a' }))).toBe('abcdef')
  })

  it('correct and change what an item says', () => {
    const agenda = after(
      { type: 'CORRECT', itemId: 'a', values: { title: 'Juste', rapporteur: null } },
      { type: 'CHANGE', itemIds: ['a', 'b'], change: { confidential: true, nature: 'MOTION' } },
    )
    expect(find(agenda, 'a')).toMatchObject({
      title: { value: 'Juste', source: 'CLERK', confidence: 1, toCheck: false },
      rapporteur: { value: null, source: 'CLERK', toCheck: false },
      department: { value: 'DGA', toCheck: true },
      nature: 'MOTION',
    })
    expect(find(agenda, 'b')).toMatchObject({ confidential: true, title: { toCheck: true } })
  })

  it('take off what was not sent, withdraw what was, and take both back', () => {
    const agenda = after({ type: 'REMOVE', itemIds: ['b', 'd'] })
    expect(order(agenda)).toBe('acdef')
    expect(find(agenda, 'd')).toMatchObject({ withdrawnAt: AT, number: 'C01' })
    const back = [{ type: 'RESTORE', itemId: 'b' } as const, { type: 'RESTORE', itemId: 'd' } as const]
    expect(seen(applyGesture(agenda, back, AT).agenda)).toEqual(seen(sample()))
  })

  it('build preliminary points and a tree of sections', () => {
    const agenda = after(
      {
        type: 'ADD_SECTION',
        id: 'p',
        axis: 'PRELIMINARY',
        code: '',
        title: 'Préliminaires',
        parentId: null,
        before: 'r',
      },
      { type: 'ADD_POINT', itemId: 'q', nature: 'QUORUM', title: 'Quorum', sectionId: 'p' },
      { type: 'MOVE_SECTION', id: 'r', parentId: 'c', before: 's' },
      { type: 'CHANGE_SECTION', id: 'r', change: { title: 'Aides' } },
    )
    expect(sectionOrder(agenda.sections).map(({ id, parentId }) => id + parentId)).toEqual([
      'pnull',
      'cnull',
      'rc',
      'sc',
    ])
    expect(order(agenda)).toBe('qcabdef')
    expect(find(agenda, 'q')).toMatchObject({ nature: 'QUORUM', title: { value: 'Quorum', source: 'CLERK' } })
  })

  it('merge items and make one of a document', () => {
    const merged = after(
      { type: 'ATTACH', documentIds: ['b1', 'b2'], itemId: 'a', kind: 'ANNEX' },
      { type: 'REMOVE', itemIds: ['b'] },
    )
    expect(order(merged)).toBe('acdef')
    expect(find(merged, 'a')).toMatchObject({ pages: 8 })
    expect(find(merged, 'a').documents.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'a1 REPORT',
      'a2 DELIBERATION',
      'b1 ANNEX',
      'b2 ANNEX',
    ])
    const split = after({
      type: 'DETACH',
      documentIds: ['a2'],
      itemId: 'n',
      title: 'Seul',
      sectionId: 'r',
      after: 'a',
    })
    expect(order(split)).toBe('anbcdef')
    expect([find(split, 'a').pages, find(split, 'n').pages]).toEqual([2, 2])
  })

  it('call an annexe by what was read until a clerk says otherwise, and what leads by nothing', () => {
    const read = { ...piece('a1', 'ANNEX'), readTitle: { value: 'Plan' } }
    const titleAfter = (...operations: AgendaOperation[]) => {
      const [first, ...rest] = sample().items
      const agenda = { ...sample(), items: [{ ...first!, documents: [read] }, ...rest] }
      return find(applyGesture(agenda, operations, AT).agenda, 'a').documents[0]!.title
    }
    const name = (title: string | null) =>
      ({ type: 'ENTITLE', itemId: 'a', documentId: 'a1', title }) as const
    expect(titleAfter(name('Carte'))).toBe('Carte')
    expect(titleAfter(name('Carte'), name(null))).toBe('Plan')
    const as = (kind: 'REPORT' | 'OTHER') =>
      ({ type: 'ATTACH', documentIds: ['a1'], itemId: 'a', kind }) as const
    expect(titleAfter(name('Carte'), as('REPORT'))).toBeNull()
    expect(titleAfter(as('OTHER'))).toBe('Plan')
  })

  it.each([
    ['Annexe', { title: null, mark: null }, 'Annexe'],
    ['Annexe', { title: 'Plan', mark: '2' }, 'Annexe 2 – Plan'],
    ['Pièce', { title: 'Note', mark: null }, 'Pièce – Note'],
    ['Annexe', { title: 'Annexe financière', mark: '1' }, 'Annexe financière'],
  ])('%s %j is « %s »', (word, said, label) => expect(pieceLabel(word, said)).toBe(label))

  it.each<[string, AgendaOperation, string]>([
    [
      'a title of a file that another item has',
      { type: 'ENTITLE', itemId: 'a', documentId: 'b1', title: 'x' },
      'NOT_FOUND',
    ],
    ['a section that is not there', { type: 'MOVE', itemIds: ['a'], sectionId: 'z' }, 'NOT_FOUND'],
    ['an item that is not there', { type: 'CORRECT', itemId: 'z', values: {} }, 'NOT_FOUND'],
    [
      'neighbours that are not there',
      { type: 'MOVE', itemIds: ['a'], sectionId: 'r', before: 'f' },
      'NOT_FOUND',
    ],
    ['a section that is not empty', { type: 'REMOVE_SECTION', id: 's' }, 'NOT_ALLOWED_NOW'],
    ['a section under itself', { type: 'MOVE_SECTION', id: 'c', parentId: 's' }, 'NOT_ALLOWED_NOW'],
    ['files of what was sent', { type: 'ATTACH', documentIds: ['d1'], itemId: 'a' }, 'NUMBERS_FROZEN'],
    [
      'an id that is taken',
      { type: 'ADD_POINT', itemId: 'a', nature: 'QUORUM', title: 'Q', sectionId: null },
      'DUPLICATE',
    ],
  ])('refuse %s', (_, operation, code) => {
    expect(() => applyOperation(sample(), operation, AT)).toThrow(code)
  })

  it('refuse a fifth level of sections', () => {
    const add = (id: string, parentId: string | null) =>
      ({ type: 'ADD_SECTION', id, axis: 'POLICY', code: '', title: id, parentId }) as const
    const deep = after(add('1', 's'), add('2', '1'))
    expect(() => applyOperation(deep, add('3', '2'), AT)).toThrow('NOT_ALLOWED_NOW')
    expect(() => applyOperation(deep, { type: 'MOVE_SECTION', id: 'c', parentId: 'r' }, AT)).toThrow(
      'NOT_ALLOWED_NOW',
    )
  })
})

/** Applies what can be applied, skipping what is refused: only problems of the closed list are refusals. */
function tryGesture(agenda: AgendaState, operations: readonly AgendaOperation[]) {
  try {
    return applyGesture(agenda, operations, AT)
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
const gesture = fc.array(anyOperation, { minLength: 1, maxLength: 3 })

describe('whatever the gestures', () => {
  it('loses no item, no document and no section, and keeps positions whole', () => {
    fc.assert(
      fc.property(fc.array(gesture, { maxLength: 6 }), (gestures) => {
        let agenda = sample()
        for (const operations of gestures) agenda = tryGesture(agenda, operations)?.agenda ?? agenda
        const { sections, items } = agenda.removed!
        const pieces = agenda.items
          .flatMap((one) => one.documents)
          .concat(items.flatMap((one) => one.documents))
        for (const id of ['a', 'b', 'c', 'd', 'e', 'f'])
          expect([...agenda.items, ...items].filter((one) => one.id === id)).toHaveLength(1)
        for (const one of sample().items.flatMap((own) => own.documents))
          expect(pieces.filter(({ id }) => id === one.id)).toHaveLength(1)
        for (const id of ['r', 'c', 's'])
          expect([...agenda.sections, ...sections].filter((one) => one.id === id)).toHaveLength(1)
        expect(sectionOrder(agenda.sections)).toHaveLength(agenda.sections.length)
        const positions = agenda.items.map((one) => one.position).sort((a, b) => a - b)
        expect(positions).toEqual([...new Set(positions)])
        expect(find(agenda, 'd')).toMatchObject({ number: 'C01', provisional: false })
      }),
    )
  })

  it('takes any gesture back, and makes it again', () => {
    fc.assert(
      fc.property(gesture, gesture, (before, operations) => {
        const start = tryGesture(sample(), before)?.agenda ?? sample()
        const done = tryGesture(start, operations)
        if (!done) return
        const undone = applyGesture(done.agenda, done.inverse, AT)
        expect(seen(undone.agenda)).toEqual(seen(start))
        expect(seen(applyGesture(undone.agenda, undone.inverse, AT).agenda)).toEqual(seen(done.agenda))
      }),
      { numRuns: 2000 },
    )
  })

  it('follows a concurrent gesture without undoing it, or says that they clash', () => {
    fc.assert(
      fc.property(gesture, gesture, (theirs, mine) => {
        const first = tryGesture(sample(), theirs)
        if (!first || clashOf(touchedBy(mine), touchedBy(theirs)) !== null) return
        const both = tryGesture(first.agenda, mine)
        if (!both) return
        for (const operation of theirs)
          if (operation.type === 'CORRECT')
            for (const one of both.agenda.items)
              if (one.id === operation.itemId && operation.values.title !== undefined)
                expect(one.title.value).toBe(find(first.agenda, one.id).title.value)
        expect(tryGesture(first.agenda, JSON.parse(JSON.stringify(mine)) as AgendaOperation[])).toEqual(both)
      }),
      { numRuns: 2000 },
    )
  })

  it('names what it touches', () => {
    const move = { type: 'MOVE', itemIds: ['a', 'b'], sectionId: 'r' } as const
    const title = (value: string): AgendaOperation => ({
      type: 'CORRECT',
      itemId: 'a',
      values: { title: value },
    })
    expect(Object.keys(touchedBy([move]))).toEqual(['item/a/place', 'item/b/place'])
    expect(clashOf(touchedBy([title('x')]), touchedBy([title('y')]))).toBe('item/a/title')
    expect(clashOf(touchedBy([title('x')]), touchedBy([title('x')]))).toBeNull()
    expect(clashOf(touchedBy([title('x')]), touchedBy([move]))).toBeNull()
    expect(itemsTouched([move, title('x')])).toEqual(['a', 'b'])
    fc.assert(fc.property(gesture, (operations) => void touchedBy(operations)))
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { agendaOrder } from './agenda.ts'
import type { AgendaOperation } from './agenda-operation.ts'
import type { AgendaState, FieldState, ItemState, PieceState, SectionState } from './agenda-state.ts'

export const AT = '2026-11-27T09:00:00.000Z'
const read = (value: string | null): FieldState => ({
  value,
  source: value === null ? 'NONE' : 'READ',
  confidence: 0.7,
  toCheck: value !== null,
  evidence: null,
})
export const piece = (id: string, kind: PieceState['kind'] = 'REPORT'): PieceState => ({
  id,
  kind,
  pages: 2,
  title: null,
  ownTitle: null,
  readTitle: null,
})

export function item(
  id: string,
  sectionId: string | null,
  position: number,
  more: Partial<ItemState> = {},
): ItemState {
  return {
    id,
    sectionId,
    position,
    nature: 'REPORT',
    confidential: false,
    recusals: [],
    committees: [],
    policy: null,
    matter: null,
    number: null,
    provisional: true,
    sent: false,
    withdrawnAt: null,
    title: read(`Titre ${id}`),
    rapporteur: read(null),
    department: read('DGA'),
    actNumber: read(null),
    documents: [piece(`${id}1`), piece(`${id}2`, 'DELIBERATION')],
    pages: 4,
    version: 0,
    ...more,
  }
}
export const section = (id: string, position: number, parentId: string | null = null): SectionState => ({
  id,
  parentId,
  axis: 'NATURE',
  code: id.toUpperCase(),
  title: `Section ${id}`,
  position,
})

/** Two sections, one of them with a subsection, six items of which one was sent, one not classified. */
export function sample(): AgendaState {
  return {
    sections: [section('r', 0), section('c', 1), section('s', 0, 'c')],
    items: [
      item('a', 'r', 0),
      item('b', 'r', 1),
      item('c', 'c', 2),
      item('d', 's', 3, { sent: true, number: 'C01', provisional: false }),
      item('e', 's', 4),
      item('f', null, 5),
    ],
    removed: { sections: [], items: [] },
  }
}

const itemId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'new1', 'new2')
const itemIds = fc.uniqueArray(itemId, { minLength: 1, maxLength: 3 })
const sectionId = fc.constantFrom('r', 'c', 's', 't')
const documentIds = fc.uniqueArray(fc.constantFrom('a1', 'a2', 'b1', 'b2', 'c1', 'e1', 'f1', 'f2'), {
  minLength: 1,
  maxLength: 3,
})
const neighbours = { before: fc.option(itemId), after: fc.option(itemId) }
const anchor = { sectionId: fc.option(sectionId), ...neighbours }
const text = fc.constantFrom('un', 'deux', 'trois')
const sectionAnchor = {
  parentId: fc.option(sectionId),
  before: fc.option(sectionId),
  after: fc.option(sectionId),
}
const type = <K extends string>(name: K) => fc.constant(name)

/** Any operation on the sample, sensible or not. */
export const anyOperation: fc.Arbitrary<AgendaOperation> = fc.oneof(
  { arbitrary: fc.record({ type: type('MOVE'), itemIds, ...anchor }), weight: 4 },
  fc.record({
    type: type('CORRECT'),
    itemId,
    values: fc.record({ title: text, rapporteur: fc.option(text) }, { requiredKeys: [] }),
  }),
  fc.record({
    type: type('CHANGE'),
    itemIds,
    change: fc.record(
      {
        nature: fc.constantFrom('REPORT' as const, 'MOTION' as const),
        confidential: fc.boolean(),
        recusals: fc.constant(['x']),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ type: type('REMOVE'), itemIds }),
  fc.record({ type: type('RESTORE'), itemId }),
  fc.record({
    type: type('ADD_POINT'),
    itemId: fc.constantFrom('new1', 'new2'),
    nature: fc.constantFrom('QUORUM' as const, 'MOTION' as const),
    title: text,
    ...anchor,
  }),
  fc.record({
    type: type('ADD_SECTION'),
    id: fc.constant('t'),
    axis: fc.constant('POLICY' as const),
    code: text,
    title: text,
    ...sectionAnchor,
  }),
  fc.record({
    type: type('CHANGE_SECTION'),
    id: sectionId,
    change: fc.record({ code: text, title: text }, { requiredKeys: [] }),
  }),
  fc.record({ type: type('MOVE_SECTION'), id: sectionId, ...sectionAnchor }),
  fc.record({ type: type('REMOVE_SECTION'), id: sectionId }),
  fc.record({ type: type('ATTACH'), documentIds, itemId }),
  fc.record({
    type: type('ENTITLE'),
    itemId,
    documentId: fc.constantFrom('a2', 'b1'),
    title: fc.option(text),
  }),
  fc.record({
    type: type('DETACH'),
    documentIds,
    itemId: fc.constantFrom('new1', 'new2'),
    title: text,
    ...anchor,
  }),
)

it('is an agenda in order', () => {
  const { sections, items } = sample()
  expect(agendaOrder(sections, items).map((one) => one.id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})

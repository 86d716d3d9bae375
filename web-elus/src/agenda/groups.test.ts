import type { ConvocationItem } from '@hemicycle/contract'
import { expect, it } from 'vitest'
import { annexes, groupItems, matching, neighbour } from './groups.ts'

const item = (id: string, more: Partial<ConvocationItem> = {}) =>
  ({
    id,
    number: id,
    title: `Rapport ${id}`,
    rapporteur: null,
    department: null,
    sectionId: null,
    withdrawn: false,
    pages: 3,
    documents: [],
    ...more,
  }) as unknown as ConvocationItem
const ids = (items: readonly ConvocationItem[]) => items.map((one) => one.id)

it('cuts the agenda where the section changes', () => {
  const sections = [
    { id: 's1', code: 'R', title: 'Aides' },
    { id: 's2', code: '', title: 'Motion' },
  ]
  const groups = groupItems(
    [
      item('0'),
      item('1', { sectionId: 's1' }),
      item('2', { sectionId: 's1' }),
      item('3', { sectionId: 's2' }),
    ],
    sections,
  )
  expect(groups.map((group) => [group.title, ids(group.items)])).toEqual([
    [null, ['0']],
    ['R – Aides', ['1', '2']],
    ['Motion', ['3']],
  ])
})

it('finds by number, title, rapporteur or department, accents or not', () => {
  const items = [
    item('R1201', { title: 'Amélioration de l’habitat', rapporteur: 'M. Roubès' }),
    item('R1202', {
      title: 'Forêts communales',
      department: 'Direction des routes',
      documents: [{ kind: 'ANNEX', title: 'Carte des pistes' }] as ConvocationItem['documents'],
    }),
  ]
  expect(ids(matching(items, 'ameliorer'))).toEqual([])
  expect(ids(matching(items, 'HABITAT roubes'))).toEqual(['R1201'])
  expect(ids(matching(items, 'r1202'))).toEqual(['R1202'])
  expect(ids(matching(items, 'routes'))).toEqual(['R1202'])
  expect(ids(matching(items, 'carte pistes'))).toEqual(['R1202'])
  expect(matching(items, '  ')).toBe(items)
})

it('steps over withdrawn reports and those without a page', () => {
  const items = [item('a'), item('b', { withdrawn: true }), item('c', { pages: 0 }), item('d')]
  expect(neighbour(items, 'a', 1)?.id).toBe('d')
  expect(neighbour(items, 'd', -1)?.id).toBe('a')
  expect(neighbour(items, 'd', 1)).toBeNull()
})

it('counts annexes only', () => {
  const documents = ['REPORT', 'DELIBERATION', 'ANNEX', 'ANNEX'].map((kind) => ({ kind }))
  expect(annexes(item('a', { documents: documents as never }))).toBe(2)
})

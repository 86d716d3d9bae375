import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agendaOrder,
  changedPlaces,
  numberedAgenda,
  placeItem,
  putItems,
  removeItem,
  type ItemPlace,
} from './agenda.ts'
import { seriesOf } from './numbering-series.ts'

const sections = [
  { id: 's-c', code: 'C', position: 1 },
  { id: 's-r', code: 'R', position: 0 },
]
const at = (id: string, sectionId: string | null, position: number) => ({
  id,
  sectionId,
  position,
  withdrawn: false,
})
const items = [at('a', 's-r', 0), at('b', 's-c', 1), at('c', 's-r', 2), at('d', null, 3)]
const ids = (some: readonly { id: string }[]) => some.map((one) => one.id).join('')

describe('the agenda', () => {
  it('reads section by section, what is not classified last', () => {
    expect(ids(agendaOrder(sections, items))).toBe('acbd')
    expect(ids(agendaOrder([], items))).toBe('abcd')
  })

  it('moves an item before another, or to the end of a section', () => {
    const order = (some: readonly ItemPlace[]) => ids(agendaOrder(sections, some))
    expect(order(placeItem(items, 'c', { sectionId: 's-r', before: 'a' }))).toBe('cabd')
    expect(order(placeItem(items, 'a', { sectionId: 's-r', before: null }))).toBe('cabd')
    expect(order(placeItem(items, 'd', { sectionId: 's-c', before: 'b' }))).toBe('acdb')
    expect(order(placeItem(items, 'a', { sectionId: null, before: null }))).toBe('cbda')
    expect(order(placeItem(items, 'a', { sectionId: 's-r', before: 'a' }))).toBe('acbd')
    expect(order(putItems(items, [at('e', null, 0)], { sectionId: 's-r', before: 'c' }))).toBe('aecbd')
  })

  it('refuses a place that does not exist', () => {
    expect(() => placeItem(items, 'z', { sectionId: null, before: null })).toThrow('NOT_FOUND')
    expect(() => placeItem(items, 'a', { sectionId: 's-r', before: 'z' })).toThrow('NOT_FOUND')
    expect(() => placeItem(items, 'a', { sectionId: 's-r', before: 'b' })).toThrow('NOT_FOUND')
  })

  it('removes what was never sent, and nothing else', () => {
    const left = removeItem(items, 'b')
    expect(left.map((one) => [one.id, one.position])).toEqual([
      ['a', 0],
      ['c', 1],
      ['d', 2],
    ])
    expect(ids(changedPlaces(items, left))).toBe('cd')
    expect(() => removeItem([{ ...items[0]!, frozenNumber: 'R0701' }], 'a')).toThrow('NUMBERS_FROZEN')
  })

  it('keeps every item once, in positions 0 to n-1, the moved one where it was asked', () => {
    const some = fc
      .array(fc.constantFrom('s-r', 's-c', null), { minLength: 1, maxLength: 20 })
      .map((places) => places.map((sectionId, index) => at(String(index), sectionId, index)))
    fc.assert(
      fc.property(some, fc.nat(), fc.nat(), (all, from, to) => {
        const [moved, target] = [all[from % all.length]!, all[to % all.length]!]
        const placed = placeItem(all, moved.id, { sectionId: target.sectionId, before: target.id })
        expect(placed.map((one) => one.position)).toEqual(all.map((_, index) => index))
        expect(new Set(placed.map((one) => one.id)).size).toBe(all.length)
        const order = agendaOrder(sections, placed).map((one) => one.id)
        if (moved !== target) expect(order.indexOf(moved.id)).toBe(order.indexOf(target.id) - 1)
        else expect(order).toEqual(agendaOrder(sections, all).map((one) => one.id))
      }),
    )
  })

  it('numbers in the order people read, by the code of the section', () => {
    const agenda = numberedAgenda({
      sections,
      items,
      series: seriesOf({ key: 'reports', template: '{section.code}{meeting.date:MM}{seq:00}' }),
      context: {
        body: { id: 'cp', code: 'CP' },
        meeting: { id: 'm', date: '2026-12-18', indexInMonth: 1, indexInYear: 9 },
      },
    })
    expect(agenda.items.map((one) => [one.id, one.number])).toEqual([
      ['a', 'R1201'],
      ['c', 'R1202'],
      ['b', 'C1201'],
      ['d', null],
    ])
    expect(agenda.groups.map((group) => [group.section?.code, ids(group.items)])).toEqual([
      ['R', 'ac'],
      ['C', 'b'],
      [undefined, 'd'],
    ])
  })
})

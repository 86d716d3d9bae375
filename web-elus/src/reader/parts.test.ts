import type { ConvocationItem } from '@hemicycle/contract'
import { expect, it } from 'vitest'
import { bundlePage, itemAt, locate, pagesOf, partsOfBundle, partsOfItem, startOf } from './parts.ts'

const item = {
  id: 'a',
  documents: [
    { id: 'r', name: 'rapport.pdf', kind: 'REPORT', pages: 3, bytes: 1, firstPage: 10 },
    { id: 'x', name: 'annexe.pdf', kind: 'ANNEX', pages: 2, bytes: 1, firstPage: 14 },
  ],
} as unknown as ConvocationItem
const parts = partsOfItem(item)

it('reads a report and its annexes one after the other', () => {
  expect(pagesOf(parts)).toBe(5)
  expect(locate(parts, 3)).toMatchObject({ index: 0, inner: 3 })
  expect(locate(parts, 4)).toMatchObject({ index: 1, inner: 1 })
  expect(locate(parts, 6)).toBeNull()
  expect(locate(parts, 0)).toBeNull()
  expect(startOf(parts, 1)).toBe(4)
})

it('knows the page of the cahier, dividers between pieces included', () => {
  expect([1, 3, 4, 5].map((page) => bundlePage(parts, page))).toEqual([10, 12, 14, 15])
})

it.each([
  [
    'covers and dividers around the reports',
    20,
    [item],
    ['cahier 1+9', 'r 1+3', 'cahier 13+1', 'x 1+2', 'cahier 16+5'],
  ],
  ['nothing after the last report', 15, [item], ['cahier 1+9', 'r 1+3', 'cahier 13+1', 'x 1+2']],
  ['a file that would not fit', 14, [item], ['cahier 1+9', 'r 1+3', 'cahier 13+2']],
  [
    'files that are not in it',
    4,
    [{ ...item, documents: item.documents.map((one) => ({ ...one, firstPage: 0 })) }],
    ['cahier 1+4'],
  ],
])('lays out the cahier: %s', (_, pages, items, expected) => {
  const laid = partsOfBundle({ bundle: { id: 'cahier', pages, bytes: 1 }, bodyName: '', items })
  expect(laid.map((part) => `${part.id} ${part.from}+${part.pages}`)).toEqual(expected)
  expect(laid.map((_part, index) => startOf(laid, index))).toEqual(laid.map((part) => part.firstPage))
  expect(pagesOf(laid)).toBe(pages)
})

it('finds the report of a page of the cahier, and nothing in the front matter', () => {
  expect(itemAt([item], 14)).toEqual({ item, page: 4 })
  expect(itemAt([item], 13)).toBeNull()
  expect(itemAt([item], 1)).toBeNull()
})

import type { ConvocationItem } from '@hemicycle/contract'
import { expect, it } from 'vitest'
import { bundlePage, itemAt, locate, pagesOf, partsOfItem, startOf } from './parts.ts'

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

it('finds the report of a page of the cahier, and nothing in the front matter', () => {
  expect(itemAt([item], 14)).toEqual({ item, page: 4 })
  expect(itemAt([item], 13)).toBeNull()
  expect(itemAt([item], 1)).toBeNull()
})

import type { ConvocationItem } from '@hemicycle/contract'
import { expect, it } from 'vitest'
import { segments } from './segments.ts'
import { startOf } from './useReader.ts'

const item = (id: string, firstPage: number, pages = 2) => ({ id, firstPage, pages }) as ConvocationItem

it('cuts the cahier in segments as wide as the reports', () => {
  const strip = segments([item('a', 3), item('b', 6)], 10, 'b', () => 'read')
  expect(strip.map(({ key, pages, current }) => [key, pages, current])).toEqual([
    ['front', 2, false],
    ['a', 3, false],
    ['b', 5, true],
  ])
  expect(strip.reduce((sum, one) => sum + one.pages, 0)).toBe(10)
})

it('reads the page of the address', () => {
  expect(['3', ['4', '5'], '0', '-1', '2.5', 'x', undefined].map(startOf)).toEqual([3, 4, 1, 1, 1, 1, 1])
})

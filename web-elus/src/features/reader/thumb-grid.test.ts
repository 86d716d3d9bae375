import { expect, it } from 'vitest'
import { rowsInSight, stepIn } from './thumb-grid.ts'

it('keeps the rows in sight and one on either side', () => {
  expect(rowsInSight(0, 300, 100, 3, 3000)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
  expect(rowsInSight(50_000, 100, 100, 3, 3000)[0]).toBe(499 * 3 + 1)
  expect(rowsInSight(50_000, 100, 100, 3, 3000)).toHaveLength(9)
  expect(rowsInSight(0, 300, 100, 3, 2)).toEqual([1, 2])
})

it('goes from page to page by the arrows', () => {
  expect(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'a'].map((key) => stepIn(key, 5, 3, 20))).toEqual([6, 4, 8, 2, 1, 20, null]) // prettier-ignore
  expect(stepIn('ArrowUp', 2, 3, 20)).toBe(1)
})

import { expect, it } from 'vitest'
import { A4, density, follow, layOut, livePages, pageAt } from './layout.ts'

const square = { width: 100, height: 100 }
const layout = layOut(
  Array.from({ length: 10 }, () => square),
  100,
  10,
  20,
)

it('lays pages one under the other, all of one width', () => {
  expect(layout.tops.slice(0, 3)).toEqual([20, 130, 240])
  expect(layout.total).toBe(20 + 10 * 100 + 9 * 10 + 20)
  expect(layOut([A4, { width: 842, height: 595 }], 842, 0, 0).heights).toEqual([1191, 595])
  expect(layOut([], 100, 10, 20).total).toBe(40)
})

it('lays two pages side by side, the left one being « the » page', () => {
  const tall = { width: 100, height: 200 }
  const two = layOut([square, tall, square], 210, 10, 20, 2)
  expect(two.lefts).toEqual([0, 110, 0])
  expect(two.widths).toEqual([100, 100, 100])
  expect(two.tops).toEqual([20, 20, 230])
  expect(two.total).toBe(350)
  expect([0, 25, 229, 230, 900].map((y) => pageAt(two, y))).toEqual([1, 1, 1, 3, 3])
  expect(livePages(two, 0, 100, 2)).toEqual([1, 2])
  expect(livePages(two, 240, 50, 5)).toEqual([1, 2, 3])
})

it('finds the page at a position', () => {
  expect([-50, 0, 20, 129, 130, 5000].map((y) => pageAt(layout, y))).toEqual([1, 1, 1, 1, 2, 10])
})

it('draws what is visible and the nearest pages, five at most', () => {
  expect(livePages(layout, 0, 150, 5)).toEqual([1, 2, 3, 4, 5])
  expect(livePages(layout, 460, 100, 5)).toEqual([3, 4, 5, 6, 7])
  expect(livePages(layout, 980, 150, 5)).toEqual([6, 7, 8, 9, 10])
  expect(livePages(layout, 0, 0, 5)).toEqual([])
})

it('never leaves a visible page undrawn, however small the pages', () => {
  expect(livePages(layout, 0, 800, 5)).toHaveLength(8)
})

it('holds the same place of the same page when sizes change', () => {
  const larger = layOut(
    Array.from({ length: 10 }, () => square),
    200,
    10,
    20,
  )
  expect(follow(layout, larger, 240 + 50)).toBe((larger.tops[2] ?? 0) + 100)
  expect(follow(layout, larger, 5)).toBe(5)
})

it('keeps a canvas within the memory of a tablet', () => {
  expect(density({ width: 820, height: 1160 }, 3)).toBe(2)
  expect(density({ width: 820, height: 1160 }, 1)).toBe(1)
  const dots = density({ width: 2460, height: 3480 }, 2)
  expect(2460 * dots * 3480 * dots).toBeLessThanOrEqual(8_000_001)
})

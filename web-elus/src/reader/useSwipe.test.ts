import { expect, it } from 'vitest'
import { swipeOf } from './useSwipe.ts'

const from = { x: 300, y: 400, at: 0 }
it.each([
  [{ x: 180, y: 410, at: 200 }, 1],
  [{ x: 420, y: 390, at: 200 }, -1],
  [{ x: 260, y: 400, at: 200 }, null],
  [{ x: 180, y: 500, at: 200 }, null],
  [{ x: 180, y: 400, at: 900 }, null],
])('reads a touch that ends at %o as %s', (end, step) => expect(swipeOf(from, end)).toBe(step))

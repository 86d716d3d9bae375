import { expect, it } from 'vitest'
import { clampZoom, stepZoom } from './useZoom.ts'

it('steps to the next size from wherever one is, and stops at the ends', () => {
  expect(stepZoom(1, 1)).toBe(1.25)
  expect(stepZoom(1, -1)).toBe(0.8)
  expect(stepZoom(1.1, -1)).toBe(1)
  expect(stepZoom(3, 1)).toBe(3)
  expect(stepZoom(0.5, -1)).toBe(0.5)
  expect(clampZoom(9)).toBe(3)
})

import { describe, expect, it } from 'vitest'
import { HEADING, rangesBetween, ROW } from './rows-window.ts'

const COLUMNS = 32
const tree = [
  { key: 'R', heading: HEADING, rows: 10 },
  { key: 'R1', heading: ROW, rows: 0 },
  { key: 'C', heading: HEADING, rows: 200 },
]

describe('rows in sight', () => {
  it('are those that the screen cuts, in each section', () => {
    const first = COLUMNS + HEADING
    const ranges = rangesBetween(tree, first + 3 * ROW, first + 5 * ROW + 1)
    expect(Object.fromEntries(ranges)).toEqual({ R: [3, 6], R1: [0, 0], C: [0, 0] })
  })

  it('go on under a heading that is folded', () => {
    const last = COLUMNS + HEADING + 10 * ROW + ROW + HEADING
    const ranges = rangesBetween(tree, last - 2 * HEADING - ROW, last + 2 * ROW)
    expect(ranges.get('R')).toEqual([8, 10])
    expect(ranges.get('C')).toEqual([0, 2])
  })

  it('never are rows that do not exist', () => {
    for (let top = -500; top < 9000; top += 97)
      for (const [key, [from, to]] of rangesBetween(tree, top, top + 800)) {
        const rows = tree.find((one) => one.key === key)?.rows ?? 0
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(rows)
        expect(from).toBeLessThanOrEqual(to)
      }
  })
})

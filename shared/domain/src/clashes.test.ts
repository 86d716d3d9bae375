import { describe, expect, it } from 'vitest'
import { clashesIn } from './clashes.ts'

const at = (id: string, hour: string, cancelled = false) => ({
  id,
  startsAt: `2026-12-04T${hour}:00.000Z`,
  cancelled,
})

describe('clashesIn', () => {
  it.each([
    ['apart', [at('a', '08:00'), at('b', '11:00')], []],
    ['overlapping', [at('b', '10:00'), at('a', '08:30')], ['a', 'b']],
    ['cancelled', [at('a', '08:00'), at('b', '09:00', true)], []],
    ['three in a row', [at('a', '08:00'), at('b', '10:00'), at('c', '12:00')], ['a', 'b', 'c']],
  ])('of meetings %s', (_, entries, expected) => {
    expect([...clashesIn(entries).keys()].sort()).toEqual(expected)
  })
})

import { describe, expect, it } from 'vitest'
import { parseRange } from './range.ts'

describe('parseRange', () => {
  it.each([
    [undefined, null],
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['items=0-1', null],
  ])('%s of 100 bytes', (header, expected) => expect(parseRange(header, 100)).toEqual(expected))

  it.each(['bytes=100-', 'bytes=9-3', 'bytes=-0'])('refuses %s', (header) => {
    expect(() => parseRange(header, 100)).toThrowError(/RANGE_NOT_SATISFIABLE/)
  })
})

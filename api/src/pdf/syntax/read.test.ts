import { describe, expect, it } from 'vitest'
import { isValue } from './read.ts'

describe('what begins as a value', () => {
  it.each([
    ['/Name', true],
    ['(text)', true],
    ['<48>', true],
    ['<</A 1>>', true],
    ['[1 2]', true],
    ['12 0 R', true],
    ['-1.5', true],
    ['true', true],
    ['null', true],
    ['\u0015', false],
    ['', false],
    ['nul\u0001', false],
    ['obj', false],
  ])('%j: %s', (written, expected) => {
    expect(isValue(Buffer.from(written, 'latin1'))).toBe(expected)
  })
})

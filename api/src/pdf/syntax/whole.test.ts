import { describe, expect, it } from 'vitest'
import { cleaned, isWhole } from './whole.ts'

describe('a value that is whole', () => {
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
    ['[<</A[1 0 R<</B(])>>]/C<AB>>>null]', true],
    ['<</A 1 % >>\n/B 2>>', true],
    ['\u0015', false],
    ['', false],
    ['nul\u0001', false],
    ['obj', false],
    ['1 2', false],
    ['<</A odd/B 2>>', false],
    ['<</A 1 stray/B 2>>', false],
    ['[<</A 1]', false],
    ['[1>>', false],
    ['<</A[>>]', false],
    ['<</A 1/B>>', false],
    ['<</A 1 .B 2>>', false],
    ['[1)]', false],
    ['[(]', false],
  ])('%j: %s', (written, expected) => {
    expect(isWhole(Buffer.from(written, 'latin1'))).toBe(expected)
  })
})

describe('a value that is cleaned', () => {
  it.each([
    ['<</A 1 stray /B[2 odd 3]/C .D/E>>', '<</A 1/B [2 3 ]>>'],
    ['<</A<</B 1 n 0 2/C(x)>>/D 5 0 R>>', '<</A <</B 1/C (x)>>/D 5 0 R>>'],
    ['<</A[1>>/B 2>>', '<</B 2>>'],
    ['stray', null],
    ['[1 2]', '[1 2]'],
  ])('%s: %s', (written, expected) => {
    expect(cleaned(Buffer.from(written))?.toString() ?? null).toBe(expected)
  })
})

import { expect, it } from 'vitest'
import { digitsOf, looksLikeEmail } from './fields.ts'
import { tokenOf } from './token.ts'

it('takes the key of a link from the fragment', () => {
  expect(tokenOf('#cle=abc-DEF_1')).toBe('abc-DEF_1')
  expect(tokenOf('')).toBe('')
})

it('accepts six digits however they are typed', () => {
  expect(digitsOf(' 123 456 ')).toBe('123456')
  expect(digitsOf('12a')).toBe('12')
})

it('sends only what looks like an address', () => {
  expect(looksLikeEmail(' claire@vallee.fr ')).toBe(true)
  for (const text of ['', 'claire', 'claire@', 'claire@vallee', 'a b@c.fr'])
    expect(looksLikeEmail(text)).toBe(false)
})

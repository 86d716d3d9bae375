import { describe, expect, it } from 'vitest'
import { isEmail, isSiret, phoneOf } from './people.ts'

describe('isSiret', () => {
  it.each([
    ['22340001100019', true],
    ['732 829 320 00074', true],
    ['73282932000075', false],
    ['35600000049837', true],
    ['7328293200007', false],
    ['', false],
  ])('%s: %s', (text, expected) => expect(isSiret(text)).toBe(expected))
})

describe('phoneOf', () => {
  it.each([
    ['06 12 34 56 78', '+33612345678'],
    ['06.12.34.56.78', '+33612345678'],
    ['0033 6 12 34 56 78', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['+262 692 12 34 56', '+262692123456'],
    ['612345678', null],
    ['06 12 34 56', null],
    ['poste 12', null],
  ])('%s → %s', (text, expected) => expect(phoneOf(text)).toBe(expected))
})

describe('isEmail', () => {
  it.each([
    ['claire.vidalenc@vallee.example', true],
    ['claire.vidalenc@vallee', false],
    ['claire vidalenc@vallee.example', false],
    ['a@b@c.example', false],
    ['claire@vallee..example', false],
  ])('%s: %s', (text, expected) => expect(isEmail(text)).toBe(expected))
})

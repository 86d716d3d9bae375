import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlausible, tidyTitle } from './title-text.ts'

describe('tidyTitle', () => {
  it.each([
    ['Voirie : tranche 2', 'Voirie\u00a0: tranche 2'],
    ['Association « Lire »', 'Association «\u00a0Lire\u00a0»'],
    ['- Budget 2026 -', 'Budget 2026'],
    ['Que faire ?', 'Que faire\u00a0?'],
    ['Horaires : 8:30', 'Horaires\u00a0: 8:30'],
  ])('%s', (text, expected) => expect(tidyTitle(text)).toBe(expected))

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string(), (text) => tidyTitle(tidyTitle(text)) === tidyTitle(text)))
  })
})

describe('isPlausible', () => {
  it.each([
    ['Budget supplémentaire 2026', 'YES'],
    ['Motion', 'MAYBE'],
    ['Vœu', 'NO'],
    ['12', 'NO'],
    ['et de la commune de Crevin', 'MAYBE'],
    ['Attribution des aides,', 'MAYBE'],
  ])('%s: %s', (text, expected) => expect(isPlausible(text)).toBe(expected))
})

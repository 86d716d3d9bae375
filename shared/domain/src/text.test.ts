import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, initials } from './text.ts'

describe('foldText', () => {
  it.each([
    ['Règlement départemental d’aide sociale', 'reglement departemental d aide sociale'],
    ['RÈGLEMENT  DÉPARTEMENTAL\nD\u0027AIDE\u00a0SOCIALE', 'reglement departemental d aide sociale'],
    ['« Cœur de ville » — n° 12', 'coeur de ville n 12'],
    ['CŒUR', 'coeur'],
    ['ﬁnances', 'finances'],
    ['délibé\u00adration', 'deliberation'],
    ['  ', ''],
  ])('%s → %s', (text, expected) => expect(foldText(text)).toBe(expected))

  it('ignores composition and is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')))
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })
})

describe('initials', () => {
  it.each([
    ['Sophie', 'Borderie', 'SB'],
    ['Jean-Pierre', 'de La Tour', 'JT'],
    ['Éric', 'D’Ornano', 'ÉO'],
    ['', 'Le', 'L'],
    ['', '', ''],
  ])('%s %s → %s', (first, last, expected) => expect(initials(first, last)).toBe(expected))
})

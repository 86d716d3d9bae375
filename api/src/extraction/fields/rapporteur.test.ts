import { describe, expect, it } from 'vitest'
import { FRENCH } from '../profiles/french.ts'
import { linesOf, type Run } from '../text/lines.ts'
import { readingOf } from './page.ts'
import { findRapporteur } from './rapporteur.ts'

const who = (...texts: string[]) => {
  const runs = texts.map((text, index): Run => {
    return { text, x: 60, y: 700 - 14 * index, width: text.length * 5, size: 11, bold: false }
  })
  const page = { number: 1, lines: linesOf(1, runs), width: 595, height: 842, whole: true }
  return findRapporteur(readingOf([page], FRENCH), FRENCH)
}

describe('findRapporteur', () => {
  it.each([
    ['Alain BERNARD rapporte :', 'Alain BERNARD'],
    ['Monsieur le Maire rapporte :', 'Monsieur le Maire'],
    ['Denis ESTÈVE, Adjoint délégué, rapporte :', 'Denis ESTÈVE'],
    ['En l’absence de Denis ESTÈVE, Bruno CADET rapporte :', 'Bruno CADET'],
    ['Denis ESTÈVE et Élise FAURE rapportent :', 'Denis ESTÈVE et Élise FAURE'],
    ['Rapporteur : M. Luc Peyre', 'M. Luc Peyre'],
    ['RAPPORTEURE : Mme FAURE, Vice-présidente déléguée', 'Mme FAURE'],
    ['Rapporteur(e) : Madame Irène JOLY – 3e Vice-présidente', 'Madame Irène JOLY'],
    ['(Rapporteur : Jean-Marc DE LA TOUR)', 'Jean-Marc DE LA TOUR'],
    [
      'Sur le rapport de M. le Président du Conseil départemental,',
      'M. le Président du Conseil départemental',
    ],
    ['SUR LE RAPPORT DE Mme Colette DURAND ;', 'Mme Colette DURAND'],
    ['Rapport présenté par M. Bruno CADET', 'M. Bruno CADET'],
    ['Mme Alexandra MOREL, rapporteure.', 'Mme Alexandra MOREL'],
    ['Rapport de Mme Irène JOLY', 'Mme Irène JOLY'],
    ['M. Denis ESTÈVE, adjoint aux finances, expose :', 'M. Denis ESTÈVE'],
    ['Après avoir entendu l’exposé de M. Alain BERNARD, le conseil décide', 'M. Alain BERNARD'],
  ])('%s', (text, expected) => expect(who(text)?.value).toBe(expected))

  it.each([
    'Le rapporteur de la commission des finances a été entendu.',
    'Le bilan rapporte des recettes nouvelles',
    'Rapporteur : 12',
    'Présenté par le service des finances',
  ])('none in « %s »', (text) => expect(who(text)).toBeNull())

  it('is less sure of two names, more of one name said twice', () => {
    const two = who('Rapporteur : M. Luc Peyre', 'Mme FAURE rapporte :')
    const same = who('Rapporteur : M. Luc PEYRE', 'Sur le rapport de M. Luc Peyre,')
    expect(two?.confidence).toBeLessThan(0.8)
    expect(same?.confidence).toBeGreaterThan(0.96)
  })
})

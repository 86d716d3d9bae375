import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPersonalData, type PersonalDataKind, personalDataIn } from './personal-data.ts'

const FOUND: readonly (readonly [string, PersonalDataKind, string])[] = [
  ['écrire à claire.vidalenc@vallee.example avant le 3', 'EMAIL', 'claire.vidalenc@vallee.example'],
  ['au 06 12 34 56 78, le soir', 'PHONE', '06 12 34 56 78'],
  ['au 06.12.34.56.78.', 'PHONE', '06.12.34.56.78'],
  ['au 0612345678', 'PHONE', '0612345678'],
  ['au +33 6 12 34 56 78', 'PHONE', '+33 6 12 34 56 78'],
  ['au 06\u00a012\u00a034\u00a056\u00a078', 'PHONE', '06\u00a012\u00a034\u00a056\u00a078'],
  ['n° 1 84 12 76 451 089 46', 'NIR', '1 84 12 76 451 089 46'],
  ['n° 184127645108946', 'NIR', '184127645108946'],
  ['n° 2 85 05 2A 006 084', 'NIR', '2 85 05 2A 006 084'],
  ['sur le compte FR76 3000 6000 0112 3456 7890 189 de', 'IBAN', 'FR76 3000 6000 0112 3456 7890 189'],
  ['Mme Odile Ferrand, née le 12 août 1961 à Crevin', 'BIRTH_DATE', 'née le 12 août 1961'],
  ['M. Aubry, né à Crevin le 3/04/1980,', 'BIRTH_DATE', 'né à Crevin le 3/04/1980'],
  ['Date de naissance : 1er mars 1975', 'BIRTH_DATE', 'Date de naissance : 1er mars 1975'],
  [
    'M. Yves Aubry, 12 bis rue des Tilleuls, 12345 Crevin, pour un secours',
    'HOME_ADDRESS',
    'M. Yves Aubry, 12 bis rue des Tilleuls, 12345 Crevin',
  ],
  [
    'Madame Sylvie Cantet (4 chemin du Moulin, Orgemont) est indemnisée',
    'HOME_ADDRESS',
    'Madame Sylvie Cantet (4 chemin du Moulin, Orgemont',
  ],
  [
    'Mme Oster demeurant 3, place de l’Église à Valmorin.',
    'HOME_ADDRESS',
    'demeurant 3, place de l’Église à Valmorin',
  ],
  ['domicilié au 8 avenue Foch', 'HOME_ADDRESS', 'domicilié au 8 avenue Foch'],
]

describe('personal data', () => {
  it.each(FOUND)('of « %s »: %s', (text, kind, quote) => {
    expect(personalDataIn(text).map((one) => [one.kind, one.quote])).toEqual([[kind, quote]])
  })

  it.each([
    'SIRET 229 900 006 00011 et SIREN 229900006',
    'un montant de 1 250 000,00 € et 0 € de reste',
    'la délibération n° CP_2026_012 du 18 décembre 2026',
    'le collège Jean-Moulin, 12 rue des Écoles, 12345 Crevin',
    'Hôtel du Département, place de la République',
    'Mme la Présidente est autorisée à signer. Le lycée, 3 rue Foch, est fermé.',
    'l’article L. 3131-1 du code, imputation 65-5740-06',
    'parcelle AB 0123456789012',
    'FR76 3000 6000 0112 3456 7890 180',
    'n° 184127645108947',
    'le marché est né le lendemain',
  ])('are not seen in « %s »', (text) => expect(personalDataIn(text)).toEqual([]))

  it('are masked, the person staying', () => {
    const text = 'Secours à M. Yves Aubry, 12 rue des Tilleuls, né le 3 mars 1980 (06 12 34 56 78) : accordé.'
    expect(maskPersonalData(text, personalDataIn(text))).toBe(
      'Secours à M. Yves Aubry, [adresse masquée], [naissance masquée] ([téléphone masqué]) : accordé.',
    )
  })

  it('are all gone once masked, from any text, and the rest stays', () => {
    const pieces = fc.array(
      fc.oneof(fc.constantFrom(...FOUND.map(([text]) => text)), fc.string({ unit: 'grapheme' })),
    )
    fc.assert(
      fc.property(pieces, (all) => {
        const text = all.join('\n')
        const found = personalDataIn(text)
        for (const { start, end, quote } of found) expect(text.slice(start, end)).toBe(quote)
        expect(personalDataIn(maskPersonalData(text, found))).toEqual([])
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Anchor } from './annotation.ts'
import { lettersOf, rangeOf } from './letters.ts'
import { reanchor } from './reanchor.ts'

const one = 'Rapport relatif au fonds d’aide aux communes rurales pour l’exercice 2026.'
const two =
  'Le taux d’intervention ne peut excéder 30 % du montant hors taxes des travaux, dans la limite de 45 000 € par opération. Total : 12 000 €.'
const three =
  'La dépense sera imputée au chapitre 204. Total : 15 000 €. Le solde sera soumis au premier trimestre.'
const quoted = (page: number, text: string, exact: string): Anchor => {
  const start = text.indexOf(exact)
  const quote = {
    exact,
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(start + exact.length, start + exact.length + 32),
  }
  return { page, quote, quads: [] }
}
const taux = quoted(2, two, 'ne peut excéder 30 % du montant')
const total = quoted(2, two, 'Total')
const bare: Anchor = { page: 2, quote: null, quads: [] }

describe('a note whose report is replaced', () => {
  it.each<[string, Anchor, string[], string, [string, number, string | null]]>([
    ['the same text', taux, [one, two, three], two, ['SAME', 2, 'ne peut excéder 30 % du montant']],
    ['other pages changed', taux, [`${one} Bis.`, two], two, ['SAME', 2, 'ne peut excéder 30 % du montant']],
    [
      'a page came before',
      taux,
      [one, 'Page ajoutée.', two, three],
      two,
      ['MOVED', 3, 'ne peut excéder 30 % du montant'],
    ],
    [
      'other spaces, hyphens, accents',
      taux,
      [one, two.replaceAll(' ', '  ').normalize('NFD')],
      two,
      ['SAME', 2, 'ne peut excéder 30 % du montant'],
    ],
    [
      'the figure changed',
      taux,
      [one, two.replace('30 %', '35 %'), three],
      two,
      ['DOUBTFUL', 2, 'ne peut excéder 35 % du montant'],
    ],
    [
      'the figure changed, on the next page',
      taux,
      [one, three, two.replace('30 %', '35 %')],
      two,
      ['DOUBTFUL', 3, 'ne peut excéder 35 % du montant'],
    ],
    ['the passage is gone', taux, [one, three], two, ['ORPHANED', 2, null]],
    ['nothing is left', taux, [], two, ['ORPHANED', 1, null]],
    [
      'a short word among others, company kept',
      total,
      [one, three, `${two} Fin.`],
      two,
      ['MOVED', 3, 'Total'],
    ],
    ['a short word in other company', total, [one, three], two, ['DOUBTFUL', 2, 'Total']],
    [
      'the same passage twice',
      taux,
      [one, three, two, two],
      two,
      ['DOUBTFUL', 3, 'ne peut excéder 30 % du montant'],
    ],
    ['no quote, same page', bare, [one, two], two, ['SAME', 2, null]],
    ['no quote, page elsewhere', bare, [one, three, two], two, ['MOVED', 3, null]],
    ['no quote, page reworded', bare, [one, `${two} Ajout.`], two, ['DOUBTFUL', 2, null]],
    ['no quote, page gone', bare, [one], two, ['ORPHANED', 1, null]],
    ['no quote, a scan without text', bare, ['', ''], '', ['DOUBTFUL', 2, null]],
  ])('%s', (_, anchor, newer, older, [verdict, page, exact]) => {
    const place = reanchor(anchor, newer, older)
    expect([place.verdict, place.page, place.exact && plain(place.exact)]).toEqual([verdict, page, exact])
  })
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ')

  const word = fc.constantFrom(
    'aide',
    'commune',
    'dépense',
    'crédit',
    'voirie',
    'école',
    'total',
    'montant',
    'forêt',
    'eau',
  )
  const text = fc.array(word, { minLength: 8, maxLength: 40 }).map((words) => words.join(' '))
  const pages = fc.array(text, { minLength: 1, maxLength: 5 })
  const passage = fc
    .tuple(pages, fc.nat(), fc.nat(), fc.integer({ min: 3, max: 60 }))
    .map(([all, p, s, length]) => {
      const page = (p % all.length) + 1
      const source = all[page - 1]!
      const start = s % Math.max(1, source.length - length)
      return {
        all,
        source,
        anchor: quoted(page, source, source.slice(start, start + length).trim() || source),
      }
    })

  it('stays where it was when nothing changed', () => {
    fc.assert(
      fc.property(passage, ({ all, source, anchor }) => {
        expect(reanchor(anchor, all, source)).toMatchObject({ verdict: 'SAME', page: anchor.page })
      }),
    )
  })

  it('moves only to the very same words, and says where', () => {
    fc.assert(
      fc.property(passage, pages, ({ source, anchor }, newer) => {
        const place = reanchor(anchor, newer, source)
        const letters = (value: string | null) => lettersOf(value ?? '').text
        if (place.verdict === 'SAME' || place.verdict === 'MOVED')
          expect(letters(place.exact)).toBe(letters(anchor.quote?.exact ?? ''))
        if (place.verdict === 'ORPHANED')
          expect(newer.some((one) => letters(one).includes(letters(anchor.quote!.exact)))).toBe(false)
        expect(place.page).toBeGreaterThanOrEqual(1)
        expect(place.page).toBeLessThanOrEqual(newer.length)
      }),
    )
  })

  it('is never lost by pages that come before it', () => {
    fc.assert(
      fc.property(passage, pages, ({ all, source, anchor }, before) => {
        const place = reanchor(anchor, [...before, ...all], source)
        expect(place.verdict).not.toBe('ORPHANED')
      }),
    )
  })
})

it('leads letters back to the text', () => {
  const text = 'Œuvre d’art — 30 %'
  const letters = lettersOf(text)
  expect(letters.text).toBe('oeuvredart30')
  const { start, end } = rangeOf(letters, 7, 10)
  expect(text.slice(start, end)).toBe('art')
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf, matchPage, passageOf, plainAnswers, readQuery } from './page-search.ts'
import { withoutAccents } from './text.ts'

const page =
  'Le fonds d’aide aux communes rurales est doté de 2 400 000 €. Les subventions attribuées en 2025 sont soldées.'
const find = (typed: string) => {
  const query = readQuery(typed)
  return query && matchPage(query, page)?.map(({ start, end }) => page.slice(start, end))
}

describe('looking for words on a page', () => {
  it.each([
    ['commune rurale', ['communes', 'rurales']],
    ['SUBVENTION ', ['subventions']],
    ['attribution des subventions', ['subventions', 'attribuées']],
    ['subv', ['subventions']],
    ['aide com', ['aide', 'communes']],
    ['2025', ['2025']],
    ['aide forêt ', undefined],
    ['a', null],
    ['  ', null],
  ])('finds « %s »', (typed, hits) => {
    expect(find(typed)).toEqual(hits)
  })

  it('asks for common words only when there is nothing else', () => {
    expect(readQuery('les aides du ')).toEqual({ stems: ['aid'], prefix: null })
    expect(readQuery('de la ')?.stems).toEqual(['de', 'la'])
  })

  it('shows the passage, hits told apart, and never loses a letter of it', () => {
    const query = readQuery('subventions ')!
    const pieces = excerptOf(page, matchPage(query, page)!)
    expect(pieces.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['subventions'])
    const shown = pieces
      .map((piece) => piece.text)
      .join('')
      .replace(/^… | …$/g, '')
    expect(page.replace(/\s+/g, ' ')).toContain(shown)
  })

  it('finds any word of any page by itself', () => {
    const words = fc.array(fc.constantFrom('aide', 'écoles', 'rurales', 'budget', 'R1204', 'voirie'), {
      minLength: 1,
    })
    fc.assert(
      fc.property(words, fc.nat(), (all, pick) => {
        const word = all[pick % all.length]!
        const text = all.join(' ')
        const hits = matchPage(readQuery(`${word} `)!, text)
        expect(hits?.some(({ start, end }) => text.slice(start, end) === word)).toBe(true)
      }),
    )
  })
})

const ROOTS =
  'attrib départ subven travail trav commun général forêt naïv œuvr aménag professionn activ nombr él'.split(
    ' ',
  )
const ENDS = ['', 's', 'e', 'es', 'ution', 'utions', 'uée', 'aux', 'al', 'els', 'elle', 'if', 'ives', 'ement', 'er', 'ées', 'ique', 'ieux', 'issement'] // prettier-ignore
const aWord = fc.tuple(fc.constantFrom(...ROOTS), fc.constantFrom(...ENDS)).map((parts) => parts.join(''))
const aSaid = fc.tuple(fc.constantFrom('', '', 'l’', 'd’', "qu'"), aWord).map((parts) => parts.join(''))
const aText = fc.array(aSaid, { maxLength: 12 }).map((words) => words.join(' '))
const aQuery = fc.tuple(aText, fc.nat({ max: 6 }), fc.constantFrom('', ' ')).map(([text, cut, end]) => text.slice(0, text.length - cut) + end) // prettier-ignore

it('says of a page without accents what reading it whole says', () => {
  fc.assert(
    fc.property(aQuery, aText, (typed, text) => {
      const query = readQuery(typed)
      if (query) expect(plainAnswers(query, withoutAccents(text))).toBe(matchPage(query, text) !== null)
    }),
    { numRuns: 500 },
  )
})

it('shows of a long page what reading it whole shows', () => {
  const aPage = fc.array(aText, { maxLength: 30 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(aQuery, aPage, (typed, text) => {
      const query = readQuery(typed)
      const whole = query && matchPage(query, text)
      if (whole) expect(passageOf(query, text)).toEqual(excerptOf(text, whole))
    }),
    { numRuns: 500 },
  )
})

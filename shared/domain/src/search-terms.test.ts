import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf, readQuery } from './page-search.ts'
import { frenchStem, stemsBegunBy } from './french-stem.ts'
import { answersIn, firstAnswers, termsOf, tsQueryOf } from './search-terms.ts'
import { withoutAccents } from './text.ts'

const terms = (typed: string) => termsOf(readQuery(typed)!)

describe('terms', () => {
  it.each([
    ['subventions des collèges ', `('subvention') & ('colleg')`],
    ['R12-04 ', `('r12') & ('04')`],
    ['aide à ', `('aid')`],
    ['su', `('su')`],
  ])('of « %s » are %s', (typed, query) => expect(tsQueryOf(terms(typed))).toBe(query))

  it('leave the last word open', () => {
    expect(tsQueryOf(terms('routes dép'))).toMatch(/^\('rout'\) & \(.*'dep':\*\)$/u)
  })

  it.each([
    ['attributi', 'Une attribuée', false],
    ['attributi', 'L’attribution d’aides', true],
    ['colleges rur', 'Le collège rural', true],
    ['collège ', 'Les écoles', false],
  ])('« %s » in « %s »: %s', (typed, text, all) => expect(answersIn(terms(typed), text).all).toBe(all))

  it('mark the words that answer', () => {
    const text = 'Attribution d’une subvention au collège.'
    const { hits } = answersIn(terms('subventions college '), text)
    const marked = excerptOf(text, hits).filter((piece) => piece.hit)
    expect(marked.map((piece) => piece.text)).toEqual(['subvention', 'collège'])
  })
})

it('reads a page no further than the passage that it shows', () => {
  const text = `Un collège. ${'Autre chose. '.repeat(40)}Un collège.`
  expect(firstAnswers(terms('collège '), text, 200)).toHaveLength(1)
  expect(firstAnswers(terms('collège '), text, 2000)).toHaveLength(2)
})

const WORDS =
  'attribution attribuées départementale subventions collèges aménagement professionnelles règlement gestionnaire investissements modification bénéficiaires routières communautés'.split(
    ' ',
  )

it('finds the stem of a word from any beginning of four letters and more', () => {
  const cases = WORDS.flatMap((word) => [...word].map((_, at) => [word, word.slice(0, at + 1)] as const))
  for (const [word, begun] of cases.filter(([, beginning]) => beginning.length >= 4)) {
    const [stem, prefix] = [frenchStem(word), withoutAccents(begun)]
    const found =
      stem.startsWith(prefix) || stem === frenchStem(prefix) || stemsBegunBy(prefix).includes(stem)
    expect([word, begun, found]).toEqual([word, begun, true])
  }
})

it('quotes whatever is typed into a query that PostgreSQL can read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
      const query = readQuery(typed)
      if (query)
        expect(tsQueryOf(termsOf(query)).replace(/'(?:[^'\\]|''|\\\\)+'/gu, '')).toMatch(/^[|&():* ]+$/u)
    }),
  )
})

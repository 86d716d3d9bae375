import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf } from './difference.ts'

const texts = (difference: ReturnType<typeof differenceOf>) =>
  difference?.pages.map(({ page, segments }) => [page, segments.map(({ kind, text }) => `${kind} ${text}`)])

describe('what changed between two versions', () => {
  it('is told by word and page, with a few words around', () => {
    const older = [
      'Vu le code',
      'La subvention est de 12 000 euros pour l’année entière et sans autre condition que la loi',
    ]
    const newer = [
      'Vu le code',
      'La subvention est de 15 000 euros pour l’année entière et sans autre condition que la loi',
    ]
    expect(texts(differenceOf(older, newer))).toEqual([
      [
        2,
        [
          'SAME Vu le code La subvention est de'.replace('Vu le code ', ''),
          'REMOVED 12',
          'ADDED 15',
          'SAME 000 euros pour l’année entière et sans autre',
        ],
      ],
    ])
  })

  it('does not mind a paragraph that slides to the next page, spaces nor composed accents', () => {
    const older = ['un deux trois quatre', 'cinq é']
    const newer = ['un  deux\ntrois', 'quatre cinq e\u0301']
    expect(differenceOf(older, newer)).toEqual({ pages: [], more: false })
  })

  it('shows what went where it stood, and what came on its pages', () => {
    expect(texts(differenceOf(['a b', 'c d'], ['a', 'd']))).toEqual([[2, ['REMOVED b c', 'SAME d']]])
    expect(texts(differenceOf(['a'], ['a b', 'c']))).toEqual([
      [1, ['SAME a', 'ADDED b']],
      [2, ['ADDED c']],
    ])
    expect(texts(differenceOf(['a'], []))).toEqual([[1, ['REMOVED a']]])
  })

  it('gives up on other texts, and on very long ones', () => {
    const words = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, index) => prefix + index).join(' ')
    expect(differenceOf([words('a', 5000)], [words('b', 5000)])).toBeNull()
    expect(differenceOf([words('a', 31_000)], [words('a', 31_000)])).toBeNull()
  })

  it('says nothing of the same text, and never loses a word that came or went', () => {
    const pages = fc.array(
      fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }).map((words) => words.join(' ')),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(pages, (text) => {
        expect(differenceOf(text, text)?.pages).toEqual([])
      }),
    )
    const count = (text: readonly string[]) => text.join(' ').split(/\s+/).filter(Boolean).length
    fc.assert(
      fc.property(pages, pages, (older, newer) => {
        const segments = differenceOf(older, newer)!.pages.flatMap((one) => one.segments)
        const sum = (kind: string) =>
          count(segments.filter((one) => one.kind === kind).map((one) => one.text))
        expect(sum('ADDED') - sum('REMOVED')).toBe(count(newer) - count(older))
      }),
    )
  })
})

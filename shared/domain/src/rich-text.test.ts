import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articlesOf, headingsOf, readText } from './rich-text.ts'

describe('readText', () => {
  it('reads headings, paragraphs, lists and links', () => {
    const text = [
      '## Article 12 – Quorum',
      'Le **quorum** est *apprécié*',
      'à l’ouverture.',
      '',
      '- un',
      '- deux',
      '1. premier',
      '',
      'Voir [le site](https://vallee.example/a).',
    ].join('\n')
    expect(readText(text)).toEqual([
      { kind: 'HEADING', level: 2, anchor: 'article-12', text: 'Article 12 – Quorum' },
      {
        kind: 'PARAGRAPH',
        runs: [
          { kind: 'TEXT', text: 'Le ' },
          { kind: 'STRONG', text: 'quorum' },
          { kind: 'TEXT', text: ' est ' },
          { kind: 'EMPHASIS', text: 'apprécié' },
          { kind: 'TEXT', text: ' à l’ouverture.' },
        ],
      },
      {
        kind: 'LIST',
        ordered: false,
        items: [[{ kind: 'TEXT', text: 'un' }], [{ kind: 'TEXT', text: 'deux' }]],
      },
      { kind: 'LIST', ordered: true, items: [[{ kind: 'TEXT', text: 'premier' }]] },
      {
        kind: 'PARAGRAPH',
        runs: [
          { kind: 'TEXT', text: 'Voir ' },
          { kind: 'LINK', text: 'le site', href: 'https://vallee.example/a' },
          { kind: 'TEXT', text: '.' },
        ],
      },
    ])
  })

  it('links mail addresses and telephone numbers by themselves', () => {
    const [block] = readText('Au 04 63 99 81 40 (aides@vallee.example), article 2024 12 34.')
    expect(block).toEqual({
      kind: 'PARAGRAPH',
      runs: [
        { kind: 'TEXT', text: 'Au ' },
        { kind: 'LINK', text: '04 63 99 81 40', href: 'tel:0463998140' },
        { kind: 'TEXT', text: ' (' },
        { kind: 'LINK', text: 'aides@vallee.example', href: 'mailto:aides@vallee.example' },
        { kind: 'TEXT', text: '), article 2024 12 34.' },
      ],
    })
  })

  it.each(['javascript:alert', 'data:text/html,x', 'JaVaScRiPt:alert', '//evil.example', '/interne'])(
    'leaves an aim that is no page as words: %s',
    (href) => {
      const [block] = readText(`[clic](${href})`)
      expect(block).toEqual({ kind: 'PARAGRAPH', runs: [{ kind: 'TEXT', text: `[clic](${href})` }] })
    },
  )

  it('never loses a word, whatever is typed, and links only where it is safe', () => {
    const piece = fc.constantFrom(
      '## ',
      '- ',
      '1. ',
      '**',
      '*',
      '[',
      '](',
      ')',
      'javascript:',
      'a',
      'é',
      ' ',
      '\n',
      '\n\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const shown = JSON.stringify(readText(pieces.join('')))
        const letters = (from: string): number => from.match(/é/gu)?.length ?? 0
        expect(letters(shown.replace(/"anchor":"[^"]*"/gu, ''))).toBe(letters(pieces.join('')))
        expect(shown).not.toMatch(/"href":"javascript/u)
      }),
    )
  })
})

describe('headingsOf', () => {
  it('gives each heading an anchor of its own', () => {
    const text = '## Dispositions générales\n\n### Article 1er – Sessions\n\n## Dispositions générales'
    expect(headingsOf(text).map(({ level, anchor }) => [level, anchor])).toEqual([
      [2, 'dispositions-generales'],
      [3, 'article-1er'],
      [2, 'dispositions-generales-2'],
    ])
  })
})

describe('articlesOf', () => {
  it('cuts a text at its headings', () => {
    expect(articlesOf('Préambule.\n\n## Article 1\n\nUn **mot**.\n\n- liste')).toEqual([
      { anchor: '', title: '', text: 'Préambule.' },
      { anchor: 'article-1', title: 'Article 1', text: 'Un mot.\nliste' },
    ])
    expect(articlesOf('')).toEqual([])
  })
})

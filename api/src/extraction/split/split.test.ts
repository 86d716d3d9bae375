import { describe, expect, it } from 'vitest'
import type { Bookmark, DocumentText, PageText } from '../text/document.ts'
import { linesOf, type Run } from '../text/lines.ts'
import { splitCahier } from './split.ts'

/** Lines of a page, top to bottom; « * » before a line makes it bold and centred. */
function page(number: number, ...texts: string[]): PageText {
  const runs = texts.map((text, index): Run => {
    const bold = text.startsWith('*')
    const words = bold ? text.slice(1) : text
    const width = Math.min(475, words.length * 5.5)
    return {
      text: words,
      x: bold ? (595 - width) / 2 : 60,
      y: 780 - 24 * index,
      width,
      size: bold ? 13 : 11,
      bold,
    }
  })
  return { number, width: 595, height: 842, lines: linesOf(number, runs), whole: true }
}
const TEXT = [
  'Mesdames, Messieurs,',
  'Par délibération du 27 mars, l’assemblée a reconduit le dispositif d’aide et ouvert une autorisation.',
  'Les demandes reçues avant la date limite ont été instruites dans le respect du règlement en vigueur.',
]
const report = (number: string, title: string) => [
  '*RAPPORT DU PRÉSIDENT',
  `Rapport n° ${number}`,
  `Objet : ${title}`,
  'Rapporteur : Mme FERRAND',
  ...TEXT,
]
const document = (pages: PageText[], more: Partial<DocumentText> = {}): DocumentText => ({
  format: 'PDF',
  pageCount: pages.length,
  pages,
  bookmarks: [],
  metadataTitle: null,
  placed: true,
  hasText: true,
  ...more,
})
const cut = (text: DocumentText) =>
  splitCahier(text).map(
    ({ kind, item, firstPage, lastPage }) => `${kind} ${item ?? '-'} ${firstPage}-${lastPage}`,
  )

describe('splitCahier', () => {
  it('sees reports of one page whose headings stand at one place', () => {
    const pages = [101, 102, 103].map((number, at) =>
      page(at + 1, ...report(String(number), `Aide n° ${at} à la voirie`)),
    )
    expect(cut(document(pages))).toEqual(['REPORT 0 1-1', 'REPORT 1 2-2', 'REPORT 2 3-3'])
  })

  it('takes a running head for what it is', () => {
    const head = 'Délibération n° 2026/118 – Subventions aux communes'
    const pages = [1, 2, 3].map((number) => page(number, `${head} – page ${number}/3`, ...TEXT))
    expect(cut(document(pages))).toEqual(['DELIBERATION 0 1-3'])
  })

  it('keeps words of the text, contents and references for what they are', () => {
    const pages = [
      page(1, ...report('12', 'Voirie communale')),
      page(
        2,
        'Annexe 2 à la délibération du 12 mars, qui fixe le règlement des aides et leurs montants pour 2026.',
        ...TEXT,
      ),
      page(3, ...TEXT, '*PROJET DE DÉLIBÉRATION'),
      page(
        4,
        'rapport n° 14 du président, examiné par la commission des finances le 3 mars dernier et adopté,',
      ),
      page(5, 'PROJET DE DÉLIBÉRATION ............ 5', 'ANNEXE 1 ............ 7'),
    ]
    expect(cut(document(pages))).toEqual(['REPORT 0 1-5'])
  })

  it('keeps the cover of a report with the report, and a cover of the cahier apart', () => {
    const cover = page(1, '*RAPPORT N° 12', '*Voirie communale')
    expect(cut(document([cover, page(2, ...report('12', 'Voirie communale')), page(3, ...TEXT)]))).toEqual([
      'REPORT 0 1-3',
    ])
    const contents = page(1, '*Conseil départemental', '*ORDRE DU JOUR', 'Voirie 2', 'Collèges 3')
    const pages = [
      contents,
      page(2, ...report('1', 'Voirie communale')),
      page(3, ...report('2', 'Collèges publics')),
    ]
    expect(cut(document(pages))).toEqual(['OTHER - 1-1', 'REPORT 0 2-2', 'REPORT 1 3-3'])
  })

  it('gives each délibération of a register an item, and two of one report the same', () => {
    const act = (number: string, title: string) => [
      '*DÉLIBÉRATION',
      `Délibération n° ${number}`,
      `Objet : ${title}`,
      ...TEXT,
    ]
    const register = [
      page(1, ...act('2026-11', 'Voirie communale')),
      page(2, ...act('2026-12', 'Collèges publics')),
    ]
    expect(cut(document(register))).toEqual(['DELIBERATION 0 1-1', 'DELIBERATION 1 2-2'])
    const both = [page(1, ...report('7', 'Voirie communale')), page(2, '*PROJET DE DÉLIBÉRATION N° 1', ...TEXT), page(3, '*PROJET DE DÉLIBÉRATION N° 2', ...TEXT)] // prettier-ignore
    expect(cut(document(both))).toEqual(['REPORT 0 1-1', 'DELIBERATION 0 2-2', 'DELIBERATION 0 3-3'])
  })

  it('does not make an item of a report that is an annexe', () => {
    const pages = [
      page(1, ...report('7', 'Chambre régionale des comptes')),
      page(2, '*ANNEXE 1', '*Observations définitives'),
      page(3, '*RAPPORT', 'de la chambre régionale des comptes', ...TEXT),
    ]
    expect(cut(document(pages))).toEqual(['REPORT 0 1-1', 'ANNEX 0 2-3'])
  })

  it('follows bookmarks where no heading speaks', () => {
    const bookmarks: Bookmark[] = [
      { title: 'Rapport n° 1 – Voirie', page: 1, depth: 0 },
      { title: 'Annexe 1 – Plan', page: 2, depth: 1 },
      { title: 'Contexte', page: 3, depth: 1 },
    ]
    const pages = [page(1, ...report('1', 'Voirie communale')), page(2, 'Échelle 1/5000'), page(3, ...TEXT)]
    const parts = splitCahier(document(pages, { bookmarks }))
    expect(parts.map(({ kind, firstPage }) => [kind, firstPage])).toEqual([['REPORT', 1], ['ANNEX', 2]]) // prettier-ignore
    expect(parts[1]?.evidence).toEqual({ page: 2, quote: 'Annexe 1 – Plan', box: null })
    expect(parts[1]?.confidence).toBeLessThan(0.8)
  })

  it('covers every page once, in order, whatever the pages', () => {
    const pages = [
      page(1),
      page(2, ...report('1', 'Voirie communale')),
      page(3, '*ANNEXE'),
      page(4),
      page(5, ...report('2', 'Eau')),
    ]
    const parts = splitCahier(document(pages))
    expect(parts.flatMap(({ firstPage, lastPage }) => Array.from({ length: lastPage - firstPage + 1 }, (_, i) => firstPage + i))).toEqual([1, 2, 3, 4, 5]) // prettier-ignore
  })

  it('gives fields the pages of the file', () => {
    const pages = [
      page(1, ...report('1', 'Voirie communale')),
      page(2, ...report('2', 'Collèges publics : travaux')),
    ]
    const [, second] = splitCahier(document(pages))
    expect(second?.fields.title).toMatchObject({
      value: 'Collèges publics\u00a0: travaux',
      evidence: { page: 2 },
    })
    expect(second?.fields.rapporteur?.evidence.page).toBe(2)
  })

  it('never cuts what has no pages of its own', () => {
    const pages = [page(1, ...report('1', 'Voirie communale')), page(2, ...report('2', 'Collèges publics'))]
    expect(cut(document(pages, { placed: false, format: 'DOCX' }))).toEqual(['REPORT 0 1-2'])
  })
})

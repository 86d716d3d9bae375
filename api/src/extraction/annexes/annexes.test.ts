import { describe, expect, it } from 'vitest'
import { markOf } from './mark.ts'
import { nameAnnexes } from './name-annexes.ts'
import { titleOfFile } from './title-of-file.ts'

it.each([
  ['ANNEXE 2 AU RAPPORT N° 1105', '2'],
  ['Annexe n° 03 – Convention', '3'],
  ['Annexe A : plan', 'A'],
  ['ANNEXE IV', 'IV'],
  ['2) Convention', '2'],
  ['• Convention', null],
  ['ANNEXE À LA DÉLIBÉRATION', null],
  ['ANNEXE A LA DELIBERATION', null],
  ['Annexe d’une convention', null],
  ['Annexes : plan ; convention', null],
])('%s is called %s', (text, mark) => expect(markOf(text)).toBe(mark))

it.each([
  ['101_annexe-2_plan-de-situation_v2.pdf', 'Plan de situation'],
  ['Rapport 1105 - annexe 1 - Plan de situation.pdf', 'Plan de situation'],
  ['annexe 1.pdf', null],
  ['Annexes.pdf', null],
  ['R0101.pdf', null],
  ['annexe_budget_SDIS.pdf', 'Budget SDIS'],
  ['PJ2 Statuts du syndicat def.docx', 'Statuts du syndicat'],
  ['Annexe A Saint-Pierre 20260514.pdf', 'Saint-Pierre'],
  ['annexes techniques.pdf', 'Techniques'],
  ['101 Liste des 12 communes.pdf', 'Liste des 12 communes'],
  ['carte_A3.pdf', 'Carte A3'],
  ['repartition-2026-4.xlsx', 'Repartition 2026 4'],
  ['Budget 2026.pdf', 'Budget 2026'],
])('a file %s is called %s', (name, title) => expect(titleOfFile(name)).toBe(title))

interface Line {
  readonly value: string
  readonly confidence: number
  readonly evidence: { readonly quote: string }
}
const line = (quote: string, value = quote.replace(/^.*?[:.)•–]\s*/u, '')): Line => ({
  value,
  confidence: 0.85,
  evidence: { quote },
})
/** « name | heading | printed title », the title with « ? » where it may be a line of the text. */
const beside = (text: string, index: number) => {
  const [name = '', heading = '', printed = ''] = text.split('|').map((part) => part.trim())
  return {
    id: String(index),
    name: name || null,
    isAnnex: !name.startsWith('note'),
    heading: heading || null,
    printed: printed
      ? { ...line(printed, printed.replace('?', '')), confidence: printed.endsWith('?') ? 0.6 : 0.85 }
      : null,
    firstTitle: null,
  }
}
const BOTH = ['Annexe 1 : plan de situation', 'Annexe 2 : convention de financement']
const BARE = ['• plan de situation', '• convention de financement']

describe('each annexe is given its title', () => {
  it.each<[string, string[], string[], (string | null)[], string[]]>([
    ['by its number', BOTH, ['annexe 2.pdf', 'annexe 1.pdf'], ['2 Convention de financement', '1 Plan de situation'], []],
    ['by the number printed on it', BOTH, ['b.pdf | ANNEXE 1 |', 'a.pdf | ANNEXE 2 |'], ['1 Plan de situation', '2 Convention de financement'], []],
    ['by the words of its file', BARE, ['101-convention-financement.pdf', '101-plan.pdf'], ['Convention de financement', 'Plan de situation'], []],
    ['by the words printed on it', BARE, ['x1.pdf | ANNEXE | CONVENTION DE FINANCEMENT', 'x2.pdf'], ['Convention de financement', 'Plan de situation'], []],
    ['by their order where nothing else tells', BARE, ['annexe 1.pdf', 'annexe 2.pdf'], ['1 Plan de situation', '2 Convention de financement'], []],
    ['a list and files that are not as many say nothing', BARE, ['annexe 1.pdf'], ['1 null'], ['plan de situation', 'convention de financement']],
    ['what is printed goes before the number', BOTH, ['annexe 1.pdf | ANNEXE 1 | Statuts du syndicat mixte'], ['1 Statuts du syndicat mixte'], ['plan de situation', 'convention de financement']],
    ['the number goes before a line that may be text', BOTH, ['annexe 1.pdf | ANNEXE 1 | Document établi par les services?'], ['1 Plan de situation'], ['convention de financement']],
    ['what the name says goes before the number', BOTH, ['annexe 2 - Statuts du syndicat.pdf'], ['2 Statuts du syndicat'], ['plan de situation', 'convention de financement']],
    ['one word in common is no sign', ['Annexe 1 : convention de financement'], ['convention avec la commune de Crevin.pdf'], ['Convention avec la commune de Crevin'], ['convention de financement']],
    ['a title serves once', ['• plan de situation'], ['plan de situation nord.pdf', 'plan de situation sud.pdf'], ['Plan de situation', 'Plan de situation sud'], []],
    ['without a list: what is printed, else the name', [], ['a.pdf | ANNEXE 3 | Bilan financier', 'annexe 4 - Carte.pdf', 'note.pdf'], ['3 Bilan financier', '4 Carte', 'Note'], []],
    ['a piece of a cahier has no name of its own', ['Annexe 1 : plan de situation'], [' | ANNEXE 1 |'], ['1 Plan de situation'], []],
    ['an announced annexe that nobody sent is missing', BOTH, ['annexe 2.pdf'], ['2 Convention de financement'], ['plan de situation']],
  ])('%s', (_, listed, documents, titles, missing) => {
    const result = nameAnnexes(listed.map((one) => line(one)), documents.map(beside))
    const said = result.named.map(({ mark, title }) => [mark, String(title)].filter(Boolean).join(' '))
    expect(said).toEqual(titles)
    expect(result.missing.map(({ value }) => value)).toEqual(missing)
  })

  it('is sure where number and words agree, not where only the order tells', () => {
    const sure = nameAnnexes([line(BOTH[0]!)], [beside('annexe 1 plan situation.pdf', 0)])
    const guessed = nameAnnexes([line(BARE[0]!)], [beside('annexe.pdf', 0)])
    expect(sure.named[0]?.confidence).toBeGreaterThan(0.8)
    expect(guessed.named[0]?.confidence).toBeLessThan(0.8)
    expect(guessed.named[0]?.said?.value).toBe('plan de situation')
  })
}) // prettier-ignore

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { A, D, O, R, readFile } from '../../../test/fixtures/read-files.ts'
import type { DocumentKind, GroupInput } from '../types.ts'
import { groupDocuments } from './group.ts'
import { nameFacts } from './name-facts.ts'

const groups = (...files: GroupInput[]) =>
  groupDocuments(files).groups.map(({ members }) => members.map(({ id }) => id))
const doubts = (...files: GroupInput[]) => groupDocuments(files).doubts

describe('groupDocuments', () => {
  it('never takes 101 for 1010, nor a road or a lot for a report', () => {
    const files = [
      R('101-voirie.pdf', { report: '101' }),
      R('1010-colleges.pdf', { report: '1010' }),
      A('101-annexe-1.pdf'),
      A('1010-annexe-2-RD101-lot-101.pdf'),
      A('1010-annexe-1.pdf'),
    ]
    expect(groups(...files)).toEqual([
      ['101-voirie.pdf', '101-annexe-1.pdf'],
      ['1010-colleges.pdf', '1010-annexe-1.pdf', '1010-annexe-2-RD101-lot-101.pdf'],
    ])
  })

  it('reads the number inside the file before its name', () => {
    const files = [
      R('a.pdf', { report: '1105' }),
      R('b.pdf', { report: '1106' }),
      D('delib 1105.pdf', { report: '1106', act: 'CD_26_3118' }),
      A('plan.pdf', { heading: 'Annexe au rapport n° 1105' }),
    ]
    expect(groups(...files)).toEqual([['a.pdf', 'plan.pdf'], ['b.pdf', 'delib 1105.pdf']]) // prettier-ignore
  })

  it('follows the folders of a ZIP for annexes without number', () => {
    const files = [
      R('lot/101 - Voirie/rapport.pdf'),
      A('lot/101 - Voirie/annexes/plan.pdf'),
      O('lot/101 - Voirie/devis.pdf'),
      R('lot/102 - Collèges/rapport.pdf'),
      A('lot/102 - Collèges/annexe.pdf'),
    ]
    expect(groups(...files)).toEqual([
      ['lot/101 - Voirie/rapport.pdf', 'lot/101 - Voirie/annexes/plan.pdf', 'lot/101 - Voirie/devis.pdf'],
      ['lot/102 - Collèges/rapport.pdf', 'lot/102 - Collèges/annexe.pdf'],
    ])
  })

  it('binds a délibération by its title, and an annexe by what the report lists', () => {
    const files = [
      R('Note A.pdf', {
        title: 'Plan départemental de lecture publique',
        lists: ['Carte des bibliothèques'],
      }),
      R('Note B.pdf', { title: 'Espaces naturels sensibles' }),
      D('projet.pdf', { title: 'Plan départemental de lecture publique' }),
      A('Carte des bibliothèques.pdf'),
    ]
    expect(groups(...files)).toEqual([['Note A.pdf', 'projet.pdf', 'Carte des bibliothèques.pdf'], ['Note B.pdf']]) // prettier-ignore
  })

  it('leaves alone, and asks, what could belong to two', () => {
    const files = [R('voirie nord.pdf'), R('voirie sud.pdf'), A('annexe voirie.pdf'), A('annexe.pdf')]
    expect(groups(...files)).toHaveLength(4)
    expect(doubts(...files).map(({ id }) => id)).toEqual(['annexe voirie.pdf', 'annexe.pdf'])
    const homonyms = [R('nord/voirie.pdf'), R('sud/voirie.pdf'), A('annexe 1 voirie.pdf')]
    expect(doubts(...homonyms)).toEqual([{ id: 'annexe 1 voirie.pdf', candidates: ['nord/voirie.pdf', 'sud/voirie.pdf'], reason: 'SEVERAL_ITEMS' }]) // prettier-ignore
  })

  it.each(['12 ', ''])('keeps apart two reports whose names begin alike: %jVoirie', (number) => {
    const [short, long] = [`${number}Voirie`, `${number}Voirie communale`]
    const papers = (stem: string) => [R(`${stem}.pdf`), D(`${stem} - délib.pdf`), A(`${stem} - annexe 1.pdf`)]
    const names = (stem: string) => papers(stem).map(({ id }) => id)
    for (const files of [
      [...papers(short), ...papers(long)],
      [...papers(long), ...papers(short)],
    ]) {
      expect(groups(...files).sort((a, b) => a[0]!.length - b[0]!.length)).toEqual([names(short), names(long)]) // prettier-ignore
      expect(doubts(...files)).toEqual([])
    }
  })

  it('says when two files are perhaps two versions of one report', () => {
    const files = [
      R('rapport v1.pdf', { report: '7', title: 'Voirie communale' }),
      R('rapport v2.pdf', { report: '7', title: 'Voirie communale' }),
    ]
    expect(doubts(...files)).toEqual([{ id: 'rapport v2.pdf', candidates: ['rapport v1.pdf'], reason: 'CONTRADICTION' }]) // prettier-ignore
  })

  it('makes items of délibérations without report, with their annexes', () => {
    const files = [
      D('DEL_2026_201.pdf', { act: '2026-201' }),
      A('DEL_2026_201_annexe.pdf'),
      D('DEL_2026_202.pdf', { act: '2026-202' }),
    ]
    expect(groups(...files)).toEqual([['DEL_2026_201.pdf', 'DEL_2026_201_annexe.pdf'], ['DEL_2026_202.pdf']]) // prettier-ignore
  })

  it('puts the délibérations of a report in its number’s order, whatever the order of files', () => {
    const files = [A('7211-annexe-10.pdf'), A('7211-annexe-2.pdf'), D('b.pdf', { act: '2026-CP-7211.2' }), D('a.pdf', { act: '2026-CP-7211.1' }), R('r.pdf', { report: '2026-CP-7211' }), R('7211.pdf', { report: '7211' })] // prettier-ignore
    expect(groups(...files).find(([lead]) => lead === 'r.pdf')).toEqual(['r.pdf', 'a.pdf', 'b.pdf'])
    expect(groups(...files).find(([lead]) => lead === '7211.pdf')).toEqual(['7211.pdf', '7211-annexe-2.pdf', '7211-annexe-10.pdf']) // prettier-ignore
  })

  it('takes a year for a year unless it is printed as a number', () => {
    expect(groups(R('Budget 2026.pdf'), A('Annexe plan vert 2026.pdf'), R('Voirie 2026.pdf'))[0]).toEqual(['Budget 2026.pdf']) // prettier-ignore
    expect(groups(R('2006.pdf', { report: '2006' }), A('2006_annexe1.pdf'), R('2007.pdf', { report: '2007' }))[0]).toEqual(['2006.pdf', '2006_annexe1.pdf']) // prettier-ignore
  })

  it('takes what could not be read by its name', () => {
    expect(groups(R('12 voirie.pdf', { report: '12' }), R('13.pdf', { report: '13' }), readFile('12 annexe plan.jpg', null))[0]).toEqual(['12 voirie.pdf', '12 annexe plan.jpg']) // prettier-ignore
  })

  it('loses no file and gives none twice', () => {
    const name = fc.tuple(fc.constantFrom('', 'a/', 'a/b/'), fc.constantFrom('101', '1010', 'annexe 1', 'voirie', 'R0701 plan'), fc.nat(99)) // prettier-ignore
    const any = name.map(([folder, stem, salt]) => `${folder}${stem} ${salt}.pdf`)
    const kinds = fc.constantFrom<DocumentKind>('REPORT', 'DELIBERATION', 'ANNEX', 'OTHER')
    fc.assert(
      fc.property(
        fc.uniqueArray(any, { maxLength: 12 }),
        fc.array(kinds, { minLength: 12, maxLength: 12 }),
        (names, all) => {
          const files = names.map((one, index) => readFile(one, { kind: all[index] ?? 'OTHER' }))
          expect(
            groups(...files)
              .flat()
              .sort(),
          ).toEqual([...names].sort())
        },
      ),
    )
  })
})

describe('nameFacts', () => {
  it.each([
    ['101-rapport-voirie.pdf', '101', null, 'voirie'],
    ['101_annexe_2_plan.pdf', '101', 2, 'plan'],
    ['Annexe 1 - rapport 12.pdf', '12', 1, ''],
    ['annexe-plan-RD101.pdf', null, null, 'plan rd101'],
    ['1010_annexe2_liste_des_101_operations.pdf', '1010', 2, 'liste operations'],
    ['2026-12-17_5_Note de synthèse.pdf', '5', null, ''],
    ['R0701 Aides aux communes.pdf', '701', null, 'aides communes'],
    ['lot/7218 - Habitat/Délibération 2.pdf', '7218', null, ''],
    ['lot/7218 - Habitat/Annexe B.pdf', '7218', 2, ''],
    ['Budget 2026.pdf', null, null, 'budget'],
    ['annexe III.pdf', null, 3, ''],
  ])('%s', (path, number, rank, stem) => expect(nameFacts(path)).toMatchObject({ number, rank, stem }))
})

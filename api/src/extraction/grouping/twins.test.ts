import { describe, expect, it } from 'vitest'
import { A, D, O, R } from '../../../test/fixtures/read-files.ts'
import type { GroupInput } from '../types.ts'
import { groupDocuments } from './group.ts'
import { twinFacts } from './twin-facts.ts'

const groups = (files: readonly GroupInput[]) =>
  groupDocuments(files).groups.map(({ members }) => members.map(({ id }) => id))
const kinds = (...files: GroupInput[]) =>
  groupDocuments(files).groups.map(({ members }) => members.map(({ kind }) => kind))

describe('a file that reads as a délibération, and the projet of the same name beside it', () => {
  it.each([
    ['12 Voirie.pdf', '12 Voirie - projet de délibération.pdf'],
    ['12 Voirie.pdf', '12_Voirie_projet_delib.pdf'],
    ['12 Voirie.pdf', '12 VOIRIE DELIB.pdf'],
    ['12 Voirie.pdf', '12 Voirie - DEL.pdf'],
    ['12 Voirie.pdf', '12 Voirie - projet.pdf'],
    ['12 Voirie.pdf', 'Délibération - 12 Voirie.pdf'],
    ['12 Voirie.pdf', 'Projet de délib n° 12 - Voirie.docx'],
    ['12 Voirie.pdf', '012 - Voirie - projet de délibération v2.pdf'],
    ['12 Voirie.pdf', '12 Voirie - délib 1.pdf', '12 Voirie - délib 2.pdf'],
    ['12 Voirie.pdf', '12 Voirie - projet de délibération.pdf', '12 Voirie - projet de délibération (1).pdf'],
    ['Rapport 12 Voirie.pdf', '12 Voirie - délib.pdf'],
    ['12.pdf', '12 - projet de délibération.pdf'],
    ['Eau.pdf', 'Eau - délib.pdf'],
    ['Été des collèges.pdf', 'ete-des-colleges-projet-de-deliberation.pdf'],
    ['Budget annexe.pdf', 'Budget annexe - projet de délibération.pdf'],
    ['lot/Rapport.pdf', 'lot/Délibération.pdf'],
    ['lot/12 Voirie.pdf', 'lot/12 Voirie - délib.pdf'],
  ])('%s, %s: one item', (...names) => {
    const files = names.map((name) => D(name))
    expect(groups(files)).toEqual([names])
    // However they come: the file that says nothing leads.
    expect(groups([...files].reverse()).map(([lead]) => lead)).toEqual([names[0]])
    expect(groupDocuments(files).doubts).toEqual([])
  })

  it.each([
    ['12 Voirie.pdf', '12 Voirie communale.pdf'],
    ['12 Voirie.pdf', '12 Voirie communale - projet de délibération.pdf'],
    ['12 Voirie communale.pdf', '12 Voirie - projet de délibération.pdf'],
    ['12 Voirie.pdf', '13 Voirie - projet de délibération.pdf'],
    ['12 Voirie.pdf', '121 Voirie - projet de délibération.pdf'],
    ['Budget.pdf', 'Budget annexe - délib.pdf'],
    ['Budget.pdf', 'Budget annexe 1 eau.pdf'],
    ['Délib 12.pdf', 'Délib 13.pdf'],
    ['DEL_2026_201.pdf', 'DEL_2026_202.pdf'],
    ['Rapport.pdf', 'Délibération.pdf'],
    ['nord/Voirie.pdf', 'sud/Voirie - délib.pdf'],
    ['Voirie (1).pdf', 'Voirie (2).pdf'],
  ])('%s, %s: two items', (...names) => {
    expect(groups(names.map((name) => D(name)))).toEqual(names.map((name) => [name]))
  })

  it('are two where what is printed says so', () => {
    const [name, twin, copy] = ['12 Voirie.pdf', '12 Voirie - délib.pdf', '12 Voirie (1).pdf']
    expect(groups([D(name, { act: '2026-201' }), D(twin, { act: '2026-202' })])).toHaveLength(2)
    expect(groups([D(name, { act: '2026-20' }), D(twin, { act: '2026-201' })])).toHaveLength(2)
    expect(groups([D(name, { title: 'Aide à la voirie' }), D(twin, { title: 'Vœu pour la gare' })])).toHaveLength(2) // prettier-ignore
    expect(groups([D(name, { title: 'Voirie nord' }), D(copy, { title: 'Voirie sud' })])).toHaveLength(2)
    expect(groups([D(name, { act: '2026-201' }), D(twin, { act: '2026-201.1' })])).toHaveLength(1)
    expect(groups([D(name, { title: 'Aide à la voirie' }), D(twin, { title: 'Voirie : aide' })])).toHaveLength(1) // prettier-ignore
    expect(groups([D(name, { title: 'Voirie nord' }), D(copy, { title: 'Voirie nord' })])).toHaveLength(1)
  })

  it('have one heap of annexes, and the report goes before both', () => {
    const pair = [D('12 Voirie.pdf'), D('12 Voirie - délib.pdf')]
    const annexes = [A('12 Voirie - annexe 1.pdf'), A('12 Voirie - annexe 2.pdf'), O('12 Voirie - plan.pdf')]
    expect(groups([...pair, ...annexes])).toHaveLength(1)
    const [all] = groups([...pair, R('Rapport 12 Voirie.pdf'), ...annexes])
    expect([all?.length, all?.[0]]).toEqual([6, 'Rapport 12 Voirie.pdf'])
  })

  it('ask when two could lead', () => {
    const files = [D('12 Voirie.pdf'), D('12 Voirie v2.pdf'), D('12 Voirie - délib.pdf')]
    expect(groups(files)).toHaveLength(3)
    expect(groupDocuments(files).doubts).toMatchObject([{ id: '12 Voirie - délib.pdf', reason: 'SEVERAL_ITEMS' }]) // prettier-ignore
  })

  it('take with them an earlier délibération that is annexed', () => {
    const earlier = D('12 Voirie - annexe 1 délib 2019.pdf', { sure: 0.77, act: '2019-34' })
    const now = D('12 Voirie.pdf', { act: '2026-201' })
    expect(kinds(now, D('12 Voirie - délib.pdf'), earlier)).toEqual([['DELIBERATION', 'DELIBERATION', 'ANNEX']]) // prettier-ignore
    expect(kinds(R('12 Voirie.pdf'), D('12 Voirie - annexe 1.pdf', { sure: 0.77 }))).toEqual([['REPORT', 'DELIBERATION']]) // prettier-ignore
  })
})

describe('twinFacts', () => {
  it.each([
    ['12 Voirie', '12 voirie', null],
    ['12_Voirie_projet_delib', '12 voirie', 'DELIBERATION'],
    ['Avant-projet de délibération 12 Voirie', '12 voirie', 'DELIBERATION'],
    ['DEL_2026_201', 'del 2026 201', null],
    ['Projet éducatif', 'projet educatif', null],
    ['Copie de Voirie', 'voirie', 'COPY'],
    ['Voirie - Copie', 'voirie', 'COPY'],
    ['Voirie (2)', 'voirie', 'COPY'],
    ['12 Voirie - annexe n° 3 plan', '12 voirie', 'ANNEX'],
    ['Budget annexe 2', 'budget annexe 2', null],
  ])('%s', (name, core, says) => expect(twinFacts(name)).toMatchObject({ core, says }))
})

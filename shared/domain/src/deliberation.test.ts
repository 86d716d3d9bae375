import { describe, expect, it } from 'vitest'
import { draftText, enforceableOn, listArticle, listDueOn } from './deliberation.ts'

describe('a délibération', () => {
  it.each([
    ['2026-06-22', '2026-06-24', '2026-06-24'],
    ['2026-06-26', '2026-06-24', '2026-06-26'],
    [null, '2026-06-24', null],
    ['2026-06-26', null, null],
  ])('posted %s, received %s: binds from %s', (posted, received, expected) =>
    expect(enforceableOn(posted, received)).toBe(expected),
  )

  it('has its list due within a week, where the law says so', () => {
    expect(listDueOn('2026-12-28')).toBe('2027-01-04')
    expect(['COMMUNE', 'EPCI', 'DEPARTEMENT', 'REGION'].map(listArticle)).toEqual([
      'CGCT, art. L2121-25',
      'CGCT, art. L2121-25',
      null,
      null,
    ])
  })
})

describe('the text of a projet', () => {
  it('goes from the first « Vu » to the signature, wrapped lines put together', () => {
    const pages = [
      'Rapport au conseil\n1.1 Examen des demandes\nLes crédits sont ouverts.',
      'PROJET DE DÉLIBÉRATION\n\nVu le code général des collectivités\nterritoriales,\nVu le rapport relatif à la voirie,\n\nDÉCIDE :\n– d’approuver les attributions\nproposées ;\n– d’autoriser la Présidente à signer.\n\nPour extrait conforme,\nLa Présidente',
    ]
    expect(draftText(pages)?.split('\n')).toEqual([
      'Vu le code général des collectivités territoriales,',
      'Vu le rapport relatif à la voirie,',
      'DÉCIDE :',
      '– d’approuver les attributions proposées ;',
      '– d’autoriser la Présidente à signer.',
    ])
  })

  it('needs no heading', () =>
    expect(draftText(['Vu le code,\nDÉCIDE :\n– d’adhérer.'])).toContain('DÉCIDE :'))

  it('is not guessed where there is none', () => {
    expect(draftText(['Rapport sur la voirie\nIl est proposé d’adopter.'])).toBeNull()
    expect(draftText([])).toBeNull()
  })
})

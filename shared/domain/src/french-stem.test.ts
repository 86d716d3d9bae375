import { describe, expect, it } from 'vitest'
import { frenchStem, stemsOfText } from './french-stem.ts'

it.each([
  ['subvention subventions subventionner subventionnée', 1],
  ['attribuer attribuée attribués attribution attributions', 1],
  ['départemental départementale départementales départementaux', 1],
  ['communal communale communaux communales', 1],
  ['rural rurale ruraux', 1],
  ['aide aides aider', 1],
  ['routier routière routiers', 1],
  ['budgétaire budgétaires', 1],
  ['école écoles ECOLES', 1],
  ['financement financements financer', 1],
  ['aménagement aménagements aménager', 1],
  ['agricole agricoles', 1],
  ['bénéficiaire bénéficiaires', 1],
  ['modification modifier modifiée', 1],
  ['eau eaux', 1],
  ['professionnel professionnelle professionnels', 1],
  ['collège collégien', 2],
  ['route routine', 2],
  ['canton cantine', 2],
  ['conseil conseiller consul', 2],
])('brings the forms of a word together: %s', (forms, count) => {
  const stems = new Set(forms.split(' ').map(frenchStem))
  expect([...stems].length).toBeGreaterThanOrEqual(count === 1 ? 1 : 2)
  if (count === 1) expect([...stems]).toHaveLength(1)
})

describe('stems of a text', () => {
  it('leaves elisions out and keeps numbers and references whole', () => {
    expect(stemsOfText('L’aide de 45 000 € aux communes (R1204)')).toBe(' aid de 45 000 aux commun r1204 ')
    expect(stemsOfText('  ')).toBe('')
  })
  it('reads decomposed accents alike', () => {
    expect(stemsOfText('réglé'.normalize('NFD'))).toBe(stemsOfText('réglé'))
  })
})

import type { MyPublication } from '@hemicycle/contract'
import { emptyDetails } from '@hemicycle/domain'
import { describe, expect, it } from 'vitest'
import { choices, matching, NO_CRITERIA } from './sections.ts'

const one = (title: string, change: Partial<MyPublication> = {}): MyPublication => ({
  id: title,
  kind: 'INFO',
  title,
  summary: '',
  details: structuredClone(emptyDetails('INFO')) as MyPublication['details'],
  pinned: false,
  effectiveOn: null,
  publishedAt: '2026-03-02T08:00:00Z',
  files: 0,
  unread: false,
  ...change,
})
const aid = (title: string, theme: string, beneficiaries: string[]) =>
  one(title, {
    kind: 'AID',
    details: { ...structuredClone(emptyDetails('AID')), theme, beneficiaries } as MyPublication['details'],
  })

const LIST = [
  one('Vœux de la présidente', { effectiveOn: '2025-01-10' }),
  one('Formation aux finances', { summary: 'Deux journées à l’Hôtel du Département.' }),
  aid('Bourses d’études', 'EDUCATION', ['YOUTH', 'HOUSEHOLDS']),
  aid('Équipements sportifs', 'SPORT', ['MUNICIPALITIES', 'ASSOCIATIONS']),
]
const titles = (criteria: Partial<typeof NO_CRITERIA>) =>
  matching(LIST, { ...NO_CRITERIA, ...criteria }).map(({ title }) => title)

describe('matching', () => {
  it.each([
    [{}, 4],
    [{ words: 'voeux' }, 0],
    [{ words: 'PRESIDENTE' }, 1],
    [{ words: 'departement journées' }, 1],
    [{ theme: 'SPORT' }, 3],
    [{ beneficiary: 'YOUTH' }, 3],
    [{ year: '2025' }, 1],
  ])('finds %j', (criteria, number) => {
    expect(titles(criteria)).toHaveLength(number)
  })
})

describe('choices', () => {
  it('counts what each criterion would leave', () => {
    const { themes, beneficiaries, years } = choices(LIST)
    expect([...themes]).toEqual([
      ['EDUCATION', 1],
      ['SPORT', 1],
    ])
    expect(beneficiaries.get('ASSOCIATIONS')).toBe(1)
    expect(years.get('2026')).toBe(3)
  })
})

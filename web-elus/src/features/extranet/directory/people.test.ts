import type { DirectoryPerson } from '@hemicycle/contract'
import { describe, expect, it } from 'vitest'
import { peopleMatching, servicesMatching } from './people.ts'

const person = (lastName: string, change: Partial<DirectoryPerson> = {}): DirectoryPerson => ({
  id: lastName,
  civility: 'MME',
  firstName: 'Hélène',
  lastName,
  mandate: null,
  canton: 'Crevin',
  group: { name: 'Union', shortName: 'U', colour: '#000000' },
  bodies: ['Commission permanente'],
  delegations: [],
  representations: [],
  email: null,
  phone: null,
  office: null,
  photo: null,
  ...change,
})
const ALL = [person('Garrigue'), person('Tessier', { group: null, delegations: ['Voirie'] })]

describe('peopleMatching', () => {
  it.each([
    ['helene', '', 2],
    ['GARRIGUE crevin', '', 1],
    ['voirie', '', 1],
    ['permanente', 'Union', 1],
    ['absent', '', 0],
  ])('%j in group %j', (words, group, count) => {
    expect(peopleMatching(ALL, words, group)).toHaveLength(count)
  })
})

describe('servicesMatching', () => {
  it('looks in what to ask them for', () => {
    const rest = { name: null, role: null, email: null, phone: null, place: null, position: 0, version: 0 }
    const all = [
      { id: 'a', service: 'Direction des routes', subjects: 'Déneigement', ...rest },
      { id: 'b', service: 'Archives', subjects: null, ...rest },
    ]
    expect(servicesMatching(all, 'deneigement').map(({ id }) => id)).toEqual(['a'])
    expect(servicesMatching(all, '')).toHaveLength(2)
  })
})

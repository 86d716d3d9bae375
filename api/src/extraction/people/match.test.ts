import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COUNCILLORS } from '../../../test/fixtures/corpora/affairs.ts'
import type { Councillor } from '../types.ts'
import { matchPersons } from './match.ts'

const who = (printed: string, councillors = COUNCILLORS) =>
  matchPersons(printed, councillors).map((one) =>
    one.state === 'MATCHED'
      ? one.councillorId
      : one.state === 'AMBIGUOUS'
        ? [...one.candidates].sort().join('|')
        : null,
  )

describe('matchPersons', () => {
  it.each([
    ['M. Jean-Marc DE LA TOUR', 'de-la-tour'],
    ['J.-M. de La Tour', 'de-la-tour'],
    ['JM de La Tour', 'de-la-tour'],
    ['Monsieur de La Tour', 'de-la-tour'],
    ['DE LA TOUR Jean-Marc', 'de-la-tour'],
    ['Mme Helene Garrigue Lacoste', 'garrigue'],
    ['Mme Hélène GARRIGUE', 'garrigue'],
    ['Madame N’DIAYE', 'n-diaye'],
    ["Lea N'Diaye, vice-présidente déléguée à la culture", 'n-diaye'],
    ['Mme Léa N DIAYE', 'n-diaye'],
    ['M. Paul-Henri D’ARTOIS', 'd-artois'],
    ['Mme LE GOFF – 3e vice-présidente', 'le-goff'],
    ['Mme Ferrand', 'ferrand'],
    ['M. le Président', 'president'],
    ['Monsieur le Président du Conseil départemental', 'president'],
    ['M. Jean MARTIN', 'martin-jean'],
    ['Jacques Martin', 'martin-jacques'],
    ['M. MARTIN', 'martin-jacques|martin-jean'],
    ['M. J. MARTIN', 'martin-jacques|martin-jean'],
    ['M. Paul MARTIN', null],
    ['M. Dupont', null],
    ['Odile', null],
    ['Vice-président', null],
    ['', null],
  ])('%s', (printed, expected) =>
    expect(who(printed)).toEqual(expected === null && printed === '' ? [] : [expected]),
  )

  it('finds each of several persons', () => {
    expect(who('M. Yves AUBRY et Mme Odile FERRAND')).toEqual(['aubry', 'ferrand'])
    expect(who('Mme LE GOFF, M. AUBRY')).toEqual(['le-goff', 'aubry'])
  })

  it('uses the civility where the family name is shared', () => {
    const couple: Councillor[] = [
      { id: 'he', civility: 'M.', firstName: 'Luc', lastName: 'Peyre' },
      { id: 'she', civility: 'Mme', firstName: 'Anne', lastName: 'Peyre' },
    ]
    expect(who('Mme Peyre', couple)).toEqual(['she'])
    expect(who('Peyre', couple)).toEqual(['he|she'])
    expect(who('M. Anne Peyre', couple)).toEqual(['she'])
  })

  it('chooses nobody among two of one name, nor the wrong order of names', () => {
    const twins: Councillor[] = ['a', 'b'].map((id) => ({ id, firstName: 'Paul', lastName: 'Roux' }))
    expect(who('Paul ROUX', twins)).toEqual(['a|b'])
    const crossed: Councillor[] = [
      { id: 'martin', firstName: 'Bernard', lastName: 'Martin' },
      { id: 'bernard', firstName: 'Martin', lastName: 'Bernard' },
    ]
    expect(who('Bernard MARTIN', crossed)).toEqual(['martin'])
    expect(who('BERNARD Martin', crossed)).toEqual(['bernard'])
  })

  it('finds everybody by first and last name, in capitals, without accents, in either order', () => {
    const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')
    fc.assert(
      fc.property(fc.constantFrom(...COUNCILLORS), fc.boolean(), fc.boolean(), (one, loud, turned) => {
        const last = loud ? one.lastName.toUpperCase() : one.lastName
        const name = turned ? `${last} ${one.firstName}` : `${one.firstName} ${last}`
        return who(plain(name)).join() === one.id && who(name).join() === one.id
      }),
    )
  })
})

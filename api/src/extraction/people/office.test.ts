import { expect, it } from 'vitest'
import { matchPersons } from './match.ts'
import { officeOf } from './office.ts'

it.each([
  ['Présidente', 'PRESIDENT'],
  ['Président du conseil départemental', 'PRESIDENT'],
  ['Présidente de la métropole', 'PRESIDENT'],
  ['Présidente de commission', null],
  ['Président du groupe Majorité', null],
  ['Premier vice-président', null],
  ['Maire', 'MAYOR'],
  ['Maire de Castelmont', 'MAYOR'],
  ['Maire-adjointe', null],
  ['Conseiller départemental', null],
  [null, null],
])('%s holds the office %s', (mandate, office) => expect(officeOf(mandate)).toBe(office))

it('knows « M. le Président » by the mandate of the councillor', () => {
  const people = [
    {
      id: 'p',
      firstName: 'Claire',
      lastName: 'Vidalenc',
      office: officeOf('Présidente du conseil départemental'),
    },
    { id: 'v', firstName: 'Yves', lastName: 'Aubry', office: officeOf('Vice-président') },
  ]
  expect(matchPersons('M. le Président', people)).toMatchObject([{ state: 'MATCHED', councillorId: 'p' }])
})

import { expect, it } from 'vitest'
import { addressed, agree } from './civility.ts'

it('agrees a participle with the person', () => {
  expect(agree('MME', 'convoqué')).toBe('convoquée')
  expect(agree('M', 'convoqué')).toBe('convoqué')
  expect(agree(null, 'convoqué')).toBe('convoqué(e)')
})

it('addresses a person by civility and name, else by the name of the account', () => {
  const claire = { civility: 'MME', lastName: 'Vidalenc', displayName: 'Claire Vidalenc' } as const
  expect(addressed(claire)).toBe('Madame Vidalenc')
  expect(addressed({ ...claire, civility: 'M', lastName: 'Lacaze' })).toBe('Monsieur Lacaze')
  expect(addressed({ ...claire, civility: null })).toBe('Claire Vidalenc')
  expect(addressed({ ...claire, lastName: null })).toBe('Claire Vidalenc')
})

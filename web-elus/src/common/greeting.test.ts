import { expect, it } from 'vitest'
import { greeting } from './greeting.ts'

const me = { civility: 'MME', lastName: 'Vidalenc', displayName: 'Claire Vidalenc' } as const
const at = (instant: string, zone = 'Europe/Paris') => greeting(me, new Date(instant), zone)

it('greets by the hour of the assembly', () => {
  expect(at('2026-12-04T04:00:00Z')).toBe('Bonjour, Madame Vidalenc.')
  expect(at('2026-12-04T16:59:00Z')).toBe('Bonjour, Madame Vidalenc.')
  expect(at('2026-12-04T17:00:00Z')).toBe('Bonsoir, Madame Vidalenc.')
  expect(at('2026-12-04T03:59:00Z')).toBe('Bonsoir, Madame Vidalenc.')
  expect(at('2026-12-04T17:00:00Z', 'America/Cayenne')).toBe('Bonjour, Madame Vidalenc.')
})

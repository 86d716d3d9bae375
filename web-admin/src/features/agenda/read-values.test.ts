import type { Agenda, ReadValue } from '@hemicycle/contract'
import { describe, expect, it } from 'vitest'
import { committeeOf, isSure } from './read-values.ts'

const section = (axis: 'COMMITTEE' | 'NATURE', code: string, title: string) => ({ axis, code, title })
const sections = [
  section('COMMITTEE', '1', 'Commission du développement social'),
  section('COMMITTEE', '4', 'Finances et moyens généraux'),
  section('COMMITTEE', 'A', 'Commission de l’aménagement'),
  section('NATURE', 'C', 'Décisions courantes'),
] as unknown as Agenda['sections']
const read = (value: string, name: ReadValue['name'] = 'committee', confidence = 0.9): ReadValue => ({
  name,
  value,
  confidence,
  evidence: null,
})

describe('the committee that a report names', () => {
  it.each([
    ['Développement social', '1'],
    ['COMMISSION DU DÉVELOPPEMENT SOCIAL', '1'],
    ['4e commission', '4'],
    ['Commission n° 4', '4'],
    ['4ème commission Finances et moyens généraux', '4'],
    ['Commission A', 'A'],
    ['Aménagement', 'A'],
    ['Décisions courantes', null],
    ['Commission 9', null],
    ['Culture et sports', null],
  ])('%s is %s', (value, code) => expect(committeeOf(read(value), { sections })).toBe(code))

  it('is no other value', () => expect(committeeOf(read('Finances', 'policy'), { sections })).toBeNull())
})

it('is never sure of a matter', () => {
  expect(isSure(read('7.5 Subventions', 'matter', 0.99))).toBe(false)
  expect(isSure(read('A03 Mobilité', 'policy', 0.8))).toBe(true)
  expect(isSure(read('A03 Mobilité', 'policy', 0.79))).toBe(false)
})

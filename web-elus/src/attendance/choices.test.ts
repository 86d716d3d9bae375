import type { Colleague, MyAttendance } from '@hemicycle/contract'
import { describe, expect, it } from 'vitest'
import { choiceOf, choicesOf, titleOf } from './choices.ts'

const person: Colleague = { id: 'h', civility: 'M', firstName: 'Bernard', lastName: 'Lacaze', group: null }
const blank = {
  open: true,
  remote: false,
  substitute: null,
  answer: null,
  word: 'DELEGATION',
} as unknown as MyAttendance
const answered = (answer: string, holder: Colleague | null = null) =>
  ({ ...blank, answer: { answer, holder } }) as unknown as MyAttendance
const values = (mine: MyAttendance) => choicesOf(mine, 'MME').map(({ value }) => value)

describe('the answers on offer', () => {
  it('are what the body allows', () => {
    expect(values(blank)).toEqual(['PRESENT', 'ABSENT', 'PROXY'])
    expect(values({ ...blank, remote: true, substitute: person })).toEqual([
      'PRESENT',
      'REMOTE',
      'ABSENT',
      'REPLACED',
      'PROXY',
    ])
  })
  it('say what was chosen, and agree with the person', () => {
    expect([choiceOf(blank), titleOf(blank, 'MME')]).toEqual([null, 'Serez-vous présente\u00a0?'])
    expect(titleOf({ ...blank, open: false }, 'MME')).toBe('Votre présence')
    expect(titleOf(answered('ABSENT'), 'MME')).toBe('Vous serez absente')
    expect(choiceOf(answered('ABSENT', person))).toBe('PROXY')
    expect(titleOf(answered('ABSENT', person), 'M')).toBe('Vous donnez délégation de vote')
    expect(titleOf({ ...answered('ABSENT', person), word: 'POUVOIR' }, 'M')).toBe('Vous donnez pouvoir')
  })
})

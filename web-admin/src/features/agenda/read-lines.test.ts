import type { AgendaItem, ReadValue } from '@hemicycle/contract'
import { describe, expect, it } from 'vitest'
import { correctionOf, readLines } from './read-lines.ts'

const item = (change: Partial<AgendaItem> = {}): AgendaItem =>
  ({ nature: 'REPORT', policy: null, matter: null, annexTitles: {}, ...change }) as AgendaItem
const read = (name: ReadValue['name'], value: string): ReadValue => ({
  name,
  value,
  confidence: 0.9,
  evidence: null,
})
const shown = (one: AgendaItem, values: readonly ReadValue[]) =>
  readLines(one, values).map(({ name, value, own }) => [name, value, own])

describe('what was read, and what the clerk wrote over it', () => {
  it('gives policy and matter a line of a report, read or not', () => {
    expect(shown(item(), [read('policy', 'Mobilité')])).toEqual([
      ['policy', 'Mobilité', false],
      ['matter', null, false],
    ])
    expect(shown(item({ nature: 'ROLL_CALL' }), [])).toEqual([])
  })

  it.each([
    [{ policy: 'Routes' }, ['policy', 'Routes', true]],
    [{ policy: '' }, ['policy', null, true]],
    [{ matter: '7.5 Subventions' }, ['matter', '7.5 Subventions', true]],
    [{ annexTitles: { Plan: 'Plan des ponts' } }, ['annexTitle', 'Plan des ponts', true]],
  ])('%j', (change, line) => {
    const values = [read('policy', 'Mobilité'), read('annexTitle', 'Plan'), read('committee', 'Finances')]
    expect(shown(item(change), values)).toContainEqual(line)
  })

  it('is written over and given back, one annexe without the others', () => {
    const one = item({ annexTitles: { Plan: 'Plan des ponts' } })
    const [policy, plan] = readLines(one, [read('policy', 'Mobilité'), read('annexTitle', 'Plan')])
    expect(correctionOf(one, policy!, 'Routes')).toEqual({ policy: 'Routes' })
    expect(correctionOf(one, policy!, null)).toEqual({ policy: null })
    expect(correctionOf(one, plan!, null)).toEqual({ annexTitles: {} })
    const [budget] = readLines(one, [read('annexTitle', 'Budget')])
    expect(correctionOf(one, budget!, 'Budget 2027')).toEqual({
      annexTitles: { Plan: 'Plan des ponts', Budget: 'Budget 2027' },
    })
  })
})

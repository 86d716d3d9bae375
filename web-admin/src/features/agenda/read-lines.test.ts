import type { AgendaItem, ReadValue } from '@hemicycle/contract'
import { describe, expect, it } from 'vitest'
import { correctionOf, readLines } from './read-lines.ts'

const item = (change: Partial<AgendaItem> = {}): AgendaItem =>
  ({ nature: 'REPORT', policy: null, matter: null, ...change }) as AgendaItem
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
  ])('%j', (change, line) => {
    const values = [read('policy', 'Mobilité'), read('committee', 'Finances')]
    expect(shown(item(change), values)).toContainEqual(line)
  })

  it('is written over and given back', () => {
    const [policy] = readLines(item(), [read('policy', 'Mobilité')])
    expect(correctionOf(policy!, 'Routes')).toEqual({ policy: 'Routes' })
    expect(correctionOf(policy!, null)).toEqual({ policy: null })
  })

  it('leaves annexes to their files', () => {
    expect(shown(item({ nature: 'WISH' }), [read('missingAnnex', 'Plan')])).toEqual(
      shown(item({ nature: 'WISH' }), []),
    )
  })
})

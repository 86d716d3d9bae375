import { PROBLEM_STATUS, REFUSALS } from '@hemicycle/domain'
import { describe, expect, it } from 'vitest'
import * as words from './problems.ts'

const has = (code: string): boolean => Object.values(words).some((table) => Object.keys(table).includes(code))

describe('every fault has a sentence', () => {
  it.each(Object.keys(PROBLEM_STATUS))('%s', (code) => expect(has(code)).toBe(true))
  it.each([...REFUSALS])('%s', (refusal) => expect(has(refusal)).toBe(true))
})

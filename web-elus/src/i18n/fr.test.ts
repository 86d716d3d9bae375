import { PROBLEM_STATUS } from '@hemicycle/domain'
import { expect, it } from 'vitest'
import * as fr from './fr.ts'

/** Every sentence, functions called with plausible values. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') {
    const said: unknown = Reflect.apply(value as (...all: unknown[]) => unknown, null, [3, 12])
    return typeof said === 'string' ? [said] : []
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : []
}
const { home, ...others } = fr
const all = [...sentences(others), ...sentences(home)]

it('has a sentence for every problem of the API', () => {
  expect(Object.keys(fr.problems).sort()).toEqual(Object.keys(PROBLEM_STATUS).sort())
  for (const sentence of Object.values(fr.problems)) expect(sentence).toMatch(/^\p{Lu}.{15,}[.]$/u)
})

it('keeps French typography: no-break spaces, curly apostrophes', () => {
  for (const sentence of all) {
    expect(sentence).not.toMatch(/ [:;?!»]/)
    expect(sentence).not.toMatch(/« /)
    expect(sentence).not.toMatch(/'/)
    expect(sentence).not.toMatch(/\.\.\./)
    expect(sentence).not.toMatch(/\u202f/)
  }
})

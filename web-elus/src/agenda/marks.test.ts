import { expect, it } from 'vitest'
import { parseMarks, shown, stateOf, toResume } from './marks.ts'

it('goes from not read to begun to read, and never back', () => {
  expect(stateOf(undefined, 14)).toBe('unread')
  const begun = shown(undefined, 3, 1)
  expect(stateOf(begun, 14)).toBe('started')
  const ended = shown(begun, 14, 2)
  expect(stateOf(ended, 14)).toBe('read')
  expect(shown(ended, 2, 3)).toEqual({ page: 2, furthest: 14, at: 3 })
  expect(stateOf(shown(undefined, 1, 1), 1)).toBe('read')
})

it('resumes the report begun last, never a withdrawn or finished one', () => {
  const item = (id: string, withdrawn = false) => ({ id, pages: 10, withdrawn })
  const marks = {
    a: { page: 2, furthest: 3, at: 10 },
    b: { page: 4, furthest: 4, at: 20 },
    c: { page: 10, furthest: 10, at: 30 },
    d: { page: 5, furthest: 5, at: 40 },
  }
  const items = [item('a'), item('b'), item('c'), item('d', true)]
  expect(toResume(items, marks)).toEqual({ item: items[1], page: 4 })
  expect(toResume(items, {})).toBeNull()
})

it('reads back what it stored and drops anything else', () => {
  const marks = { a: { page: 1, furthest: 2, at: 3 } }
  expect(parseMarks(JSON.stringify(marks))).toEqual(marks)
  expect(parseMarks(JSON.stringify({ ...marks, b: { page: 'x' }, c: null }))).toEqual(marks)
  expect(parseMarks('{')).toEqual({})
  expect(parseMarks(null)).toEqual({})
})

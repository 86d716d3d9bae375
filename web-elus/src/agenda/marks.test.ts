import { expect, it } from 'vitest'
import { latest, shown, stateOf, toResume } from './marks.ts'

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

it('takes the later mark of each report, here or elsewhere', () => {
  const at = (time: number, furthest = 1) => ({ page: 1, furthest, at: time })
  const mine = { a: at(10), b: at(20), c: at(30) }
  const others = { a: at(11), b: at(19), d: at(5) }
  expect(latest(mine, others)).toEqual({ a: at(11), b: at(20), c: at(30), d: at(5) })
})

it('forgets what was marked as not read, on every device', () => {
  const unread = { page: 4, furthest: 0, at: 40 }
  expect(stateOf(latest({ a: { page: 4, furthest: 4, at: 30 } }, { a: unread })['a'], 4)).toBe('unread')
})

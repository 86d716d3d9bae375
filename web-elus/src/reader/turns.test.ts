import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { takeTurns } from './turns.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** The eyes are on page 3. */
function pages() {
  const turns = takeTurns((page) => Math.abs(page - 3))
  const went: number[] = []
  return { went, turn: (page: number) => ({ ...turns(page), go: () => void went.push(page) }) }
}

it('goes on with the page under the eyes first, then with the next', () => {
  const { went, turn } = pages()
  const [near, far] = [turn(3), turn(5)]
  far.ask(far.go)
  near.ask(near.go)
  far.ask(far.go)
  near.ask(near.go)
  expect(went).toEqual([5, 3, 3])
  near.leave()
  expect(went).toEqual([5, 3, 3, 5])
})

it('does not wait for a page whose pieces do not come', () => {
  const { went, turn } = pages()
  const [near, far, other] = [turn(3), turn(4), turn(5)]
  near.ask(near.go)
  far.ask(far.go)
  other.ask(other.go)
  expect(went).toEqual([3])
  vi.advanceTimersByTime(200)
  expect(went).toEqual([3, 4])
  far.leave()
  expect(went).toEqual([3, 4, 5])
  other.ask(other.go)
  near.ask(near.go)
  expect(went).toEqual([3, 4, 5, 5, 3])
})

it('reads one page ahead while the nearest is drawn', () => {
  const { went, turn } = pages()
  const [near, next, far] = [turn(3), turn(4), turn(5)]
  near.begin(near.go)
  next.begin(next.go)
  expect(went).toEqual([3])
  near.ask(near.go)
  expect(went).toEqual([3, 3, 4])
  next.ask(next.go)
  far.begin(far.go)
  expect(went).toEqual([3, 3, 4])
  near.leave()
  expect(went).toEqual([3, 3, 4, 4, 5])
})

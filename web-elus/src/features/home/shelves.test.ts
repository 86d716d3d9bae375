import type { ConvocationSummary } from '@hemicycle/contract'
import { expect, it } from 'vitest'
import { shelves } from './shelves.ts'

const meeting = (meetingId: string, startsAt: string) => ({ meetingId, startsAt }) as ConvocationSummary
const ids = (list: readonly ConvocationSummary[]) => list.map((one) => one.meetingId)
const list = [
  meeting('next', '2026-12-18T08:30:00Z'),
  meeting('later', '2027-01-25T08:30:00Z'),
  meeting('past', '2026-11-20T08:30:00Z'),
]

it('puts the meeting that comes next on the card, the others beside', () => {
  const shelf = shelves(list, new Date('2026-12-04T20:00:00Z'))
  expect([shelf.next?.meetingId, ids(shelf.others), ids(shelf.past)]).toEqual(['next', ['later'], ['past']])
  expect(shelf.beside).toBe(true)
})

it('keeps a meeting on the card while it is held, then the next takes its place', () => {
  expect(shelves(list, new Date('2026-12-18T14:00:00Z')).next?.meetingId).toBe('next')
  expect(shelves(list, new Date('2026-12-19T08:00:00Z')).next?.meetingId).toBe('later')
})

it('shows the last meeting when none is to come, and nothing when none was sent', () => {
  const shelf = shelves([meeting('past', '2026-11-20T08:30:00Z')], new Date('2026-12-04T20:00:00Z'))
  expect([shelf.next?.meetingId, shelf.beside]).toEqual(['past', false])
  expect(shelves([], new Date())).toMatchObject({ next: null, beside: false })
})

import { beforeEach, expect, it } from 'vitest'
import { readPending, writePending } from '../features/agenda/pending.ts'
import { forgetUnsaved, unsavedOf } from './unsaved.ts'

const gesture = { id: 'g', baseVersion: 1, operations: [], at: '2026-11-27T09:00:00Z' }
const [mine, other] = [
  { userId: 'anne', meetingId: 'm' },
  { userId: 'paul', meetingId: 'm' },
]
beforeEach(() => localStorage.clear())

it('counts what waits by person, in all meetings, and forgets only hers', () => {
  writePending(mine, [gesture, gesture])
  writePending({ ...mine, meetingId: 'n' }, [gesture])
  writePending(other, [gesture])
  localStorage.setItem('hemicycle.pending.anne.broken', '{')
  expect([unsavedOf('anne'), unsavedOf('paul'), unsavedOf('nobody')]).toEqual([3, 1, 0])
  forgetUnsaved('anne')
  expect([unsavedOf('anne'), unsavedOf('paul')]).toEqual([0, 1])
  expect(readPending(mine)).toEqual([])
  expect(readPending(other)).toEqual([gesture])
})

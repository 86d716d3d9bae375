import type { Convocation } from '@hemicycle/contract'
import { describe, expect, it } from 'vitest'
import { batchesOf, isKept, progressOf, wantedOf } from './plan.ts'

const file = (id: string, bytes: number, pages = 2) => ({
  id,
  bytes,
  pages,
  name: id,
  kind: 'REPORT',
  firstPage: 1,
})
const item = (id: string, documents: ReturnType<typeof file>[], withdrawn = false) => ({
  id,
  withdrawn,
  pages: documents.reduce((sum, { pages }) => sum + pages, 0),
  documents,
})
const meeting = {
  items: [
    item('1', [file('a', 100), file('b', 50)]),
    item('2', [file('c', 10)], true),
    item('3', [file('d', 30), file('e', 5, 0)]),
    item('4', []),
  ],
} as unknown as Convocation
const here = (id: string, bytes: number, part = bytes) =>
  [id, { id, bytes, here: part, whole: part === bytes }] as const

describe('what to keep', () => {
  it('is every page that can be read, in the order of the agenda', () =>
    expect(wantedOf(meeting).map(({ id }) => id)).toEqual(['a', 'b', 'd']))

  it('asks for texts by a few hundred pages, a longer file by itself', () => {
    const long = { items: [item('1', [file('a', 1, 100), file('b', 1, 200), file('c', 1), file('d', 1, 900), file('e', 1)])] } as unknown as Convocation // prettier-ignore
    expect(batchesOf(long, new Set())).toEqual([['a', 'b'], ['c'], ['d'], ['e']])
    expect(batchesOf(long, new Set(['b', 'd']))).toEqual([['a', 'c', 'e']])
    expect(batchesOf(meeting, new Set(['a', 'b', 'd']))).toEqual([])
  })

  it.each([
    [[], 0, 0, 180, false],
    [[here('a', 100)], 0, 100, 180, false],
    [[here('a', 100), here('b', 50)], 1, 150, 180, false],
    [[here('a', 100), here('b', 50), here('d', 40, 20)], 1, 170, 190, false],
    [[here('a', 100), here('b', 50), here('d', 40)], 2, 190, 190, true],
  ])('counts reports of which every piece is there', (held, done, bytesHere, bytes, ready) =>
    expect(progressOf(meeting, new Map(held))).toEqual({ reports: 2, done, bytes, here: bytesHere, ready }),
  )

  const startsAt = '2026-12-18T08:30:00.000Z'
  const at = (hours: number) => Date.parse(startsAt) + hours * 3_600_000
  it.each([
    ['before it', {}, -200, true],
    ['the evening of it', {}, 10, true],
    ['two days after', {}, 48, false],
    ['two days after, by choice', { m: true }, 48, true],
    ['before it, left out by choice', { m: false }, -200, false],
  ])('%s', (_, choices, hours, kept) =>
    expect(isKept({ meetingId: 'm', startsAt }, choices, at(hours))).toBe(kept),
  )
})

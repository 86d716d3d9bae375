import type { Convocation } from '@hemicycle/contract'
import { withoutAccents } from '@hemicycle/domain'
import { expect, it } from 'vitest'
import { findHere } from './find-here.ts'

const pages = ['Les collèges du canton', 'Rien', 'Un collège', 'Le collège', 'Quatre collèges']
const meeting = (meetingId: string, id: string) =>
  ({
    meetingId,
    bodyName: 'Commission permanente',
    date: '2026-12-18',
    items: [
      { id: 'i', number: 'R1201', title: 'Travaux', documents: [{ id, name: 'a.pdf', kind: 'OTHER' }] },
    ],
  }) as unknown as Convocation
const textOf = (id: string) => (id === 'lost' ? null : { pages, plain: pages.map(withoutAccents) })

it('answers from the reports of every meeting that is here, file by file', () => {
  const { results, total } = findHere(
    [meeting('m1', 'd1'), meeting('m2', 'lost'), meeting('m3', 'd3')],
    textOf,
    { q: 'collège ' },
  )
  expect(total).toBe(2)
  expect(results.map((one) => [one.meetingId, one.documentId, one.kind, one.morePages])).toEqual([
    ['m1', 'd1', 'ANNEX', 1],
    ['m3', 'd3', 'ANNEX', 1],
  ])
  expect(results[0]?.pages.map(({ page }) => page)).toEqual([1, 3, 4])
})

it('finds nothing where nothing was asked', () =>
  expect(findHere([meeting('m1', 'd1')], textOf, { q: ' ' }).total).toBe(0))

it('narrows by kind, year and body as the service does, and counts what each would leave', () => {
  const bodies = new Map([['b1', 'Commission permanente']])
  const past = { ...meeting('m2', 'd2'), date: '2025-11-20', bodyName: 'Conseil' } as Convocation
  const look = (wanted: Parameters<typeof findHere>[2]) =>
    findHere([meeting('m1', 'd1'), past], textOf, wanted, bodies)
  const ids = (wanted: Parameters<typeof findHere>[2]) => look(wanted).results.map(({ id }) => id)
  expect(ids({ q: 'collège ', year: 2025 })).toEqual(['d2'])
  expect(ids({ q: 'collège ', bodyId: 'b1' })).toEqual(['d1'])
  expect(ids({ q: 'collège ', bodyId: 'unknown' })).toEqual([])
  expect(ids({ q: 'collège ', kind: 'REPORT' })).toEqual([])
  expect(look({ q: 'collège ', year: 2025 }).facets).toEqual({
    kinds: [{ value: 'ANNEX', count: 1 }],
    years: [
      { value: 2026, count: 1 },
      { value: 2025, count: 1 },
    ],
    bodies: [],
  })
})

import type { Convocation } from '@hemicycle/contract'
import { withoutAccents } from '@hemicycle/domain'
import { expect, it } from 'vitest'
import { type Place, searchHere } from '../../search/local.ts'
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
const search = (places: readonly Place[], typed: string) => Promise.resolve(searchHere(places, textOf, typed))

it('answers from the reports of every meeting that is here, file by file', async () => {
  const { results, total } = await findHere(
    [meeting('m1', 'd1'), meeting('m2', 'lost'), meeting('m3', 'd3')],
    search,
    { q: 'collège ' },
  )
  expect(total).toBe(2)
  expect(results.map((one) => [one.meetingId, one.documentId, one.kind, one.morePages])).toEqual([
    ['m1', 'd1', 'ANNEX', 1],
    ['m3', 'd3', 'ANNEX', 1],
  ])
  expect(results[0]?.pages.map(({ page }) => page)).toEqual([1, 3, 4])
})

it('finds nothing where nothing was asked', async () =>
  expect((await findHere([meeting('m1', 'd1')], search, { q: ' ' })).total).toBe(0))

it('narrows by kind, year and body as the service does, and counts what each would leave', async () => {
  const bodies = new Map([['b1', 'Commission permanente']])
  const past = { ...meeting('m2', 'd2'), date: '2025-11-20', bodyName: 'Conseil' } as Convocation
  const look = (wanted: Parameters<typeof findHere>[2]) =>
    findHere([meeting('m1', 'd1'), past], search, wanted, bodies)
  const ids = async (wanted: Parameters<typeof findHere>[2]) =>
    (await look(wanted)).results.map(({ id }) => id)
  expect(await ids({ q: 'collège ', year: 2025 })).toEqual(['d2'])
  expect(await ids({ q: 'collège ', bodyId: 'b1' })).toEqual(['d1'])
  expect(await ids({ q: 'collège ', bodyId: 'unknown' })).toEqual([])
  expect(await ids({ q: 'collège ', kind: 'REPORT' })).toEqual([])
  expect((await look({ q: 'collège ', year: 2025 })).facets).toEqual({
    kinds: [{ value: 'ANNEX', count: 1 }],
    years: [
      { value: 2026, count: 1 },
      { value: 2025, count: 1 },
    ],
    bodies: [],
  })
})

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
    'collège ',
  )
  expect(total).toBe(2)
  expect(results.map((one) => [one.meetingId, one.documentId, one.kind, one.morePages])).toEqual([
    ['m1', 'd1', 'ANNEX', 1],
    ['m3', 'd3', 'ANNEX', 1],
  ])
  expect(results[0]?.pages.map(({ page }) => page)).toEqual([1, 3, 4])
})

it('finds nothing where nothing was asked', () =>
  expect(findHere([meeting('m1', 'd1')], textOf, ' ').total).toBe(0))

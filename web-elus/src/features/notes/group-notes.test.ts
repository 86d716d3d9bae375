import type { Annotation, Convocation } from '@hemicycle/contract'
import { expect, it } from 'vitest'
import { groupNotes } from './group-notes.ts'

const note = (id: string, itemId: string, documentId: string | null, page: number) =>
  ({ id, itemId, place: { documentId, page, verdict: 'SAME', exact: null } }) as unknown as Annotation
const document = (id: string, pages: number) => ({
  id,
  name: id,
  kind: 'ANNEX',
  pages,
  bytes: 1,
  firstPage: 1,
})
const meeting = {
  items: [
    { id: 'a', number: 'R1', title: 'A', documents: [document('r', 3), document('x', 2)] },
    { id: 'b', number: 'R2', title: 'B', documents: [document('s', 1)] },
  ],
} as unknown as Convocation

it('follows the agenda and the pages, and keeps what is no longer there at the end', () => {
  const notes = [
    note('3', 'b', 's', 1),
    note('2', 'a', 'x', 1),
    note('4', 'gone', null, 1),
    note('1', 'a', 'r', 2),
    note('0', 'a', null, 1),
  ]
  const groups = groupNotes(notes, meeting, 'Retirés')
  expect(
    groups.map((group) => [group.number || group.title, group.notes.map((one) => [one.note.id, one.page])]),
  ).toEqual([
    [
      'R1',
      [
        ['1', 2],
        ['2', 4],
        ['0', null],
      ],
    ],
    ['R2', [['3', 1]]],
    ['Retirés', [['4', null]]],
  ])
})

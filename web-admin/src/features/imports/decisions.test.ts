import type { DocumentRow } from '@hemicycle/contract'
import { describe, expect, it } from 'vitest'
import { cahiersOf, doubtsOf, listsOf, scansOf } from './decisions.ts'

const row = (id: string, more: Partial<DocumentRow> = {}): DocumentRow => ({
  id,
  name: `${id}.pdf`,
  path: `${id}.pdf`,
  format: 'PDF',
  container: null,
  sourceId: null,
  firstPage: null,
  lastPage: null,
  placement: null,
  bytes: 10,
  sha256: '0'.repeat(64),
  kind: 'REPORT',
  state: 'READY',
  refusal: null,
  notes: [],
  pages: 1,
  itemId: null,
  number: null,
  receivedAt: '2026-11-24T09:00:00.000Z',
  ...more,
})
const placed = (confidence: number, more: Partial<NonNullable<DocumentRow['placement']>> = {}) => ({
  by: 'READING' as const,
  itemId: null,
  reason: null,
  detail: '',
  confidence,
  doubt: null,
  candidates: [],
  ...more,
})
const piece = (id: string, itemId: string, firstPage: number, lastPage: number, confidence = 1) =>
  row(id, { sourceId: 'c', itemId, firstPage, lastPage, placement: placed(confidence) })

describe('cahiers', () => {
  it('list their items with pages, title and doubt', () => {
    const all = [
      row('c', { container: 'CAHIER' }),
      piece('a', 'x', 1, 3),
      piece('b', 'x', 4, 4),
      piece('d', 'y', 5, 9, 0.7),
    ]
    const [cahier] = cahiersOf(all, new Map([['x', 'Voirie']]))
    expect(
      cahier?.items.map(({ title, firstPage, lastPage, doubtful }) => [title, firstPage, lastPage, doubtful]),
    ).toEqual([
      ['Voirie', 1, 4, false],
      ['d.pdf', 5, 9, true],
    ])
  })

  it('are none when a file holds one report with its délibération', () => {
    expect(
      cahiersOf([row('c', { container: 'CAHIER' }), piece('a', 'x', 1, 3), piece('b', 'x', 4, 4)], new Map()),
    ).toEqual([])
  })
})

it('finds what waits for a decision', () => {
  const doubtful = row('a', { kind: 'ANNEX', placement: placed(0.5, { doubt: 'NO_ITEM' }) })
  const decided = row('b', { placement: placed(1, { by: 'CLERK', doubt: 'NO_ITEM' }) })
  const all = [
    doubtful,
    decided,
    row('l', { container: 'LIST' }),
    row('s', { notes: ['NO_TEXT'] }),
    piece('p', 'x', 1, 1),
  ]
  expect(doubtsOf(all)).toEqual([doubtful])
  expect(listsOf(all).map(({ id }) => id)).toEqual(['l'])
  expect(scansOf(all).map(({ id }) => id)).toEqual(['s'])
})

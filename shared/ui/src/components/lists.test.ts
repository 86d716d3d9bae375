import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { type Command, searchCommands } from './command.ts'
import { type Column, nextSorting, searchRows, sortRows } from './table.ts'
import UiDataTable from './UiDataTable.vue'

interface Row {
  readonly id: string
  readonly name: string
  readonly pages: number | null
}
const rows: readonly Row[] = [
  { id: 'a', name: 'Éducation', pages: 12 },
  { id: 'b', name: 'eau', pages: null },
  { id: 'c', name: 'Route 10', pages: 3 },
  { id: 'd', name: 'Route 9', pages: 3 },
]
const columns: readonly Column<Row>[] = [
  { id: 'name', label: 'Objet', value: (row) => row.name },
  { id: 'pages', label: 'Pages', value: (row) => row.pages, number: true },
]
const ids = (list: readonly Row[]): string => list.map((row) => row.id).join('')

describe('a table that is searched and sorted', () => {
  it.each([
    ['', 'abcd'],
    ['educ', 'a'],
    ['ROUTE 9', 'd'],
    ['eau 12', ''],
  ])('« %s » leaves %s', (text, left) => expect(ids(searchRows(rows, columns, text))).toBe(left))

  it.each([
    ['name', false, 'badc'],
    ['name', true, 'cdab'],
    ['pages', false, 'cdab'],
    ['pages', true, 'acdb'],
  ])('by %s, descending %s: French order, numbers as numbers, nothing last', (id, descending, order) =>
    expect(ids(sortRows(rows, columns, { id, descending }))).toBe(order),
  )

  it('goes up, down, then back', () => {
    const up = nextSorting(null, 'name')
    expect(up).toEqual({ id: 'name', descending: false })
    const down = nextSorting(up, 'name')
    expect(down).toEqual({ id: 'name', descending: true })
    expect(nextSorting(down, 'name')).toBeNull()
  })

  it('ticks what is shown only', async () => {
    const table = mount(UiDataTable<Row, string>, {
      props: {
        caption: 'Rapports',
        rows,
        columns,
        idOf: (row: Row) => row.id,
        nameOf: (row: Row) => row.name,
        selectable: true,
        empty: 'Aucun rapport.',
        text: 'route',
      },
    })
    await table.get('thead input').setValue(true)
    expect(table.emitted('update:selected')?.at(-1)).toEqual([['c', 'd']])
  })
})

describe('the command bar', () => {
  const command = (label: string, group: string, words = ''): Command => ({
    id: label,
    group,
    label,
    words,
    run: () => undefined,
  })
  const all = [
    command('Ouvrir la convocation', 'Actions'),
    command('Convoquer', 'Actions'),
    command('R1206 Accessibilité des bâtiments', 'Points', '1206'),
    command('Journal', 'Aller à'),
  ]
  const found = (text: string): string[] =>
    searchCommands(all, text).flatMap((group) => group.commands.map((one) => one.label))

  it.each([
    ['convo', ['Convoquer', 'Ouvrir la convocation']],
    ['1206', ['R1206 Accessibilité des bâtiments']],
    ['acces bat', ['R1206 Accessibilité des bâtiments']],
    ['zzz', []],
  ])('« %s » finds %j', (text, labels) => expect(found(text)).toEqual(labels))

  it('shows every group when nothing is typed', () =>
    expect(searchCommands(all, '').map((group) => group.title)).toEqual(['Actions', 'Points', 'Aller à']))
})

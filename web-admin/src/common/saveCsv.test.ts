import { expect, it } from 'vitest'
import { csvOf } from './saveCsv.ts'

const column = { id: 'a', label: 'Nom', value: (row: string) => row }

it.each([
  ['Vidalenc', 'Vidalenc'],
  ['a;b', '"a;b"'],
  ['dit "le Grand"', '"dit ""le Grand"""'],
  ['=HYPERLINK(1)', "'=HYPERLINK(1)"],
  ['+33612345678', '+33612345678'],
  ['+cmd|x', "'+cmd|x"],
])('writes %j', (value, expected) => expect(csvOf([column], [value])).toBe(`\ufeffNom\r\n${expected}\r\n`))

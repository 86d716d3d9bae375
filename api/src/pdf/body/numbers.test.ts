import { expect, it } from 'vitest'
import { createNumbers } from './numbers.ts'

it.each([
  ['<</A 1/B[2 3]>>', '<</A 1/B[2 3]>>'],
  ['12 0 R', '→1 0 R'],
  ['[5 0 R/N 6 0 R]', '[→1 0 R/N →2 0 R]'],
  ['<</A 1>> >>', '<</A 1>>'],
  ['[1 ] ]', '[1 ]'],
  ['[1 2', 'null'],
  ['<</A [1 2/B 3>>', 'null'],
  ['<</DA(/Helv 0 Tf)/X]/Y 2>>', 'null'],
  ['(open', 'null'],
])('of « %s » only what is sound stands beside other documents', (value, wanted) => {
  expect(createNumbers().soundFragment(Buffer.from(value))).toBe(wanted)
})

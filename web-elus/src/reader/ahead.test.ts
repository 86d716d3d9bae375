import { expect, it } from 'vitest'
import { withAhead } from './ahead.ts'
import { PIECE_BYTES as PIECE } from './piece.ts'

const signal = new AbortController().signal
const at = (begin: number, end: number) =>
  Uint8Array.from({ length: end - begin }, (_, index) => (begin + index) % 251)

/** A file far away, what is asked of it, and how many answers are lost first. */
function far(bytes: number, { lost = 0, opening = undefined as number | undefined } = {}) {
  const asked: [number, number][] = []
  const range = (begin: number, end: number) => {
    asked.push([begin, end])
    return lost-- > 0 ? Promise.reject(new TypeError('cut')) : Promise.resolve(at(begin, end))
  }
  const ends = opening === undefined ? { bytes } : { bytes, opening }
  return { asked, ends: () => Promise.resolve(ends), range }
}

it('asks for the end of a cahier once, before anything of it is read', async () => {
  const whole = 40 * PIECE + 1_000
  const file = far(whole)
  const near = withAhead('BUNDLE', file)
  expect(await near.bytes()).toBe(whole)
  for (const [begin, end] of [
    [40 * PIECE, whole],
    [38 * PIECE, 39 * PIECE],
    [0, PIECE],
  ] as const)
    // prettier-ignore
    expect(await near.range(begin, end, signal)).toEqual(at(begin, end))
  expect(file.asked).toEqual([[37 * PIECE, whole], [0, PIECE]]) // prettier-ignore
})

it('asks for the first page with what lies beside it, the next ones as they are asked for', async () => {
  const file = far(40 * PIECE)
  const near = withAhead('BUNDLE', file)
  await near.bytes()
  for (const piece of [0, 20, 22, 21, 30])
    expect(await near.range(piece * PIECE, (piece + 1) * PIECE, signal)).toEqual(
      at(piece * PIECE, (piece + 1) * PIECE),
    )
  const pieces = file.asked.map(([begin, end]) => [begin / PIECE, end / PIECE])
  expect(pieces).toEqual([[37, 40], [0, 1], [20, 23], [30, 31]]) // prettier-ignore
})

it.each([
  ['what a cahier says', 40, 70_000, 37],
  ['all of a cahier that is hardly more', 5, 5 * PIECE + 1, 0],
  ['not a large picture', 40, 20 * PIECE, 32],
])('asks for as much of the end as opening takes: %s', async (_, pieces, opening, first) => {
  const file = far(pieces * PIECE, { opening })
  await withAhead('BUNDLE', file).bytes()
  expect(file.asked).toEqual([[first * PIECE, pieces * PIECE]])
})

it('asks for what stands before the end in one go, and still for the first page after it', async () => {
  const file = far(40 * PIECE)
  const near = withAhead('BUNDLE', file)
  await near.bytes()
  for (const piece of [36, 35, 20, 21])
    expect(await near.range(piece * PIECE, (piece + 1) * PIECE, signal)).toEqual(
      at(piece * PIECE, (piece + 1) * PIECE),
    )
  const pieces = file.asked.map(([begin, end]) => [begin / PIECE, end / PIECE])
  expect(pieces).toEqual([[37, 40], [34, 37], [20, 23]]) // prettier-ignore
})

it('asks for nothing twice: what is read ahead stops where more is known', async () => {
  const file = far(40 * PIECE)
  const near = withAhead('BUNDLE', file)
  await near.bytes()
  expect(await near.range(33 * PIECE, 34 * PIECE, signal)).toEqual(at(33 * PIECE, 34 * PIECE))
  expect(await near.range(33 * PIECE, 35 * PIECE, signal)).toEqual(at(33 * PIECE, 35 * PIECE))
  expect(file.asked).toEqual([[37 * PIECE, 40 * PIECE], [33 * PIECE, 34 * PIECE], [33 * PIECE, 35 * PIECE]]) // prettier-ignore
})

it.each([
  ['whole', 0, [[0, 1_000]]],
  ['piece by piece once that was cut', 1, [[0, 1_000], [10, 20]]], // prettier-ignore
])('asks for a short file %s', async (_, lost, asked) => {
  const file = far(1_000, { lost })
  const near = withAhead('DOCUMENT', file)
  await near.bytes()
  expect(await near.range(10, 20, signal)).toEqual(at(10, 20))
  expect(file.asked).toEqual(asked)
})

it('asks for nothing ahead of a long report: nothing tells where its pages are', async () => {
  const file = far(40 * PIECE)
  await withAhead('DOCUMENT', file).bytes()
  expect(file.asked).toEqual([])
})

import { readNumber, type Value } from '../syntax/read.ts'
import { integerAt, isDigit, skipSpace, valueEnd } from '../syntax/scan.ts'

/** The objects of one object stream (ISO 32000-1, 7.5.7), cut out when asked for. */
export interface Packed {
  readonly numbers: readonly number[]
  value(number: number, index: number): Value | null
}

/** `data` is inflated; `count` and `first` are what its dictionary says. */
export function openPacked(data: Buffer, count: Value | null, first: Value | null): Packed {
  const start = Math.max(0, readNumber(first) || 0)
  const numbers: number[] = []
  const places: number[] = []
  let i = skipSpace(data, 0)
  for (let n = readNumber(count); n > 0 && i < Math.min(start, data.length); n--) {
    const number = integerAt(data, i)
    i = after(data, i)
    const place = integerAt(data, i)
    i = after(data, i)
    if (number < 0 || place < 0) break
    numbers.push(number)
    places.push(start + place)
  }
  const byNumber = new Map(numbers.map((number, index) => [number, index]))
  return {
    numbers,
    value(number, index) {
      // The place in the table is only a hint: what counts is the number written here.
      const place = places[numbers[index] === number ? index : (byNumber.get(number) ?? -1)]
      if (place === undefined) return null
      const from = skipSpace(data, place)
      try {
        return data.subarray(from, valueEnd(data, from))
      } catch {
        return null
      }
    },
  }
}

function after(data: Buffer, at: number): number {
  let i = at
  while (isDigit(data[i])) i++
  return i === at ? data.length : skipSpace(data, i)
}

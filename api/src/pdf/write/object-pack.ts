/** Objects of one object stream being gathered (ISO 32000-1, 7.5.7). */
export interface ObjectPack {
  add(number: number, bytes: Uint8Array, from: number, to: number): void
  readonly numbers: readonly number[]
  size(): number
  /** The data of the stream and where its first object is; the pack is empty afterwards. */
  take(): { readonly data: Buffer; readonly first: number }
}

/** Bytes are copied as they come: four hundred thousand small buffers would be work for the collector. */
export function createObjectPack(): ObjectPack {
  let text = Buffer.allocUnsafe(2 ** 16)
  let length = 0
  const numbers: number[] = []
  const places: number[] = []
  return {
    numbers,
    size: () => length,
    add: (number, bytes, from, to) => {
      if (length + to - from + 1 > text.length) {
        const grown = Buffer.allocUnsafe(Math.max(text.length * 2, length + to - from + 1))
        text.copy(grown, 0, 0, length)
        text = grown
      }
      numbers.push(number)
      places.push(length)
      if (to - from < 200) for (let i = from; i < to; i++) text[length++] = bytes[i] as number
      else {
        text.set(bytes.subarray(from, to), length)
        length += to - from
      }
      text[length++] = 0x0a
    },
    take: () => {
      let index = ''
      for (let i = 0; i < numbers.length; i++) index += `${numbers[i] ?? 0} ${places[i] ?? 0} `
      const data = Buffer.allocUnsafe(index.length + length)
      data.write(index, 0, 'latin1')
      text.copy(data, index.length, 0, length)
      const first = index.length
      numbers.length = places.length = length = 0
      return { data, first }
    },
  }
}

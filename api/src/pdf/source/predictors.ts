import { readNumber, type Dict } from '../syntax/read.ts'

const whole = (value: number, otherwise: number, most: number): number =>
  Number.isInteger(value) && value > 0 && value <= most ? value : otherwise

/** Undoes the predictor of Flate and LZW data (ISO 32000-1, 7.4.4.4). */
export function unpredict(data: Buffer | null, parameters: Dict): Buffer | null {
  const predictor = readNumber(parameters.get('Predictor'))
  if (!data || !(predictor > 1)) return data
  const colors = whole(readNumber(parameters.get('Colors')), 1, 32)
  const bits = whole(readNumber(parameters.get('BitsPerComponent')), 8, 16)
  const columns = whole(readNumber(parameters.get('Columns')), 1, 2 ** 24)
  const pixel = Math.max(1, (colors * bits) >> 3)
  const row = Math.ceil((colors * bits * columns) / 8)
  return predictor === 2 ? tiff(data, row, pixel, bits) : png(data, row, pixel)
}

/** Differences from the pixel before; only for whole bytes, which is what writers use. */
function tiff(data: Buffer, row: number, pixel: number, bits: number): Buffer {
  if (bits !== 8) return data
  const out = Buffer.from(data)
  for (let start = 0; start < out.length; start += row)
    for (let i = start + pixel; i < Math.min(start + row, out.length); i++)
      out[i] = (out[i] as number) + (out[i - pixel] as number)
  return out
}

function png(data: Buffer, row: number, pixel: number): Buffer {
  const rows = Math.ceil(data.length / (row + 1))
  const out = Buffer.alloc(rows * row)
  for (let r = 0; r < rows; r++) {
    const from = r * (row + 1)
    const kind = data[from] as number
    const to = r * row
    const length = Math.min(row, data.length - from - 1)
    for (let i = 0; i < length; i++) {
      const left = i >= pixel ? (out[to + i - pixel] as number) : 0
      const up = r > 0 ? (out[to + i - row] as number) : 0
      const corner = r > 0 && i >= pixel ? (out[to + i - row - pixel] as number) : 0
      out[to + i] = (data[from + 1 + i] as number) + guess(kind, left, up, corner)
    }
  }
  const short = (row + 1) * rows - data.length
  return short > 0 ? out.subarray(0, Math.max(0, out.length - short)) : out
}

function guess(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  return kind === 4 ? paeth(left, up, corner) : 0
}

function paeth(left: number, up: number, corner: number): number {
  const sum = left + up - corner
  const [a, b, c] = [Math.abs(sum - left), Math.abs(sum - up), Math.abs(sum - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

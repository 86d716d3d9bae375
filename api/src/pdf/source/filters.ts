import { Unzlib } from 'fflate'
import { constants, inflateSync } from 'node:zlib'
import { readArray, readDict, readName, readNumber, type Dict, type Value } from '../syntax/read.ts'
import { ascii85, asciiHex, runLength } from './ascii-filters.ts'
import { lzw } from './lzw.ts'
import { unpredict } from './predictors.ts'

type Resolve = (value: Value | undefined) => Value | null
type Filter = (data: Buffer, max: number, parameters: Dict) => Buffer | null

const MOST_FILTERS = 8
const FILTERS: Readonly<Record<string, Filter>> = {
  FlateDecode: (data, max, parameters) => unpredict(inflate(data, max), parameters),
  Fl: (data, max, parameters) => unpredict(inflate(data, max), parameters),
  LZWDecode: (data, max, parameters) =>
    unpredict(lzw(data, max, readNumber(parameters.get('EarlyChange'))), parameters),
  LZW: (data, max, parameters) =>
    unpredict(lzw(data, max, readNumber(parameters.get('EarlyChange'))), parameters),
  ASCII85Decode: ascii85,
  A85: ascii85,
  ASCIIHexDecode: asciiHex,
  AHx: asciiHex,
  RunLengthDecode: runLength,
  RL: runLength,
  // Decryption was done before: nothing is left of this one.
  Crypt: (data) => data,
}

/**
 * Undoes the filters of a stream (ISO 32000-1, 7.4). null when one of them is an image's, when the data are worth nothing, or when they
 * would be more than `max` bytes. The sound beginning of damaged data is kept.
 */
export function decode(dict: Dict, data: Buffer, max: number, resolve: Resolve): Buffer | null {
  const filters = listOf(resolve(dict.get('Filter') ?? dict.get('F')), resolve)
  const parameters = listOf(resolve(dict.get('DecodeParms') ?? dict.get('DP')), resolve)
  if (filters.length > MOST_FILTERS) return null
  let decoded: Buffer | null = data
  for (const [i, filter] of filters.entries()) {
    const undo = FILTERS[readName(filter) ?? '']
    if (!undo || !decoded) return null
    const own = readDict(parameters[i]) ?? new Map<string, Value>()
    decoded = undo(
      decoded,
      max,
      new Map([...own].map(([key, value]): [string, Value] => [key, resolve(value) ?? value])),
    )
  }
  return decoded && decoded.length <= max ? decoded : null
}

function listOf(value: Value | null, resolve: Resolve): Value[] {
  if (!value || value.equals(Buffer.from('null'))) return []
  return (readArray(value) ?? [value]).map((one) => resolve(one) ?? one)
}

/** null when there would be more than `max` bytes. */
export function inflate(data: Buffer, max: number): Buffer | null {
  try {
    return inflateSync(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: max })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null
    return soundBeginning(data, max)
  }
}

/** zlib gives nothing of data that go wrong on the way; this one gives what came before. */
function soundBeginning(data: Buffer, max: number): Buffer | null {
  const pieces: Uint8Array[] = []
  let length = 0
  const stream = new Unzlib((piece) => {
    pieces.push(piece)
    length += piece.length
  })
  try {
    for (let at = 0; at < data.length && length <= max; at += 512)
      stream.push(data.subarray(at, at + 512), false)
  } catch {
    // The rest is lost.
  }
  return length > max ? null : Buffer.concat(pieces)
}

import { createRequire } from 'node:module'
import type { Source, SourceObject } from '../source/source.ts'
import { readArray, readDict, readName, readNumber, type Dict, type Value } from '../syntax/read.ts'

/** Smaller pictures are left as they are: there is little to win. */
const LEAST_BYTES = 30_000
/** More is not read into memory for that. */
const MOST_BYTES = 64 * 2 ** 20
/** A4 at 600 points per inch is 35 million. A progressive JPEG is unpacked as a whole: up to six bytes for each, outside of any heap. */
const MOST_PIXELS = 40_000_000
/** A page of A4 at 120 points per inch: sharp on a phone, and on a tablet that shows it whole. */
const LONGEST = 1400
const QUALITY = 50
/** What wins less than a fifth is not worth its loss. */
const WORTH = 0.8

/** Entries that say how the very samples are to be read: such a picture is not touched. */
const BOUND = ['DecodeParms', 'Decode', 'SMaskInData', 'Matte', 'ImageMask']

/** A picture made smaller: the same one, in the same colour space, with fewer pixels. */
export interface Lighter {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

/**
 * A lighter copy of an image that is a JPEG of greys or of red, green and blue; null for any other object, when it would win too little,
 * when the JPEG is damaged, or on a system without the library that resamples: the picture is then copied as it is.
 */
export async function lighterOf(source: Source, { value, ...object }: SourceObject): Promise<Lighter | null> {
  const dict = readDict(value)
  if (!dict || !object.stream || object.stream.length < LEAST_BYTES || object.stream.length > MOST_BYTES)
    return null
  const colours = isJpeg(source, dict) ? coloursOf(source, dict) : 0
  const library = colours > 0 ? sharp() : null
  if (!library) return null
  const { pieces } = source.raw({ value, ...object })
  const data = Buffer.concat(Array.from(pieces, (piece) => Buffer.from(piece)))
  try {
    return await resampled(library, data, colours, dict)
  } catch {
    return null
  }
}

function isJpeg(source: Source, dict: Dict): boolean {
  if (readName(source.resolve(dict.get('Subtype'))) !== 'Image' || BOUND.some((key) => dict.has(key)))
    return false
  const filter = source.resolve(dict.get('Filter'))
  const filters = readArray(filter) ?? (filter ? [filter] : [])
  if (filters.length !== 1 || readName(source.resolve(filters[0])) !== 'DCTDecode') return false
  if (readArray(source.resolve(dict.get('Mask')))) return false
  const soft = source.resolve(dict.get('SMask'))
  return !readDict(soft)?.has('Matte')
}

/** How many colours a sample has, for the spaces in which fewer pixels are the same picture; 0 for others (CMYK, Lab, indexes). */
function coloursOf(source: Source, dict: Dict): number {
  const space = source.resolve(dict.get('ColorSpace'))
  const [family, profile] = readArray(space) ?? [space ?? undefined]
  const name = readName(source.resolve(family))
  if (name === 'DeviceGray' || name === 'CalGray') return 1
  if (name === 'DeviceRGB' || name === 'CalRGB') return 3
  if (name !== 'ICCBased') return 0
  const count = readNumber(source.resolve(readDict(source.resolve(profile))?.get('N')))
  return count === 1 || count === 3 ? count : 0
}

/** What is used of the library. */
interface Pipeline {
  metadata(): Promise<{ readonly width: number; readonly height: number; readonly channels: number }>
  resize(how: object): Pipeline
  toColourspace(space: 'b-w' | 'srgb'): Pipeline
  jpeg(how: object): Pipeline
  toBuffer(how: {
    readonly resolveWithObject: true
  }): Promise<{ data: Buffer; info: { width: number; height: number } }>
}
type Sharp = ((data: Buffer, how: object) => Pipeline) & { cache(on: false): void }

/** Loaded at the first picture: it is native and large. null on systems where it is not to be had. */
let library: Sharp | null | undefined
function sharp(): Sharp | null {
  if (library !== undefined) return library
  try {
    library = createRequire(import.meta.url)('sharp') as Sharp
    library.cache(false)
  } catch {
    library = null
  }
  return library
}

/** Whether any picture can be made lighter here. */
export const canLighten = (): boolean => sharp() !== null

async function resampled(library: Sharp, data: Buffer, colours: number, dict: Dict): Promise<Lighter | null> {
  const picture = library(data, { ignoreIcc: true, limitInputPixels: MOST_PIXELS })
  const { width, height, channels } = await picture.metadata()
  // Readers believe the JPEG or the dictionary: where these differ, nobody knows what is seen.
  if (channels !== colours || width !== said(dict, 'Width') || height !== said(dict, 'Height')) return null
  const made = await picture
    .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
    .toColourspace(colours === 1 ? 'b-w' : 'srgb')
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true })
  return made.data.length < data.length * WORTH ? { data: made.data, ...sizeOf(made.info) } : null
}

const said = (dict: Dict, key: string): number => readNumber(dict.get(key))
const sizeOf = ({ width, height }: { width: number; height: number }) => ({ width, height })

/** The dictionary of the picture, with its new size. */
export const lightened = (dict: Dict, { width, height }: Lighter): Dict =>
  new Map<string, Value>([
    ...dict,
    ['Width', Buffer.from(String(width))],
    ['Height', Buffer.from(String(height))],
  ])

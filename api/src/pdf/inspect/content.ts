import { inflateSync } from 'node:zlib'
import type { Source } from '../source/source.ts'
import { readArray, readDict, readName, readReference, type Dict } from '../syntax/read.ts'

/** What the contents of the pages show, without drawing them. */
export interface Contents {
  /** Pages that hold text, in themselves or in a form they draw. */
  readonly textPages: number
  /** Pages without text that draw a picture: scans. */
  readonly picturePages: number
  /** Some content could not be unpacked, or not to its end. */
  readonly damaged: boolean
  /** A page unpacks to more than it is worth: a mistake, or an attack. */
  readonly enormous: boolean
}

/** More than any drawing program writes on a page. */
const MOST = 64 * 2 ** 20
const FORMS = 20
const [SHOWS, DRAWS] = [/[)>\]]\s*(?:Tj|TJ|'|")(?![^\s/[(<])/, /\bDo\b|\bEI\b/]

/** Looks into the contents of every page, one at a time. */
export function readContents(source: Source): Contents {
  let [textPages, picturePages, damaged] = [0, 0, false]
  for (const { dict } of source.pages()) {
    const streams = contentsOf(source, dict)
    let [shows, draws, size] = [false, false, 0]
    for (const number of streams) {
      const data = dataOf(source, number, MOST - size)
      if (data === 'enormous') return { textPages, picturePages, damaged, enormous: true }
      if (data === 'damaged') damaged = true
      else {
        size += data.length
        const text = data.toString('latin1', 0, Math.min(data.length, 2 ** 20))
        shows ||= SHOWS.test(text)
        draws ||= DRAWS.test(text)
      }
    }
    if (!shows && draws) shows = formsShow(source, dict)
    if (shows) textPages++
    else if (draws) picturePages++
  }
  return { textPages, picturePages, damaged, enormous: false }
}

/**
 * Whether the content of some page is not there, or does not unpack to its end. Readers show what there is of it; where the table is
 * lost, the rest may be anywhere.
 */
export const isContentCut = (source: Source): boolean =>
  source.pages().some(({ dict }) => contentsOf(source, dict).some((number) => !isWhole(source, number)))

function isWhole(source: Source, number: number): boolean {
  const object = source.object(number)
  if (!object?.stream || object.stream.length > MOST) return false
  const filter = readDict(object.value)?.get('Filter')
  const [only, ...others] = readArray(source.resolve(filter)) ?? (filter ? [filter] : [])
  if (others.length > 0 || readName(source.resolve(only)) !== 'FlateDecode') return true
  try {
    inflateSync(Buffer.concat(Array.from(source.raw(object).pieces, (piece) => Buffer.from(piece))), {
      maxOutputLength: MOST,
    })
    return true
  } catch {
    return false
  }
}

function contentsOf(source: Source, dict: Dict): number[] {
  const value = dict.get('Contents')
  const list = readArray(source.resolve(value))
  return (list ?? (value ? [value] : [])).map(readReference).filter((number) => number >= 0)
}

function dataOf(source: Source, number: number, max: number): Buffer | 'damaged' | 'enormous' {
  const object = source.object(number)
  // A content that is not there is an empty one, as everywhere.
  if (!object?.stream) return Buffer.alloc(0)
  const data = source.decoded(object, max)
  if (data) return data.length === 0 && object.stream.length > 16 ? 'damaged' : data
  // Damaged data give at least nothing; a picture in place of a content is no content.
  return /DCT|JPX|CCITT|JBIG2/.test(object.value.toString('latin1', 0, 4096)) ? 'damaged' : 'enormous'
}

/** Some programs draw everything in forms. */
function formsShow(source: Source, page: Dict): boolean {
  const resources = dictAt(source, page, 'Resources')
  const objects = resources && dictAt(source, resources, 'XObject')
  return [...(objects?.values() ?? [])].slice(0, FORMS).some((value) => {
    const object = source.object(readReference(value))
    if (!object?.stream || !/\/Subtype\s*\/Form/.test(object.value.toString('latin1', 0, 4096))) return false
    return SHOWS.test(source.decoded(object, MOST)?.toString('latin1', 0, 2 ** 20) ?? '')
  })
}

/** The dictionary under a key, wherever it is. */
export function dictAt(source: Source, dict: Dict, key: string): Dict | null {
  return readDict(source.resolve(dict.get(key)))
}

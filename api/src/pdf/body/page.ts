import type { Source, SourcePage } from '../source/source.ts'
import { readArray, readDict, readNumber, readReference, type Dict, type Value } from '../syntax/read.ts'
import { cleaned } from '../syntax/whole.ts'
import { nameOf, number as digits } from '../syntax/write.ts'
import { FONT_NAME } from '../stamp/marks.ts'
import { readContent, type ContentFacts } from '../stamp/read-content.ts'
import { boxOf, turnOf, visibleBox, type Box, type Shape } from '../stamp/upright.ts'
import { FONT } from '../write/fixed.ts'
import type { BodyPage } from './body.ts'
import type { Copying } from './copying.ts'
import type { Fragment } from './fragment.ts'

/** What the bundle decides, or what has no sense outside of the document: threads, scripts of the page. */
const OWN = new Set([
  'Type',
  'Parent',
  'Contents',
  'Resources',
  'MediaBox',
  'CropBox',
  'Rotate',
  'Annots',
  'B',
  'AA',
])
/** More than any drawing program writes on a page, and little enough for a thread. */
const MOST_CONTENT = 32 * 2 ** 20

/** Describes one page. `number` is the one it has in the body; the objects it needs are noted for copying. */
export function describePage(copying: Copying, page: SourcePage, number: number): BodyPage {
  const { source, numbers } = copying
  const { dict } = page
  const box = (key: string) => readBox(source, dict.get(key))
  const [media, crop] = [box('MediaBox'), box('CropBox')]
  const unit = readNumber(source.resolve(dict.get('UserUnit')))
  const turn = turnOf(readNumber(source.resolve(dict.get('Rotate'))) || 0)
  const shape: Shape = { box: visibleBox(media, crop), turn, unit: unit > 0 && unit < 1e4 ? unit : 1 }
  const { entry, font } = copying.resources(dict.get('Resources'))
  const parts = [
    `/MediaBox[${(media ?? shape.box).map(digits).join(' ')}]`,
    crop ? `/CropBox[${crop.map(digits).join(' ')}]` : '',
    turn ? `/Rotate ${turn}` : '',
    `/Resources ${entry}`,
  ]
  for (const [key, value] of dict) {
    if (OWN.has(key) || (key === 'UserUnit' && shape.unit === 1)) continue
    const sound = cleaned(value)
    if (!sound) continue
    parts.push(
      numbers.fragment(copying.links.explicit(Buffer.concat([Buffer.from(`${nameOf(key)} `), sound]))),
    )
  }
  const contents = contentsOf(source, dict)
  return {
    number,
    entries: parts.join(''),
    contents: contents.map((one) => numbers.object(one)),
    annots: copying.annotations ? annotsOf(copying, dict) : '',
    shape,
    ...factsOf(source, contents, shape),
    font,
  }
}

function readBox(source: Source, value: Value | undefined): Box | null {
  const numbers = readArray(source.resolve(value))?.map((one) => readNumber(source.resolve(one)))
  return numbers?.length === 4 ? boxOf(numbers) : null
}

/** The numbers of the streams that make the content of a page. */
function contentsOf(source: Source, dict: Dict): number[] {
  const value = dict.get('Contents')
  const list = readArray(source.resolve(value)) ?? (value ? [value] : [])
  return list.map(readReference).filter((number) => number >= 0 && Boolean(source.object(number)?.stream))
}

function factsOf(source: Source, contents: readonly number[], shape: Shape): ContentFacts {
  const unknown: ContentFacts = { before: 0, after: 0, busy: null }
  const pieces: Buffer[] = []
  let left = MOST_CONTENT
  for (const number of contents) {
    const object = source.object(number)
    const piece = object ? source.decoded(object, left) : null
    if (!piece) return unknown
    pieces.push(piece, Buffer.from('\n'))
    left -= piece.length
  }
  const [first = Buffer.alloc(0)] = pieces
  return readContent(pieces.length === 2 ? first : Buffer.concat(pieces), shape)
}

/** The annotations that are some; others have been seen: numbers, pages, objects that are not there. */
function annotsOf({ source, numbers, links }: Copying, dict: Dict): Fragment {
  const list = readArray(source.resolve(dict.get('Annots'))) ?? []
  const kept = list.filter(
    (one) => readDict(source.resolve(one))?.has('Subtype') && isAnnotation(source, one),
  )
  return kept
    .flatMap((one) => cleaned(one) ?? [])
    .map((one) => numbers.fragment(links.explicit(one)))
    .join(' ')
}

function isAnnotation(source: Source, value: Value): boolean {
  const type = readDict(source.resolve(value))?.get('Type')?.toString('latin1')
  return type === undefined || type === '/Annot'
}

/** The resources of a page with the font of the marks among them, and the name it has there. */
export function withFont(
  { source, numbers }: Copying,
  value: Value | undefined,
): { readonly text: Fragment; readonly font: string } {
  const resources = readDict(source.resolve(value)) ?? new Map<string, Value>()
  const fonts = readDict(source.resolve(resources.get('Font'))) ?? new Map<string, Value>()
  let font = FONT_NAME
  while (fonts.has(font)) font += 'x'
  const entry = ([key, one]: readonly [string, Value]) => `${nameOf(key)} ${numbers.fragment(one)}`
  const whole = (dict: Dict) =>
    [...dict].flatMap(([key, one]): [string, Value][] => {
      const sound = cleaned(one)
      return sound ? [[key, sound]] : []
    })
  const others = whole(resources)
    .filter(([key]) => key !== 'Font')
    .map(entry)
  return {
    text: `<<${others.join('')}/Font<<${whole(fonts).map(entry).join('')}/${font} ${FONT} 0 R>>>>`,
    font,
  }
}

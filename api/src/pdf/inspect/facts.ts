import type { Source } from '../source/source.ts'
import { decodeText, readArray, readDict, readName, readNumber, readReference, readString, type Dict, type Value } from '../syntax/read.ts' // prettier-ignore
import { dictAt } from './content.ts'

/** What a document is and has, besides its pages. */
export interface Facts {
  readonly encrypted: boolean
  readonly signed: boolean
  readonly hasForm: boolean
  readonly xfa: boolean
  readonly attachments: number
  readonly title: string | null
  /** It has a structure tree: assistive technology can read it. */
  readonly tagged: boolean
  /** Bookmarks at all levels. */
  readonly bookmarks: number
}

export const NO_FACTS: Facts = {
  encrypted: false,
  signed: false,
  hasForm: false,
  xfa: false,
  attachments: 0,
  title: null,
  tagged: false,
  bookmarks: 0,
}

/** Nobody counts further: trees of a hostile file have no end. */
const ENOUGH = 20_000

export function readFacts(source: Source): Facts {
  const { catalog } = source
  const form = dictAt(source, catalog, 'AcroForm')
  const fields = form ? fieldsOf(source, form) : []
  const xfa = form?.has('XFA') ?? false
  return {
    encrypted: source.encrypted,
    signed: fields.some((field) => isSigned(source, field)),
    hasForm: fields.length > 0 || xfa,
    xfa,
    attachments: countFiles(source),
    title: titleOf(source),
    tagged: dictAt(source, catalog, 'StructTreeRoot') !== null,
    bookmarks: countBookmarks(source),
  }
}

/** All dictionaries of a tree, each once. */
function gather(
  source: Source,
  roots: readonly Value[],
  kids: (dict: Dict) => readonly (Value | undefined)[],
): Dict[] {
  const seen = new Set<number>()
  const next: (Value | undefined)[] = [...roots]
  const found: Dict[] = []
  while (next.length > 0 && found.length < ENOUGH) {
    const value = next.pop()
    const number = readReference(value)
    if (number >= 0 && seen.has(number)) continue
    seen.add(number)
    const dict = readDict(source.resolve(value))
    if (!dict) continue
    found.push(dict)
    next.push(...kids(dict).slice(0, ENOUGH))
  }
  return found
}

const listAt = (source: Source, dict: Dict, key: string): Value[] =>
  readArray(source.resolve(dict.get(key))) ?? []

const fieldsOf = (source: Source, form: Dict): Dict[] =>
  gather(source, listAt(source, form, 'Fields'), (field) => listAt(source, field, 'Kids'))

function isSigned(source: Source, field: Dict): boolean {
  if (readName(source.resolve(field.get('FT'))) !== 'Sig') return false
  return dictAt(source, field, 'V')?.has('ByteRange') ?? false
}

function countFiles(source: Source): number {
  const names = dictAt(source, source.catalog, 'Names')
  const root = names?.get('EmbeddedFiles')
  if (!root) return 0
  const nodes = gather(source, [root], (node) => listAt(source, node, 'Kids'))
  return nodes.reduce((sum, node) => sum + Math.floor(listAt(source, node, 'Names').length / 2), 0)
}

function countBookmarks(source: Source): number {
  const root = dictAt(source, source.catalog, 'Outlines')
  const first = root?.get('First')
  return first ? gather(source, [first], (one) => [one.get('Next'), one.get('First')]).length : 0
}

function titleOf(source: Source): string | null {
  const info = dictAt(source, source.trailer, 'Info')
  const bytes = readString(source.resolve(info?.get('Title')))
  const title = bytes ? decodeText(bytes).replaceAll('\0', '').trim() : ''
  return title === '' ? null : title
}

/** Fonts that are not in the file, by name: another machine may show other letters. */
export function missingFonts(source: Source): string[] {
  const missing = new Set<string>()
  const seen = new Set<number>()
  for (const { dict } of source.pages()) {
    const resources = dictAt(source, dict, 'Resources')
    for (const value of (resources ? dictAt(source, resources, 'Font') : null)?.values() ?? []) {
      const number = readReference(value)
      if (seen.has(number) || seen.size > ENOUGH) continue
      if (number >= 0) seen.add(number)
      const font = readDict(source.resolve(value))
      const name = font && missingName(source, font)
      if (name) missing.add(name)
    }
  }
  return [...missing]
}

function missingName(source: Source, font: Dict): string | null {
  const kind = readName(source.resolve(font.get('Subtype')))
  if (kind === 'Type3') return null
  const [below] = kind === 'Type0' ? listAt(source, font, 'DescendantFonts') : []
  const described = below ? (readDict(source.resolve(below)) ?? font) : font
  const descriptor = dictAt(source, described, 'FontDescriptor')
  const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(key))
  return embedded ? null : (readName(source.resolve(font.get('BaseFont'))) ?? '?')
}

/** Pages that are turned, and how many different sizes there are. */
export function readShapes(source: Source): { readonly turned: number; readonly sizes: number } {
  const sizes = new Set<string>()
  let turned = 0
  for (const { dict } of source.pages()) {
    const box = readArray(source.resolve(dict.get('CropBox') ?? dict.get('MediaBox'))) ?? []
    const [a = 0, b = 0, c = 595, d = 842] = box.map((one) => readNumber(source.resolve(one)))
    sizes.add(`${Math.round(Math.abs(c - a))}×${Math.round(Math.abs(d - b))}`)
    if (Math.abs(readNumber(source.resolve(dict.get('Rotate'))) || 0) % 360 !== 0) turned++
  }
  return { turned, sizes: sizes.size }
}

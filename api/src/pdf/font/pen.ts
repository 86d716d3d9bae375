import { deflateSync } from 'node:zlib'
import type { PdfWriter } from '../write/pdf-writer.ts'
import { faceOf, type Face, type FaceName } from './faces.ts'

/** A font that writes short texts thousands of times. */
export interface Pen {
  /** In points. */
  width(text: string, size: number): number
  /** The operand of Tj, in hexadecimal. */
  encode(text: string): string
  /** The width in points, letters being kerned. */
  kernedWidth(text: string, size: number): number
  /** The operand of TJ, letters being kerned. */
  encodeKerned(text: string): string
  /** Where the baseline is below the top of a line, in points. */
  ascent(size: number): number
  /** Writes the font, cut down to the letters used so far, as object `number`. */
  embed(pdf: PdfWriter, number: number): void
}

interface Letter {
  readonly glyph: number
  readonly hex: string
  readonly width: number
}

const hex4 = (n: number): string => n.toString(16).padStart(4, '0').toUpperCase()
/** A new pen, which remembers the letters it has written. A letter that the font does not have is written « ? ». */
export function createPen(name: FaceName = 'mark'): Pen {
  const face = faceOf(name)
  const letters = new Map<string, Letter>()
  const letterOf = (char: string): Letter => {
    const known = letters.get(char)
    if (known) return known
    const glyph = face.glyphOf(char) || face.glyphOf('?')
    const letter = { glyph, hex: hex4(glyph), width: face.widthOf(glyph) / face.unitsPerEm }
    letters.set(char, letter)
    return letter
  }
  /** After each letter; a dash keeps its space, whatever the font says: « – V » would read « –V ». */
  const kernsOf = (text: string): number[] => {
    const chars = [...text]
    return chars.map((char, i) => {
      const next = chars[i + 1]
      if (next === undefined || isBlank(char) || isBlank(next)) return 0
      return face.kerning(letterOf(char).glyph, letterOf(next).glyph) / face.unitsPerEm
    })
  }
  return {
    ascent: (size) => (face.ascent / face.unitsPerEm) * size,
    kernedWidth: (text, size) => {
      let sum = 0
      for (const char of text) sum += letterOf(char).width
      for (const kern of kernsOf(text)) sum += kern
      return sum * size
    },
    encodeKerned: (text) => {
      const kerns = kernsOf(text)
      let operand = '[<'
      ;[...text].forEach((char, i) => {
        const kern = Math.round((kerns[i] ?? 0) * 1000)
        operand += kern === 0 ? letterOf(char).hex : `${letterOf(char).hex}>${-kern}<`
      })
      return `${operand}>]`
    },
    width: (text, size) => {
      let sum = 0
      for (const char of text) sum += letterOf(char).width
      return sum * size
    },
    encode: (text) => {
      let hex = '<'
      for (const char of text) hex += letterOf(char).hex
      return `${hex}>`
    },
    embed: (pdf, number) => embed(pdf, number, face, letters),
  }
}

const isBlank = (char: string): boolean => char === ' ' || char === '\u00a0' || char === '\u202f'

function embed(pdf: PdfWriter, number: number, face: Face, letters: ReadonlyMap<string, Letter>) {
  const name = `HEMICY+${face.postScript}`
  const used = new Map([...letters].map(([char, letter]) => [letter.glyph, { char, ...letter }] as const))
  const glyphs = [...used.keys()].sort((a, b) => a - b)
  const [descendant, descriptor, file, unicode] = [0, 1, 2, 3].map(() => pdf.reserve()) as [number, number, number, number] // prettier-ignore
  const thousand = (units: number) => Math.round((units * 1000) / face.unitsPerEm)
  const bytes = face.subset(glyphs)
  pdf.stream(file, `/Length1 ${bytes.length}/Filter/FlateDecode`, deflateSync(bytes))
  const map = glyphs.map((glyph) => `<${hex4(glyph)}> <${utf16(used.get(glyph)?.char ?? '')}>`)
  pdf.stream(unicode, '/Filter/FlateDecode', deflateSync(toUnicode(map)))
  const widths = glyphs.map((glyph) => `${glyph}[${thousand(face.widthOf(glyph))}]`).join('')
  pdf.pack(
    number,
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
  )
  pdf.pack(
    descendant,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/CIDToGIDMap/Identity/DW 600/W[${widths}]>>`,
  )
  pdf.pack(
    descriptor,
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${face.box.map(thousand).join(' ')}]/ItalicAngle ${face.postScript.endsWith('Italic') ? -10 : 0}/Ascent ${thousand(face.ascent)}/Descent ${thousand(face.descent)}/CapHeight 700/StemV 95/FontFile2 ${file} 0 R>>`,
  )
}

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()

/** ISO 32000-1, 9.10.3; a CMap lists at most a hundred characters at once. */
function toUnicode(rows: readonly string[]): string {
  const blocks: string[] = []
  for (let at = 0; at < rows.length; at += 100) {
    const part = rows.slice(at, at + 100)
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`)
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { PDFDocument, PDFRef } from 'pdf-lib'

/** A font that writes short marks thousands of times. */
export interface Pen {
  readonly ref: PDFRef
  /** In points. */
  width(text: string, size: number): number
  /** The operand of Tj, in hexadecimal. */
  encode(text: string): string
}

/**
 * Embeds the font of the marks, reduced to the letters used when the document is saved. Letters are laid out once each and
 * remembered: laying out every mark anew costs more than all the rest of the assembly.
 */
export async function createPen(target: PDFDocument): Promise<Pen> {
  const { default: fontkit } = await import('@pdf-lib/fontkit')
  target.registerFontkit(fontkit)
  const file = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/public-sans/500Medium/PublicSans_500Medium.ttf',
  )
  const font = await target.embedFont(readFileSync(file), { subset: true })
  const letters = new Map<string, { readonly hex: string; readonly width: number }>()
  const letter = (char: string) => {
    const known = letters.get(char)
    if (known) return known
    const fresh = { hex: font.encodeText(char).asString(), width: font.widthOfTextAtSize(char, 1) }
    letters.set(char, fresh)
    return fresh
  }
  return {
    ref: font.ref,
    width: (text, size) => [...text].reduce((sum, char) => sum + letter(char).width, 0) * size,
    encode: (text) => `<${[...text].map((char) => letter(char).hex).join('')}>`,
  }
}

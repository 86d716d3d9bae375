import { settle } from '../body/fragment.ts'
import { nameOf, textString } from '../syntax/write.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'
import type { Placed } from './places.ts'

/**
 * One form for all documents (ISO 32000-1, 12.7.2): the fields of each hang under a field of its own, « piece-12 ». Fonts of the
 * same name are those of the first document that has them; it only shows when a field is filled in anew.
 */
export function writeForm(pdf: PdfWriter, documents: readonly Placed[]): string {
  const groups: string[] = []
  const resources = new Map<string, Map<string, string>>()
  let drawing = false
  documents.forEach(({ body: { form }, base }, i) => {
    if (!form) return
    const kids = form.fields.map((number) => `${base + number} 0 R`).join(' ')
    const title = textString(`piece-${i + 1}`)
    pdf.pack(base + form.group, `<</T ${title}/Kids[${kids}]${settle(form.defaults, base)}>>`)
    groups.push(`${base + form.group} 0 R`)
    drawing ||= form.needsDrawing
    for (const [category, name, value] of form.resources) {
      const known = resources.get(category) ?? new Map<string, string>()
      if (!known.has(name)) known.set(name, settle(value, base))
      resources.set(category, known)
    }
  })
  if (groups.length === 0) return ''
  const entry = ([name, value]: readonly [string, string]) => `${nameOf(name)} ${value}`
  const shared = [...resources].map(
    ([category, own]) => `${nameOf(category)}<<${[...own].map(entry).join('')}>>`,
  )
  const number = pdf.reserve()
  pdf.pack(
    number,
    `<</Fields[${groups.join(' ')}]/DR<<${shared.join('')}>>${drawing ? '/NeedAppearances true' : ''}>>`,
  )
  return `/AcroForm ${number} 0 R`
}

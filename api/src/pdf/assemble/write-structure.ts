import { settle } from '../body/fragment.ts'
import { FIELD } from '../body/text.ts'
import { nameOf, textString } from '../syntax/write.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'
import type { Placed } from './places.ts'
import type { Roles } from './roles.ts'
import { writeNodes, writeTree } from './write-tree.ts'

/**
 * One structure tree for all documents (ISO 32000-1, 14.7): each is a part of the bundle, with its title and language. The bundle
 * is announced as tagged when all its documents are: a screen reader that trusts the tags would pass over the others in silence.
 */
export function writeStructure(
  pdf: PdfWriter,
  documents: readonly Placed[],
  roles: Roles,
  language: string,
): string {
  const tagged = documents.filter(({ body }) => body.structure)
  if (tagged.length === 0) return ''
  const [root, top] = [pdf.reserve(), pdf.reserve()]
  const leaves: { number: number; first: string; last: string }[] = []
  const namespaces: string[] = []
  const parts: string[] = []
  for (const { body, base, label } of tagged) {
    if (!body.structure) continue
    const { node, kids, leaves: own, namespaces: spaces } = body.structure
    const lang = body.language && body.language !== language ? `/Lang ${textString(body.language)}` : ''
    pdf.pack(
      base + node,
      `<</Type/StructElem/S/Part/P ${top} 0 R/T ${textString(label)}${lang}/K[${settle(kids, base)}]>>`,
    )
    parts.push(`${base + node} 0 R`)
    if (spaces) namespaces.push(settle(spaces, base))
    for (const [number, first, last] of own)
      leaves.push({ number: base + number, first: String(base + first), last: String(base + last) })
  }
  leaves.sort((a, b) => Number(a.first) - Number(b.first))
  pdf.pack(
    top,
    `<</Type/StructElem/S/Document/P ${root} 0 R/Lang ${textString(language)}/K[${parts.join(' ')}]>>`,
  )
  const entries = [
    leaves.length > 0 ? `/ParentTree ${writeNodes(pdf, leaves)} 0 R` : '',
    `/ParentTreeNextKey ${Number(leaves.at(-1)?.last ?? 0) + 1}`,
    mapEntry(
      'RoleMap',
      [...roles.roles].map(([name, role]) => [name, nameOf(role)] as const),
    ),
    mapEntry('ClassMap', [...roles.classes]),
    idsEntry(pdf, tagged),
    namespaces.length > 0 ? `/Namespaces[${namespaces.join(' ')}]` : '',
  ]
  // Readers look at the root before they draw a page, at the rest when it is read aloud.
  pdf.closePack()
  pdf.pack(root, `<</Type/StructTreeRoot/K[${top} 0 R]${entries.join('')}>>`)
  const marked = tagged.length === documents.length
  return `/StructTreeRoot ${root} 0 R/MarkInfo<</Marked ${String(marked)}>>`
}

const mapEntry = (key: string, rows: readonly (readonly [string, string])[]): string =>
  rows.length === 0 ? '' : `/${key}<<${rows.map(([name, value]) => `${nameOf(name)} ${value}`).join('')}>>`

/** Identifiers begin with the number of their document, in as many characters as in the elements themselves. */
function idsEntry(pdf: PdfWriter, documents: readonly Placed[]): string {
  const rows = documents.flatMap(({ body, base }) =>
    (body.structure?.ids ?? []).map(
      ([id, number]) => [`(${String(base).padEnd(FIELD)}${id})`, `${base + number} 0 R`] as const,
    ),
  )
  if (rows.length === 0) return ''
  const inOrder = rows.sort(([a], [b]) => (a < b ? -1 : 1))
  return `/IDTree ${writeTree(pdf, 'Names', inOrder)} 0 R`
}

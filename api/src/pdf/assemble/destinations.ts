import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from 'pdf-lib'

const DEPTH = 32
const nameOf = (value: PDFObject | undefined): string | null =>
  value instanceof PDFName || value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : null

/**
 * Links of a document that go « to the place named X » would die in the bundle, where the names are gone: each is
 * rewritten in place with the page it means (ISO 32000-1, 12.3.2.3).
 */
export function resolveNamedLinks(pdf: PDFDocument): void {
  let names: Map<string, PDFArray> | null = null
  const resolve = (value: PDFObject | undefined): PDFArray | null => {
    const name = nameOf(value)
    if (name === null) return null
    names ??= namedDestinations(pdf)
    return names.get(name) ?? null
  }
  for (const page of pdf.getPages()) {
    const annots = page.node.lookup(PDFName.of('Annots'))
    if (!(annots instanceof PDFArray)) continue
    for (let i = 0; i < annots.size(); i++) {
      const annot = annots.lookup(i)
      if (!(annot instanceof PDFDict)) continue
      const direct = resolve(annot.lookup(PDFName.of('Dest')))
      if (direct) annot.set(PDFName.of('Dest'), direct)
      const action = annot.lookup(PDFName.of('A'))
      if (!(action instanceof PDFDict) || nameOf(action.lookup(PDFName.of('S'))) !== 'GoTo') continue
      const target = resolve(action.lookup(PDFName.of('D')))
      if (target) action.set(PDFName.of('D'), target)
    }
  }
}

function namedDestinations(pdf: PDFDocument): Map<string, PDFArray> {
  const found = new Map<string, PDFArray>()
  const keep = (name: string | null, value: PDFObject | undefined) => {
    const target = value instanceof PDFDict ? value.lookup(PDFName.of('D')) : value
    if (name !== null && target instanceof PDFArray) found.set(name, target)
  }
  const old = pdf.catalog.lookup(PDFName.of('Dests'))
  if (old instanceof PDFDict) for (const [key] of old.entries()) keep(key.decodeText(), old.lookup(key))
  const walk = (node: PDFObject | undefined, depth: number) => {
    if (!(node instanceof PDFDict) || depth > DEPTH) return
    const leaves = node.lookup(PDFName.of('Names'))
    if (leaves instanceof PDFArray) {
      for (let i = 0; i + 1 < leaves.size(); i += 2) keep(nameOf(leaves.lookup(i)), leaves.lookup(i + 1))
    }
    const kids = node.lookup(PDFName.of('Kids'))
    if (kids instanceof PDFArray) for (let i = 0; i < kids.size(); i++) walk(kids.lookup(i), depth + 1)
  }
  const tree = pdf.catalog.lookup(PDFName.of('Names'))
  if (tree instanceof PDFDict) walk(tree.lookup(PDFName.of('Dests')), 0)
  return found
}

import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFObjectCopier,
  PDFPageLeaf,
  PDFRef,
  type PDFDocument,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib'
import { resolveNamedLinks } from './destinations.ts'

/** A page now owned by the target document. */
export interface ImportedPage {
  readonly ref: PDFRef
  readonly leaf: PDFPageLeaf
}

/**
 * Copies every page of `source` into the objects of `target`, in one pass so that shared fonts stay shared, without adding
 * them to its page tree. Unlike pdf-lib's `copyPages`, pages are copied through their references: a link to another page of
 * the same document keeps working. Lost on the way: bookmarks, form logic (fields stay drawn), tags and attachments.
 * `numbers` takes these pages alone, from 1, in that order: nothing of the others is copied, even where a link leads to them.
 * @throws when a page is missing from the source
 */
export function importPages(
  source: PDFDocument,
  target: PDFDocument,
  numbers?: readonly number[],
): ImportedPage[] {
  resolveNamedLinks(source)
  drawFields(source)
  const copier = PDFObjectCopier.for(source.context, target.context)
  const pages = pagesIn(source, numbers).map(({ ref, node }) => {
    for (const key of ['AA', 'StructParents', 'B']) node.delete(PDFName.of(key))
    return copier.copy(ref)
  })
  const seen = new Set<PDFRef>()
  const imported = pages.map((ref) => {
    const leaf = target.context.lookup(ref)
    if (!(leaf instanceof PDFPageLeaf)) throw new Error('a page is missing')
    if (!seen.has(ref)) return seen.add(ref) && { ref, leaf }
    const twin = leaf.clone() as PDFPageLeaf
    return { ref: target.context.register(twin), leaf: twin }
  })
  importHiddenLayers(source, target, (object) => copier.copy(object))
  return imported
}

/** Pages that are not wanted leave the source first: a link to one of them then leads nowhere, instead of carrying it along. */
function pagesIn(source: PDFDocument, numbers: readonly number[] | undefined): PDFPage[] {
  const all = source.getPages()
  if (!numbers) return all
  const wanted = numbers.map((number) => {
    const page = all[number - 1]
    if (!page) throw new Error('a page is missing')
    return page
  })
  const kept = new Set(wanted.map(({ ref }) => ref))
  for (const { ref } of all) if (!kept.has(ref)) source.context.delete(ref)
  return wanted
}

/** Fields filled by a program may have no drawing yet (/NeedAppearances): draw them, or their text would vanish. */
function drawFields(source: PDFDocument): void {
  const form = source.catalog.lookup(PDFName.of('AcroForm'))
  if (!(form instanceof PDFDict) || String(form.lookup(PDFName.of('NeedAppearances'))) !== 'true') return
  try {
    source.getForm().updateFieldAppearances()
  } catch {
    // A field with an exotic font or a rich text stays as its author drew it.
  }
}

/** Layers switched off in the source stay switched off in the bundle (ISO 32000-1, 8.11.4). */
function importHiddenLayers(
  source: PDFDocument,
  target: PDFDocument,
  copy: (object: PDFObject) => PDFObject,
) {
  const layers = source.catalog.lookup(PDFName.of('OCProperties'))
  const groups = layers instanceof PDFDict ? layers.lookup(PDFName.of('OCGs')) : undefined
  if (!(layers instanceof PDFDict) || !(groups instanceof PDFArray)) return
  const settings = layers.lookup(PDFName.of('D'))
  const off = settings instanceof PDFDict ? settings.lookup(PDFName.of('OFF')) : undefined
  const { context, catalog } = target
  let own = catalog.lookup(PDFName.of('OCProperties'))
  if (!(own instanceof PDFDict)) {
    own = context.obj({ OCGs: [], D: { Order: [], OFF: [] } })
    catalog.set(PDFName.of('OCProperties'), own)
  }
  if (!(own instanceof PDFDict)) return
  const all = own.lookup(PDFName.of('OCGs'), PDFArray)
  const hidden = own.lookup(PDFName.of('D'), PDFDict).lookup(PDFName.of('OFF'), PDFArray)
  for (const group of groups.asArray()) if (group instanceof PDFRef) all.push(copy(group))
  if (off instanceof PDFArray) {
    for (const group of off.asArray()) if (group instanceof PDFRef) hidden.push(copy(group))
  }
}

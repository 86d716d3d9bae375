import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { PDFArray } from 'pdf-lib'
import { PDFDocument } from 'pdf-lib'
import type {
  AssembleOptions,
  BundleDocument,
  BundleItem,
  BundleResult,
  BundleSpec,
  ReportSpec,
} from '../types.ts'
import { describe } from './describe.ts'
import { aimLinks, importFront } from './import-front.ts'
import { importPages, type ImportedPage } from './import-pages.ts'
import { itemsOf, pagesOf, placesOf, stampText, type ImportedItem } from './layout.ts'
import { loadPdf, savePdf } from './load.ts'
import { setOutline } from './outline.ts'
import { bookmarksOf } from './bookmarks.ts'
import { setPages } from './page-tree.ts'
import { createStamper } from './stamp.ts'
import { toPage, upright } from './upright.ts'

/**
 * Builds the bundle of a meeting and writes it at `out`: cover, ordre du jour with links, every document stamped, bookmarks.
 * The same input gives the same bytes. Rejects when a document cannot be read (give it `normalise`d copies) or when
 * `signal` is aborted, between two documents.
 *
 * Memory: the streams of all documents are held until the end, then the finished file once more in one piece; expect about
 * 2.6 times the size of the bundle. Each source's own bytes are let go as soon as it is copied.
 */
export async function assembleBundle(
  spec: BundleSpec,
  out: string,
  { onProgress, signal }: AssembleOptions = {},
): Promise<BundleResult> {
  const target = await PDFDocument.create({ updateMetadata: false })
  const items = await importItems(spec, target, { onProgress, signal })
  const total = items.reduce((sum, { documents }) => sum + documents.length, 0) + 1
  const front = await importFrontMatter(spec, items, target)
  const places = placesOf(items, front.length)
  const pages = [...front, ...items.flatMap(({ documents }) => documents.flat())]
  setPages(target, pages)
  const destination = (number: number | null | undefined) => destinationOf(target, pages, number)
  aimLinks(front, (name) => {
    const [kind, item = 0, document = 0] = name.split('-').map((part, i) => (i === 0 ? part : Number(part)))
    const place = places[item as number]
    return destination(kind === 'item' ? place?.firstPage : place?.documents[document as number]?.firstPage)
  })
  await stampAll(spec, target, front, items)
  setOutline(target, bookmarksOf(spec, places, front.length, destination))
  describe(target, spec, places)
  signal?.throwIfAborted()
  const bytes = await savePdf(target)
  await writeFile(out, bytes)
  onProgress?.(total, total)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { pages: pages.length, bytes: bytes.length, sha256, items: places }
}

/** One report on its own, stamped, without cover nor list: what opens when a councillor taps a single point. */
export function assembleReport(
  spec: ReportSpec,
  out: string,
  options: AssembleOptions = {},
): Promise<BundleResult> {
  const { item, ...rest } = spec
  const agenda = { sections: [{ items: [item] }] }
  return assembleBundle({ ...rest, cover: null, printAgenda: false, agenda }, out, options)
}

async function importItems(spec: BundleSpec, target: PDFDocument, { onProgress, signal }: AssembleOptions) {
  const items = itemsOf(spec)
  const total = items.reduce((sum, { documents }) => sum + documents.length, 0) + 1
  let done = 0
  const imported: ImportedItem[] = []
  const importOne = importer(items, target)
  for (const item of items) {
    const documents: ImportedPage[][] = []
    for (const document of item.documents) {
      signal?.throwIfAborted()
      try {
        documents.push(await importOne(document))
      } catch (cause) {
        throw new Error(`document ${document.id} cannot be assembled`, { cause })
      }
      onProgress?.(++done, total)
    }
    imported.push({ item, documents })
  }
  return imported
}

/** Parts of one cahier are imported together, the first time one is asked for: read once, its fonts and images kept once. */
function importer(items: readonly BundleItem[], target: PDFDocument) {
  const all = items.flatMap(({ documents }) => documents)
  const left = new Map<string, ImportedPage[]>()
  return async ({ path, pages }: BundleDocument): Promise<ImportedPage[]> => {
    if (!pages) return importPages(await loadPdf(path), target)
    const waiting =
      left.get(path) ??
      importPages(await loadPdf(path), target, numbersOf(all.filter((one) => one.path === path)))
    left.set(path, waiting)
    return waiting.splice(0, numbersOf([{ pages }]).length)
  }
}

const numbersOf = (documents: readonly Pick<BundleDocument, 'pages'>[]): number[] =>
  documents.flatMap(({ pages }) =>
    pages ? Array.from({ length: pages.last - pages.first + 1 }, (_, i) => pages.first + i) : [],
  )

async function importFrontMatter(spec: BundleSpec, items: readonly ImportedItem[], target: PDFDocument) {
  if (!spec.cover && spec.printAgenda === false) return []
  const places = placesOf(items, 0)
  const { printFrontMatter } = await import('../front-matter/front-matter.ts')
  const { bytes } = await printFrontMatter(spec, {
    ofItem: (index) => places[index]?.firstPage ?? null,
    ofDocument: (index, document) => places[index]?.documents[document]?.firstPage ?? null,
  })
  return importFront(await loadPdf(bytes), target)
}

/** « Go to the top of that page, keep the zoom », as the reader sees its top (ISO 32000-1, 12.3.2.2). */
function destinationOf(
  target: PDFDocument,
  pages: readonly ImportedPage[],
  number: number | null | undefined,
) {
  const page = number ? pages[number - 1] : undefined
  if (!page) return undefined
  const seen = upright(page.leaf)
  const [x, y] = toPage(seen, 0, seen.height).map((n) => Math.round(n * 100) / 100)
  return target.context.obj([page.ref, 'XYZ', x ?? 0, y ?? 0, null]) as PDFArray
}

async function stampAll(
  { cover, stamp }: BundleSpec,
  target: PDFDocument,
  front: readonly ImportedPage[],
  items: readonly ImportedItem[],
): Promise<void> {
  const stamper = await createStamper(target)
  const folio = (number: number) => (stamp.folio ? String(number) : null)
  front.forEach(({ leaf }, i) => {
    if (i > 0 || !cover) stamper.stamp(leaf, { left: null, right: folio(i + 1) })
  })
  let number = front.length
  for (const entry of items) {
    const pages = pagesOf(entry)
    entry.documents.flat().forEach(({ leaf }, i) => {
      const left = stamp.left ? stampText(stamp.left, entry.item.number, i + 1, pages) : null
      stamper.stamp(leaf, { left, right: folio(++number) })
    })
  }
}

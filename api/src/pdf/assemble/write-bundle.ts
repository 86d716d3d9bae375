import type { Pen } from '../font/pen.ts'
import { FIRST_FREE } from '../write/fixed.ts'
import { openPdfWriter, type PdfWriter } from '../write/pdf-writer.ts'
import type { Sink } from '../write/sink.ts'
import { openStreamWriter } from '../write/stream-writer.ts'
import type { AssembleOptions, BundleDocument, BundleResult, BundleSpec } from '../types.ts'
import { bookmarksOf } from './bookmarks.ts'
import { catalogOf, describe, startPdf } from './describe.ts'
import { openPlacing, type Placing, type PlacingOptions } from './placing.ts'
import { itemsOf, placesOf, type Placed, type PlacedItem } from './places.ts'
import { placeFront } from './place-front.ts'
import { blankSheet, sheetsOf } from './sheets.ts'
import { topOf } from './sheet.ts'
import { writeForm } from './write-form.ts'
import { layersEntry } from './write-layers.ts'
import { namesEntry } from './write-names.ts'
import { writeOutline } from './write-outline.ts'
import { writePages } from './write-pages.ts'
import { writeStructure } from './write-structure.ts'

/** A bundle being written: documents first, one after the other, then all that speaks of the whole. */
export interface BundleWriter {
  readonly placing: Placing
  /** Writes the rest. The order of reading is that of the items, whatever the order in which their documents were placed. */
  finish(spec: BundleSpec, items: readonly PlacedItem[]): Promise<Omit<BundleResult, 'sha256'>>
  /** Writes nothing more; see `StreamWriter`. */
  abandon(cause: unknown): void
}

/** `all` are the documents that will be placed, see `openPlacing`; `prompt`, see `openStreamWriter`. */
export function openBundle(
  sink: Sink,
  pen: Pen,
  all: readonly BundleDocument[],
  { prompt = false, ...how }: PlacingOptions & { readonly prompt?: boolean },
): BundleWriter {
  const out = openStreamWriter(sink, { prompt })
  startPdf(out)
  const pdf = openPdfWriter(out, FIRST_FREE)
  const placing = openPlacing(pdf, all, how)
  return {
    placing,
    finish: (spec, items) => writeRest(pdf, placing, pen, spec, items),
    abandon: out.abandon,
  }
}

/**
 * Writes a whole bundle. The list comes after the documents in the file, and before them in the order of reading: it needs their
 * numbers.
 */
export async function writeBundle(
  spec: BundleSpec,
  sink: Sink,
  pen: Pen,
  options: AssembleOptions,
): Promise<Omit<BundleResult, 'sha256'>> {
  const all = itemsOf(spec).flatMap(({ documents }) => documents)
  const { signal } = options
  const { placing, finish, abandon } = openBundle(sink, pen, all, { signal, light: spec.light })
  const stop = () => abandon(signal?.reason)
  signal?.addEventListener('abort', stop)
  try {
    const result = await finish(spec, await placeItems(spec, placing, options))
    options.onProgress?.(all.length + 1, all.length + 1)
    return result
  } catch (cause) {
    abandon(cause)
    throw placing.named(cause)
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

async function writeRest(
  pdf: PdfWriter,
  placing: Placing,
  pen: Pen,
  spec: BundleSpec,
  items: readonly PlacedItem[],
): Promise<Omit<BundleResult, 'sha256'>> {
  const last = await placeFront(spec, items, placing)
  await pdf.settle(true)
  const front = last?.placed ?? null
  const frontPages = front?.body.pages.length ?? 0
  const places = placesOf(items, frontPages, spec.duplex)
  const sheets = sheetsOf(spec, front, items, places, () => blankSheet(pdf.reserve()))
  const top = (page: number | null | undefined): string => {
    const sheet = page ? sheets[page - 1] : undefined
    return sheet ? topOf(sheet) : '[]'
  }
  const list = front && spec.printAgenda !== false ? top(spec.cover ? 2 : 1) : null
  const documents = items.flatMap((item) => item.documents)
  const whole = front ? [front, ...documents] : documents
  const pages = await writePages(pdf, sheets, pen, list)
  const outline = writeOutline(pdf, bookmarksOf(spec, items, places, list, top))
  const names = namesEntry(pdf, documents, front ? namedPlaces(places, top) : new Map())
  await last?.writeOthers()
  // From here on, what opening the bundle at any page takes, and drawing the first one, nearest to the list of objects.
  pages.write()
  const entries = [
    names,
    writeStructure(pdf, whole, placing.roles, spec.language ?? 'fr-FR'),
    writeForm(pdf, documents),
    layersEntry(documents),
  ]
  const first = last ? await last.writeFirst() : pdf.out.position()
  const id = describe(pdf, spec, places, pen)
  pages.finish()
  catalogOf(pdf, spec, pages.root, outline, entries.join(''))
  pdf.finish(id)
  await pdf.out.end()
  const bytes = pdf.out.position()
  return { pages: sheets.length, bytes, opening: bytes - first, items: places }
}

async function placeItems(
  spec: BundleSpec,
  placing: Placing,
  { onProgress, signal }: AssembleOptions,
): Promise<PlacedItem[]> {
  const items = itemsOf(spec)
  const total = items.reduce((sum, { documents }) => sum + documents.length, 0) + 1
  let done = 0
  const placed: PlacedItem[] = []
  for (const item of items) {
    const documents: Placed[] = []
    for (const document of item.documents) {
      signal?.throwIfAborted()
      documents.push(await placing.document(document))
      onProgress?.(++done, total)
    }
    placed.push({ item, documents })
  }
  return placed
}

/** The names that the links of the list use, see `printFrontMatter`. */
function namedPlaces(
  places: BundleResult['items'],
  top: (page: number | null) => string,
): Map<string, string> {
  const named = new Map<string, string>()
  places.forEach(({ firstPage, documents }, i) => {
    if (firstPage !== null) named.set(`item-${i}`, top(firstPage))
    documents.forEach((document, d) => named.set(`document-${i}-${d}`, top(document.firstPage)))
  })
  return named
}

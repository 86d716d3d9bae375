import { writeFile } from 'node:fs/promises'
import { PDFDocument } from 'pdf-lib'
import type { BundleDocument } from '../types.ts'
import { importPages } from './import-pages.ts'
import { loadPdf, savePdf } from './load.ts'
import { setPages } from './page-tree.ts'

/**
 * Writes at `out` the pages `first` to `last` of a file (from 1, both included), as they are: what opens when somebody reads one
 * piece of a cahier. Throws when a page is missing.
 */
export async function cutPages(
  path: string,
  out: string,
  { first, last }: NonNullable<BundleDocument['pages']>,
): Promise<{ pages: number }> {
  const target = await PDFDocument.create({ updateMetadata: false })
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const pages = importPages(await loadPdf(path), target, numbers)
  setPages(target, pages)
  await writeFile(out, await savePdf(target))
  return { pages: pages.length }
}

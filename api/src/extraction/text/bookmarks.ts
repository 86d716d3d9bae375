import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { Bookmark } from './document.ts'

/** More than this, and they mark paragraphs, not reports. */
const MOST = 600
const DEEPEST = 1

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>

/** The outer bookmarks of a PDF with the pages they lead to. None where there are none, or where they lead nowhere. */
export async function bookmarksOf(document: PDFDocumentProxy): Promise<Bookmark[]> {
  const outline = await document.getOutline().catch(() => null)
  const found: Bookmark[] = []
  const visit = async (entries: Outline, depth: number): Promise<void> => {
    for (const { title, dest, items } of entries) {
      if (found.length >= MOST) return
      const page = await pageOf(document, dest).catch(() => null)
      if (page !== null && title.trim() !== '') found.push({ title: title.trim(), page, depth })
      if (depth < DEEPEST) await visit(items as Outline, depth + 1)
    }
  }
  if (outline) await visit(outline, 0)
  return found
}

async function pageOf(document: PDFDocumentProxy, dest: string | unknown[] | null): Promise<number | null> {
  const target = typeof dest === 'string' ? await document.getDestination(dest) : dest
  const [page] = (target ?? []) as [unknown]
  if (typeof page === 'number') return page + 1
  if (typeof page !== 'object' || page === null) return null
  return (await document.getPageIndex(page as Parameters<PDFDocumentProxy['getPageIndex']>[0])) + 1
}

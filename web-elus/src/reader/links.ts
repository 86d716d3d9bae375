import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PageLink {
  readonly key: string
  /** Percentages of the page. */
  readonly box: {
    readonly left: string
    readonly top: string
    readonly width: string
    readonly height: string
  }
  /** Address of another site, else null. */
  readonly url: string | null
  /** Page of this document (from 1), else null. */
  readonly page: number | null
}
interface RawLink {
  id: string
  subtype: string
  rect: number[]
  url?: string
  dest?: string | unknown[] | null
}

/** The links of a page that lead somewhere we can follow: a page of the same document, or an https address. */
export async function linksOf(pdf: PDFDocumentProxy, page: PDFPageProxy): Promise<PageLink[]> {
  const raw = (await page.getAnnotations({ intent: 'display' })) as RawLink[]
  const links = raw.filter((one) => one.subtype === 'Link').map(async (one) => toLink(pdf, page, one))
  return (await Promise.all(links)).filter((link): link is PageLink => link !== null)
}

async function toLink(pdf: PDFDocumentProxy, page: PDFPageProxy, raw: RawLink): Promise<PageLink | null> {
  const url = raw.url && /^https?:|^mailto:/i.test(raw.url) ? raw.url : null
  const target = url ? null : await pageOf(pdf, raw.dest)
  if (!url && !target) return null
  const viewport = page.getViewport({ scale: 1 })
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = viewport.convertToViewportRectangle(raw.rect)
  const share = (value: number, of: number) => `${(100 * value) / of}%`
  const box = {
    left: share(Math.min(x1, x2), viewport.width),
    top: share(Math.min(y1, y2), viewport.height),
    width: share(Math.abs(x2 - x1), viewport.width),
    height: share(Math.abs(y2 - y1), viewport.height),
  }
  return { key: raw.id, box, url, page: target }
}

async function pageOf(pdf: PDFDocumentProxy, dest: RawLink['dest']): Promise<number | null> {
  try {
    const target = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
    const [first] = target ?? []
    if (typeof first === 'number') return first + 1
    return first ? (await pdf.getPageIndex(first as never)) + 1 : null
  } catch {
    return null
  }
}

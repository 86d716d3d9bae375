import type { PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What lies over a page needs to know of it, once it is drawn. */
export interface PageContext {
  /** At scale 1: from points of the PDF page to those of the page shown. */
  readonly viewport: PageViewport
  /** The element that holds its text. */
  readonly layer: HTMLElement
}

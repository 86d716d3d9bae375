import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'

const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const resources = (name: string) => join(root, name) + '/'

export type Opening =
  | { readonly kind: 'open'; readonly reader: Reader }
  | { readonly kind: 'password' }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** One document as pdf.js sees it: the eyes the élus will read with. */
export interface Reader {
  readonly pages: number
  readonly document: PDFDocumentProxy
  /** Text of a page, spaces removed; null when the page cannot be read. Pages count from 1. */
  text(page: number): Promise<string | null>
  close(): Promise<void>
}

/** Opens bytes with pdf.js, with the empty password. The bytes are copied: pdf.js takes its input away. */
export async function openReader(bytes: Uint8Array): Promise<Opening> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    isEvalSupported: false,
    standardFontDataUrl: resources('standard_fonts'),
    cMapUrl: resources('cmaps'),
    cMapPacked: true,
    wasmUrl: resources('wasm'),
  })
  try {
    return { kind: 'open', reader: readerOf(await task.promise) }
  } catch (error) {
    await task.destroy()
    if (error instanceof Error && error.name === 'PasswordException') return { kind: 'password' }
    return { kind: 'unreadable', reason: error instanceof Error ? error.name : 'unknown' }
  }
}

function readerOf(document: PDFDocumentProxy): Reader {
  const onPage = async <T>(page: number, read: (page: PDFPageProxy) => Promise<T>): Promise<T | null> => {
    try {
      const opened = await document.getPage(page)
      const result = await read(opened)
      opened.cleanup()
      return result
    } catch {
      return null
    }
  }
  return {
    // A hostile or broken file announces fewer than none.
    pages: Math.max(0, document.numPages),
    text: (page) => onPage(page, async (p) => textOf(await p.getTextContent())),
    document,
    close: () => document.destroy(),
  }
}

const textOf = (content: { items: readonly object[] }): string =>
  content.items
    .map((item) => ('str' in item ? String(item.str) : ''))
    .join('')
    .replace(/\s+/g, '')
    .normalize('NFC')

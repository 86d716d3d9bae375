import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a file holds according to pdf.js, which shares nothing with the engine it judges. Pages count from 1. */
export interface Measured {
  readonly pages: number
  /** Text of each page without spaces. */
  readonly texts: readonly string[]
  /** As seen: turned and cropped, in points. */
  readonly sizes: readonly (readonly [number, number])[]
  readonly labels: readonly string[] | null
  readonly outline: readonly Bookmark[]
  readonly links: readonly Link[]
  /** Subtypes of the annotations of each page, links and widgets apart. */
  readonly notes: readonly (readonly string[])[]
  readonly fields: readonly Field[]
  /** Names and hashes, those of the document then those of the notes. */
  readonly attachments: readonly string[]
  readonly layers: readonly string[]
  /** Roles of the structure of each page, from the outermost; empty without tags. */
  readonly tags: readonly (readonly string[])[]
}
export interface Bookmark {
  readonly title: string
  readonly depth: number
  /** null leads nowhere. */
  readonly page: number | null
}
export interface Link {
  readonly page: number
  readonly target: number | null
  readonly url: string | null
}
export interface Field {
  readonly page: number
  readonly name: string
  readonly value: string
}

interface Annotation {
  readonly subtype: string
  readonly dest?: unknown
  readonly url?: string
  readonly unsafeUrl?: string
  readonly fieldName?: string
  readonly fieldValue?: unknown
  readonly file?: { readonly filename: string; readonly content: Uint8Array }
}
interface Outline {
  readonly title: string
  readonly dest: unknown
  readonly items: readonly Outline[]
}
interface Structure {
  readonly role?: string
  readonly children?: readonly Structure[]
}

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** Opens bytes with pdf.js; rejects when it does not want them. Destroy the result. */
export const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    isEvalSupported: false,
    standardFontDataUrl: join(home, 'standard_fonts') + '/',
    cMapUrl: join(home, 'cmaps') + '/',
    cMapPacked: true,
  }).promise

/** The page a destination leads to, by name or not; null when it leads nowhere. */
export async function targetOf(pdf: PDFDocumentProxy, dest: unknown): Promise<number | null> {
  try {
    const place = typeof dest === 'string' ? await pdf.getDestination(dest) : (dest as unknown[])
    const [page] = place ?? []
    if (typeof page === 'number') return page < pdf.numPages ? page + 1 : null
    return page ? (await pdf.getPageIndex(page as never)) + 1 : null
  } catch {
    return null
  }
}

async function bookmarks(
  pdf: PDFDocumentProxy,
  nodes: readonly Outline[],
  depth: number,
): Promise<Bookmark[]> {
  const rows: Bookmark[] = []
  for (const { title, dest, items } of nodes) {
    rows.push({ title, depth, page: await targetOf(pdf, dest) })
    rows.push(...(await bookmarks(pdf, items, depth + 1)))
  }
  return rows
}

const rolesOf = ({ role, children = [] }: Structure): string[] => [
  ...(role && role !== 'Root' ? [role] : []),
  ...children.flatMap(rolesOf),
]

const digest = (name: string, content: Uint8Array): string =>
  `${name} ${createHash('sha256').update(content).digest('hex').slice(0, 12)}`

async function measurePage(pdf: PDFDocumentProxy, page: PDFPageProxy, number: number) {
  const { width, height } = page.getViewport({ scale: 1 })
  const content = await page.getTextContent()
  const annotations = (await page.getAnnotations()) as Annotation[]
  const links: Link[] = []
  for (const { subtype, dest, url, unsafeUrl } of annotations) {
    if (subtype !== 'Link') continue
    links.push({
      page: number,
      target: dest ? await targetOf(pdf, dest) : null,
      url: url ?? unsafeUrl ?? null,
    })
  }
  const structure = (await page.getStructTree()) as Structure | null
  return {
    text: content.items
      .map((item) => ('str' in item ? item.str : ''))
      .join('')
      .replace(/\s+/g, ''),
    size: [Math.round(width), Math.round(height)] as const,
    links,
    notes: annotations.map(({ subtype }) => subtype).filter((kind) => kind !== 'Link' && kind !== 'Widget'),
    fields: annotations
      .filter(({ subtype, fieldName }) => subtype === 'Widget' && fieldName)
      .map(({ fieldName, fieldValue }) => ({
        page: number,
        name: fieldName ?? '',
        value: String(fieldValue ?? ''),
      })),
    files: annotations.flatMap(({ file }) => (file ? [digest(file.filename, file.content)] : [])),
    tags: structure ? rolesOf(structure) : [],
  }
}

async function layersOf(pdf: PDFDocumentProxy): Promise<string[]> {
  const config = await pdf.getOptionalContentConfig()
  const groups = [...(config as unknown as Iterable<[string, { name: string; visible: boolean }]>)]
  return groups.map(([, { name, visible }]) => `${name} ${visible ? 'shown' : 'hidden'}`)
}

export async function measure(source: string | Uint8Array): Promise<Measured> {
  const pdf = await openPdf(typeof source === 'string' ? readFileSync(source) : source)
  try {
    const pages: Awaited<ReturnType<typeof measurePage>>[] = []
    for (let number = 1; number <= pdf.numPages; number++)
      pages.push(await measurePage(pdf, await pdf.getPage(number), number))
    const files = ((await pdf.getAttachments()) ?? {}) as Record<
      string,
      { filename: string; content: Uint8Array }
    >
    return {
      pages: pdf.numPages,
      texts: pages.map(({ text }) => text),
      sizes: pages.map(({ size }) => size),
      labels: await pdf.getPageLabels(),
      outline: await bookmarks(pdf, ((await pdf.getOutline()) ?? []) as Outline[], 0),
      links: pages.flatMap(({ links }) => links),
      notes: pages.map(({ notes }) => notes),
      fields: pages.flatMap(({ fields }) => fields),
      attachments: [
        ...Object.values(files).map(({ filename, content }) => digest(filename, content)),
        ...pages.flatMap((page) => page.files),
      ],
      layers: await layersOf(pdf),
      tags: pages.map(({ tags }) => tags),
    }
  } finally {
    await pdf.destroy()
  }
}

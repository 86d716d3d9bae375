import { inflateSync, constants } from 'node:zlib'
import type { PDFRef } from 'pdf-lib'
import {
  decodePDFRawStream,
  PDFArray,
  PDFName,
  PDFRawStream,
  PDFStream,
  type PDFContext,
  type PDFObject,
  type PDFPageLeaf,
} from 'pdf-lib'
import { balanceOf } from './balance.ts'

export interface PageContent {
  readonly streams: readonly PDFObject[]
  /** All streams decoded and joined, or null when one of them cannot be. */
  readonly decoded: Uint8Array | null
}

/** The content streams of a page, in order, with what they hold. */
export function contentOf(page: PDFPageLeaf): PageContent {
  const contents = page.lookup(PDFName.of('Contents'))
  const streams =
    contents instanceof PDFArray
      ? contents.asArray()
      : contents
        ? [page.get(PDFName.of('Contents')) ?? contents]
        : []
  const found = streams.map((stream) => page.context.lookup(stream))
  const decoded = found.map((stream) => (stream instanceof PDFStream ? decode(stream) : null))
  if (decoded.some((part) => part === null))
    return { streams: streams.filter((_, i) => found[i] instanceof PDFStream), decoded: null }
  return {
    streams,
    decoded: Buffer.concat(decoded.flatMap((part) => [part as Uint8Array, Buffer.from('\n')])),
  }
}

/** More than any drawing program writes on a page, and little enough for a thread. */
const MOST = 128 * 2 ** 20
const MOST_RAW = 2 ** 18

/** The content of a page unpacks to more than it is worth holding: a mistake, or an attack. */
export class ContentTooLarge extends Error {
  override readonly name = 'ContentTooLarge'
}

/** Flate natively, which forgives a cut end and knows when to stop; the rest as pdf-lib knows how. */
function decode(stream: PDFStream): Uint8Array | null {
  if (!(stream instanceof PDFRawStream)) return stream.getContents()
  const filter = stream.dict.lookup(PDFName.of('Filter'))
  const filters =
    filter instanceof PDFArray ? filter.asArray().map((_, i) => filter.lookup(i)) : filter ? [filter] : []
  const flate =
    filters.every((name) => name === PDFName.of('FlateDecode')) && !stream.dict.has(PDFName.of('DecodeParms'))
  try {
    if (flate) return filters.reduce<Uint8Array>(inflate, stream.contents)
    return stream.contents.length > MOST_RAW ? null : decodePDFRawStream(stream).decode()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new ContentTooLarge()
    return null
  }
}

const inflate = (bytes: Uint8Array): Uint8Array =>
  inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST })

/** Puts a drawing after the page's content, in the page's own space whatever state the content leaves behind it. */
export function wrapContent(
  context: PDFContext,
  page: PDFPageLeaf,
  content: PageContent,
  opening: PDFRef,
  drawing: string,
): void {
  const { before, after } = content.decoded ? balanceOf(content.decoded) : { before: 0, after: 0 }
  const start = before === 0 ? opening : context.register(context.stream('q '.repeat(before + 1)))
  const end = context.register(context.stream(`\n${'Q '.repeat(after + 1)}\n${drawing}`))
  page.set(PDFName.of('Contents'), context.obj([start, ...content.streams, end]))
}

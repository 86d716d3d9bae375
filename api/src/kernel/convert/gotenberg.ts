import { createWriteStream, openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { CONVERSION_SECONDS, ConversionFailed, type Converter } from './converter.ts'

/** The one route that versions 8 and 9 share: what v9 renamed (merging, PDF/A) is ours to do anyway. */
const ROUTE = '/forms/libreoffice/convert'

/** A Gotenberg service: it converts one file at a time and keeps a queue of its own. */
export function openGotenberg(url: string): Converter {
  const base = url.replace(/\/+$/, '')
  return {
    available: () => Promise.resolve(true),
    convert: (path, extension, out) => convert(base, path, extension, out),
    close: () => Promise.resolve(),
  }
}

async function convert(base: string, path: string, extension: string, out: string): Promise<void> {
  const form = new FormData()
  // The name says the format, and nothing of the document.
  form.append('files', await openAsBlob(path), `document.${extension}`)
  const signal = AbortSignal.timeout(2 * CONVERSION_SECONDS * 1000)
  const reply = await fetch(base + ROUTE, { method: 'POST', body: form, signal })
  if (!reply.ok) throw failureOf(reply.status)
  // Several files come as a ZIP; one comes as itself, in both versions.
  if (!reply.body || !(reply.headers.get('content-type') ?? '').includes('pdf'))
    throw new ConversionFailed('the service gave no PDF')
  await pipeline(Readable.fromWeb(reply.body as ReadableStream), createWriteStream(out))
}

/** Busy, starting or restarting: 429 and the 500s (v9 answers 429 when its queue is full, v8 503). */
function failureOf(status: number): Error {
  const ours = status >= 400 && status < 500 && status !== 429 && status !== 404 && status !== 408
  return ours
    ? new ConversionFailed(`the service refuses the file (${status})`)
    : new Error(`the conversion service answers ${status}`)
}

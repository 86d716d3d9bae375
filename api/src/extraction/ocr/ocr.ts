import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { DocumentText } from '../text/document.ts'
import { linesOfTsv } from './tsv.ts'

const run = promisify(execFile)

/** What reading a scan asks of the machine. */
export type OcrNeed = 'tesseract' | 'tesseract-fra' | 'pdftoppm'
const DPI = 200
const MOST_PAGES = 3

/** What is missing to read scans by OCR, by the names of packages to install; nothing missing: `readByOcr` works. */
export async function ocrNeeds(): Promise<OcrNeed[]> {
  const [tesseract, pdftoppm] = await Promise.all([
    run('tesseract', ['--list-langs']).then(
      ({ stdout }) => stdout,
      () => null,
    ),
    run('pdftoppm', ['-v']).then(
      () => true,
      () => false,
    ),
  ])
  const needs: OcrNeed[] = []
  if (tesseract === null) needs.push('tesseract', 'tesseract-fra')
  else if (!/^fra$/mu.test(tesseract)) needs.push('tesseract-fra')
  if (!pdftoppm) needs.push('pdftoppm')
  return needs
}

export interface OcrOptions {
  readonly format: 'PDF' | 'IMAGE'
  /** Pages to read from the first one: fields need few. */
  readonly maxPages?: number
  readonly pageCount: number
  readonly signal?: AbortSignal
}

/**
 * Reads the first pages of a scan (or an image) with tesseract in French. Lines carry the confidence of their least sure words, so
 * that fields read from them are held for doubtful. Rejects when a tool is missing (naming it), fails, or `signal` says stop.
 */
export async function readByOcr(path: string, options: OcrOptions): Promise<DocumentText> {
  const { format, maxPages = MOST_PAGES, pageCount, signal } = options
  const needs = (await ocrNeeds()).filter((need) => need !== 'pdftoppm' || format === 'PDF')
  if (needs.length > 0) throw new Error(`missing for OCR: ${needs.join(', ')}`)
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-ocr-'))
  try {
    const images = format === 'IMAGE' ? [path] : await imagesOf(path, folder, maxPages, signal)
    const pages = []
    for (const [index, image] of images.entries())
      pages.push(linesOfTsv(await tsvOf(image, signal), index + 1, DPI))
    const hasText = pages.some(({ lines }) => lines.length > 0)
    return { format, pageCount, pages, bookmarks: [], metadataTitle: null, placed: true, hasText, ocr: true }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function imagesOf(path: string, folder: string, most: number, signal?: AbortSignal): Promise<string[]> {
  const options = signal ? { signal } : {}
  await run(
    'pdftoppm',
    ['-r', String(DPI), '-gray', '-png', '-l', String(most), path, join(folder, 'page')],
    options,
  )
  return (await readdir(folder)).sort().map((name) => join(folder, name))
}

async function tsvOf(image: string, signal?: AbortSignal): Promise<string> {
  const options = { maxBuffer: 64 * 1024 * 1024, ...(signal ? { signal } : {}) }
  const { stdout } = await run(
    'tesseract',
    [image, 'stdout', '-l', 'fra', '--dpi', String(DPI), 'tsv'],
    options,
  )
  return stdout
}

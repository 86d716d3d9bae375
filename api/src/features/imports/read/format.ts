import { open, readFile, stat } from 'node:fs/promises'
import { formatOf } from '../../../extraction/index.ts'
import type { DocumentFormat } from '../../../kernel/db/schema/index.ts'

/** A word-processor file is never heavier: what is, and looks like a ZIP, is an archive. */
const OFFICE_BYTES = 128 * 1024 * 1024
/** Formats that only a converter can open. */
const OFFICE = /\.(?:xlsb?|xlsm|ods|ots|pptx?|ppsx?|odp|odg|pub|wpd|wps|docm|dotx?|ott|html?|mht)$/iu
const SHEETS = /\.(?:csv|tsv|xlsx)$/iu
const TEXTS = /\.(?:csv|tsv)$/iu

/** What a received file is: by its bytes first, by its name where bytes say little. */
export async function documentFormat(path: string, name: string): Promise<DocumentFormat> {
  const head = await readHead(path)
  const zip = head[0] === 0x50 && head[1] === 0x4b
  const { size } = await stat(path)
  const bytes = zip && size <= OFFICE_BYTES ? await readFile(path) : head
  const format = zip && size > OFFICE_BYTES ? 'ZIP' : formatOf(bytes, name)
  // A truncated or unusual package: its name says that it was no archive of files.
  if (format === 'ZIP' && /\.(?:docx|odt|xlsx)$/iu.test(name)) return 'UNKNOWN'
  if (format !== 'UNKNOWN') return format
  if (SHEETS.test(name) && (zip || (TEXTS.test(name) && isText(head)))) return 'SHEET'
  return OFFICE.test(name) && head.length > 0 && !(zip && isDamaged(bytes)) ? 'DOC' : 'UNKNOWN'
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Text in whatever encoding: UTF-16 has zeros, but every other byte and after its mark. */
const isText = (head: Buffer): boolean =>
  head.length > 0 &&
  (!head.includes(0) || (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))

/** The end of a ZIP lists its entries: cut before it, nothing opens it. */
const isDamaged = (bytes: Uint8Array): boolean => !Buffer.from(bytes).includes('PK\u0005\u0006')

import { unzipSync } from 'fflate'
import type { FileFormat } from '../types.ts'

const starts = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte)

/** What a file is, by its first bytes; the name only tells a letter from a sheet among the old Microsoft formats. Pure, never throws. */
export function formatOf(bytes: Uint8Array, name = ''): FileFormat {
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'PDF'
  if (starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0x50, 0x4b, 5, 6)) return inZip(bytes)
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return /\.(?:xl|pp|ms)[a-z]*$/iu.test(name) ? 'UNKNOWN' : 'DOC'
  // « {\rtf »: LibreOffice reads it as it reads DOC.
  if (starts(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return 'DOC'
  return isImage(bytes) ? 'IMAGE' : 'UNKNOWN'
}

/** JPEG, PNG, GIF, TIFF, WebP. */
function isImage(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return (
    starts(bytes, 0xff, 0xd8, 0xff) ||
    text.startsWith('\x89PNG') ||
    text.startsWith('GIF8') ||
    text.startsWith('II*\0') ||
    text.startsWith('MM\0*') ||
    (text.startsWith('RIFF') && text.endsWith('WEBP'))
  )
}

function inZip(bytes: Uint8Array): FileFormat {
  const names = new Set<string>()
  let odt = false
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.add(name)
        return name === 'mimetype' && originalSize < 200
      },
    })
    odt = Buffer.from(found.mimetype ?? [])
      .toString('latin1')
      .startsWith('application/vnd.oasis.opendocument.text')
  } catch {
    return 'ZIP'
  }
  if (odt && names.has('content.xml')) return 'ODT'
  if (names.has('word/document.xml')) return 'DOCX'
  return names.has('xl/workbook.xml') || names.has('mimetype') || names.has('ppt/presentation.xml')
    ? 'UNKNOWN'
    : 'ZIP'
}

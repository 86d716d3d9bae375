import type { FileRef } from '../common/useDownload.ts'
import type { LinkedFile } from './file.ts'
import { PIECE_BYTES } from './piece.ts'

/** The list of the objects of a cahier of 3 000 pages, and what opening it reads beside. */
const END_BYTES = 3 * PIECE_BYTES

/** From where the end of a file is asked for: a short one is asked for whole; a long report says nothing of itself at its end. */
function beginAhead(kind: FileRef['kind'], bytes: number): number {
  if (bytes <= END_BYTES) return 0
  return kind === 'BUNDLE' ? Math.floor((bytes - END_BYTES) / PIECE_BYTES) * PIECE_BYTES : bytes
}

/** A file whose end is asked for before pdf.js asks for it piece after piece, each once it has read the one before. */
export function withAhead(kind: FileRef['kind'], far: LinkedFile): LinkedFile {
  /** Null: not received, asked for again as anything else is. */
  let ahead: { readonly begin: number; readonly bytes: Promise<Uint8Array | null> } | null = null
  return {
    bytes: async () => {
      const bytes = await far.bytes()
      const begin = beginAhead(kind, bytes)
      if (begin < bytes)
        ahead ??= { begin, bytes: far.range(begin, bytes, new AbortController().signal).catch(() => null) }
      return bytes
    },
    range: async (begin, end, signal) => {
      const near = ahead && begin >= ahead.begin ? await ahead.bytes : null
      // A copy: pdf.js takes what it is given for its own.
      if (ahead && near) return near.slice(begin - ahead.begin, end - ahead.begin)
      return far.range(begin, end, signal)
    },
  }
}

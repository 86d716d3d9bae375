import type { FileRef } from '../common/useDownload.ts'
import type { LinkedFile } from './file.ts'
import { PIECE_BYTES } from './piece.ts'

/** The list of the objects of a cahier of 3 000 pages, and what opening it and drawing its first page read beside. */
const END_BYTES = 3.5 * PIECE_BYTES
/** Another page that is opened first and what it is drawn with, or the picture of a cover that is larger than that. */
const PAGE_BYTES = 3 * PIECE_BYTES

interface Ahead {
  readonly begin: number
  readonly end: number
  /** Null: not received, asked for again as anything else is. */
  readonly bytes: Promise<Uint8Array | null>
}

/** From where the end of a file is asked for: a short one is asked for whole; a long report says nothing of itself at its end. */
function beginAhead(kind: FileRef['kind'], bytes: number): number {
  if (bytes <= END_BYTES) return 0
  return kind === 'BUNDLE' ? Math.floor((bytes - END_BYTES) / PIECE_BYTES) * PIECE_BYTES : bytes
}

/**
 * A file of which what opening it takes is asked for in few requests: pdf.js asks piece after piece, each once it has read the one
 * before, and over a slow network each is a journey.
 */
export function withAhead(kind: FileRef['kind'], far: LinkedFile): LinkedFile {
  const known: Ahead[] = []
  let length = 0
  const ask = (begin: number, end: number): void => {
    const bytes = far.range(begin, end, new AbortController().signal).catch(() => null)
    known.push({ begin, end, bytes })
  }
  return {
    bytes: async () => {
      length = await far.bytes()
      const begin = beginAhead(kind, length)
      if (begin < length && known.length === 0) ask(begin, length)
      return length
    },
    range: async (begin, end, signal) => {
      // The head says nothing of pages; what comes next is one.
      const [atEnd, page] = known
      if (kind === 'BUNDLE' && begin > 0 && atEnd && !page && begin < atEnd.begin)
        ask(begin, Math.max(end, Math.min(begin + PAGE_BYTES, atEnd.begin)))
      const part = known.find((one) => begin >= one.begin && end <= one.end)
      const near = part && (await part.bytes)
      // A copy: pdf.js takes what it is given for its own.
      return near ? near.slice(begin - part.begin, end - part.begin) : far.range(begin, end, signal)
    },
  }
}

import type { FileRef } from '../common/useDownload.ts'
import type { LinkedFile } from './file.ts'
import { PIECE_BYTES } from './piece.ts'

/** Of a cahier made before it said what opening it takes; and no more than that of any file is asked for whole. */
const END_BYTES = 3 * PIECE_BYTES
/** The picture of a cover may be larger than all the rest: who opens another page does not wait for it. */
const MOST_OPENING = 8 * PIECE_BYTES
/** What comes before that: the list that one reads, and what says where each page is. */
const LIST_BYTES = 3 * PIECE_BYTES
/** Another page that is opened first and what it is drawn with, or the picture of a cover that is larger than that. */
const PAGE_BYTES = 3 * PIECE_BYTES

interface Ahead {
  readonly begin: number
  readonly end: number
  /** Null: not received, asked for again as anything else is. */
  readonly bytes: Promise<Uint8Array | null>
}

/** The length of a file, and how much of its end opening it takes, where that is known. */
interface Ends {
  readonly bytes: number
  readonly opening?: number
}
interface Far {
  readonly ends: () => Promise<Ends>
  readonly range: LinkedFile['range']
}

/** From where the end of a file is asked for: a short one is asked for whole; a long report says nothing of itself at its end. */
function beginAhead(kind: FileRef['kind'], { bytes, opening = END_BYTES }: Ends): number {
  if (bytes <= END_BYTES) return 0
  const end = Math.min(opening, MOST_OPENING)
  return kind === 'BUNDLE' ? Math.max(0, Math.floor((bytes - end) / PIECE_BYTES) * PIECE_BYTES) : bytes
}

/**
 * A file of which what opening it takes is asked for in few requests: pdf.js asks piece after piece, each once it has read the one
 * before, and over a slow network each is a journey.
 */
export function withAhead(kind: FileRef['kind'], far: Far): LinkedFile {
  const known: Ahead[] = []
  const ask = (begin: number, end: number): void => {
    const bytes = far.range(begin, end, new AbortController().signal).catch(() => null)
    known.push({ begin, end, bytes })
  }
  const asked = { list: false, page: false }
  const askBefore = (atEnd: number, begin: number, end: number): void => {
    const list = Math.max(PIECE_BYTES, atEnd - LIST_BYTES)
    const what = begin < list ? 'page' : 'list'
    if (asked[what]) return
    asked[what] = true
    if (what === 'list') ask(list, Math.max(end, atEnd))
    else ask(begin, Math.max(end, Math.min(begin + PAGE_BYTES, list)))
  }
  return {
    bytes: async () => {
      const ends = await far.ends()
      const begin = beginAhead(kind, ends)
      if (begin < ends.bytes && known.length === 0) ask(begin, ends.bytes)
      return ends.bytes
    },
    range: async (begin, end, signal) => {
      // The head says nothing of pages.
      const [atEnd] = known
      if (kind === 'BUNDLE' && begin > 0 && atEnd && begin < atEnd.begin) askBefore(atEnd.begin, begin, end)
      const part = known.find((one) => begin >= one.begin && end <= one.end)
      const near = part && (await part.bytes)
      // A copy: pdf.js takes what it is given for its own.
      return near ? near.slice(begin - part.begin, end - part.begin) : far.range(begin, end, signal)
    },
  }
}

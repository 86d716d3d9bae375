import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { createObjectPack, type ObjectPack } from './object-pack.ts'
import type { StreamWriter } from './stream-writer.ts'

/** Objects of one stream: few enough that a reader asking for one does not unpack thousands. */
const MOST_PACKED = 128
/** Of what is packed fast because nearly nobody asks for it. */
const MOST_PACKED_FAST = 1024
const MOST_PACKED_BYTES = 2 ** 17
/** Object streams being compressed on another core while documents are read. */
const MOST_WAITING = 8
const compress = promisify(deflate)

/** Object streams that are compressed aside and written a little later, always in the same order. */
export interface PacksAside {
  /** Puts an object that is not a stream, by its bytes, which are copied; `level` is how hard they are compressed. */
  packPart(number: number, bytes: Uint8Array, from: number, to: number, level: number): void
  /** Closes the object stream being filled: what comes next is not unpacked together with what came before. */
  closeParts(level: number): void
  /** Writes what was compressed until not much of it waits, or nothing when `all`. */
  settle(all?: boolean): Promise<void>
}

interface Taken {
  readonly container: number
  readonly entries: string
  readonly data: Buffer
}
interface Waiting extends Omit<Taken, 'data'> {
  readonly smaller: Promise<Buffer>
}

/** `take` gives a number to what a pack holds and empties it; `stream` writes the result. */
export function openPacksAside(
  out: StreamWriter,
  take: (pack: ObjectPack) => Taken,
  stream: (number: number, entries: string, data: Buffer) => void,
): PacksAside {
  const pack = createObjectPack()
  const waiting: Waiting[] = []
  const closeParts = (level: number) => {
    if (pack.numbers.length === 0) return
    const { container, data, entries } = take(pack)
    const smaller = compress(data, { level })
    // Seen when its turn comes, which may not be when something else has failed.
    smaller.catch(() => undefined)
    waiting.push({ container, entries, smaller })
  }
  return {
    closeParts,
    packPart: (number, bytes, from, to, level) => {
      pack.add(number, bytes, from, to)
      const most = level < 2 ? MOST_PACKED_FAST : MOST_PACKED
      if (pack.numbers.length >= most || pack.size() >= MOST_PACKED_BYTES) closeParts(level)
    },
    settle: async (all = false) => {
      while (waiting.length > (all ? 0 : MOST_WAITING)) {
        const { container, entries, smaller } = waiting.shift() as Waiting
        stream(container, entries, await smaller)
        if (out.full()) await out.drain()
      }
    },
  }
}

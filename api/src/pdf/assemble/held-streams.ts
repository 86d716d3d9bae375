import type { StreamTarget } from '../body/copying.ts'
import type { Text } from '../body/text.ts'

interface Held {
  readonly number: number
  readonly head: Text
  readonly parts: Uint8Array[]
}

/** Streams of a small document of our own that wait in memory for their place in the bundle. */
export interface HeldStreams {
  readonly target: StreamTarget
  /** Writes those whose number is at least `from`, the last one met first, and lets them go. */
  writeTo(target: StreamTarget, from: number): void
}

export function holdStreams(): HeldStreams {
  const held: Held[] = []
  // What is given may be used again by its owner.
  const keep = (part: Uint8Array) => held.at(-1)?.parts.push(Uint8Array.from(part))
  return {
    target: {
      open: (number, head) => {
        const own = { bytes: Buffer.from(head.bytes.subarray(0, head.length)), length: head.length, fields: [...head.fields] } // prettier-ignore
        held.push({ number, head: own, parts: [] })
      },
      data: keep,
      range: ({ file }, offset, length) => {
        const part = Buffer.alloc(length)
        file.into(part, offset)
        held.at(-1)?.parts.push(part)
      },
      close: () => undefined,
      full: () => false,
      drain: () => Promise.resolve(),
    },
    writeTo: (target, from) => {
      while ((held.at(-1)?.number ?? -1) >= from) {
        const { number, head, parts } = held.pop() as Held
        target.open(number, head)
        for (const part of parts) target.data(part)
        target.close()
      }
    },
  }
}

import { FIELD, moveFields } from '../body/text.ts'
import type { Gather } from './gather.ts'
import { ReadFault, type Readable } from './readable.ts'

/** Numbers to move in a part of a file while it goes by; their places count from its beginning, ascending. */
export interface Move {
  readonly fields: Uint32Array
  readonly base: number
}

/** A part of a file that goes into another as it is, but for its numbers. */
export interface Part {
  readonly from: Readable
  readonly offset: number
  readonly length: number
  readonly move: Move | null
}

const NO_MOVE: Move = { fields: new Uint32Array(), base: 0 }

/** Reads a part into the blocks being gathered, without a place between. Rejects with `ReadFault` when the file no longer gives it. */
export async function carryPart(gather: Gather, { from, offset, length, move }: Part): Promise<void> {
  const { fields, base } = move ?? NO_MOVE
  let field = 0
  for (let at = 0; at < length;) {
    const room = gather.room()
    let end = at + Math.min(room.length, length - at)
    let next = field
    while (next < fields.length && (fields[next] as number) < end) next++
    // A number is never cut in two.
    const last = fields[next - 1] ?? 0
    if (next > field && last + FIELD > end) {
      end = last
      next--
    }
    if (end === at) await gather.flush()
    else {
      await fill(from, room.subarray(0, end - at), offset + at)
      if (move) moveFields(room, fields.subarray(field, next), base, at)
      await gather.took(end - at)
      field = next
      at = end
    }
  }
}

async function fill(from: Readable, target: Buffer, offset: number): Promise<void> {
  for (let done = 0; done < target.length;) {
    const count = await from.later(target.subarray(done), offset + done).catch((cause: unknown) => {
      throw new ReadFault(from, { cause })
    })
    if (count === 0) throw new ReadFault(from)
    done += count
  }
}

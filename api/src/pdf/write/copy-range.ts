import type { StreamWriter } from './stream-writer.ts'

/** What can be read at random. */
interface Readable {
  /** Fills `target` with bytes from there on; returns how many there were. */
  into(target: Buffer, offset: number): number
}

/** Copies a part of a file as it is, from the disk to the block being filled, without a place between. */
export function copyRange(out: StreamWriter, from: Readable, offset: number, length: number): void {
  for (let done = 0; done < length;) {
    const room = out.room()
    const count = from.into(room.subarray(0, Math.min(room.length, length - done)), offset + done)
    if (count === 0) throw new Error('the file was cut while it was read')
    out.took(count)
    done += count
  }
}

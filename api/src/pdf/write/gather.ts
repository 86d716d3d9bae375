import type { Sink } from './sink.ts'

/** Bytes being gathered into blocks for a sink: one is filled while the one before is on its way. */
export interface Gather {
  /** Room for at least one byte of the block being filled. */
  room(): Buffer
  /** Says how many bytes of it were written. */
  took(bytes: number): Promise<void>
  put(bytes: Buffer): Promise<void>
  /** Hands over what there is. */
  flush(): Promise<void>
  /** Settles when the sink has taken everything handed over. */
  end(): Promise<void>
}

export function openGather(sink: Sink, blockSize: number): Gather {
  const free: Buffer[] = []
  let block: Buffer | null = null
  let used = 0
  let onItsWay: Promise<void> = Promise.resolve()
  const current = () => (block ??= free.pop() ?? Buffer.allocUnsafeSlow(blockSize))
  const send = async (full: Buffer, after: () => void) => {
    await onItsWay
    onItsWay = sink(full).then(after)
    // Seen by whoever waits next.
    onItsWay.catch(() => undefined)
  }
  const flush = async () => {
    if (!block || used === 0) return
    const [full, length] = [block, used]
    block = null
    used = 0
    await send(full.subarray(0, length), () => void free.push(full))
  }
  const took = async (bytes: number) => {
    used += bytes
    if (used === blockSize) await flush()
  }
  return {
    room: () => current().subarray(used),
    took,
    put: async (bytes) => {
      if (bytes.length === blockSize) {
        await flush()
        await send(bytes, () => undefined)
        // The block is its owner's again when this settles.
        return onItsWay
      }
      for (let at = 0; at < bytes.length;) {
        const part = Math.min(bytes.length - at, blockSize - used)
        bytes.copy(current(), used, at, at + part)
        at += part
        await took(part)
      }
    },
    flush,
    end: () => onItsWay,
  }
}

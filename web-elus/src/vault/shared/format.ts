/** How a file lies on the device: chunks of clear text, each sealed by itself, so that a range opens only the chunks that it touches. */
export const CHUNK_BYTES = 1_048_576
const TAG_BYTES = 16
export const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES

/** Number of chunks of a file of `bytes` bytes. */
export const chunksOf = (bytes: number): number => Math.ceil(bytes / CHUNK_BYTES)

/** Length of one chunk once sealed; the last one is shorter. */
export function sealedLength(bytes: number, index: number): number {
  return Math.min(CHUNK_BYTES, bytes - index * CHUNK_BYTES) + TAG_BYTES
}

/** Length of the whole file once sealed. */
export const sealedSize = (bytes: number): number => bytes + chunksOf(bytes) * TAG_BYTES

/**
 * How many whole chunks are in a file cut anywhere: what comes after them is written again. The last chunk of a file counts only once
 * all of it is there.
 */
export function wholeChunks(bytes: number, storedBytes: number): number {
  return storedBytes >= sealedSize(bytes) ? chunksOf(bytes) : Math.floor(storedBytes / SEALED_BYTES)
}

/** The chunks that hold the bytes from `begin` to `end` (excluded), first and last included. */
export function chunksAround(begin: number, end: number): { first: number; last: number } {
  return {
    first: Math.floor(begin / CHUNK_BYTES),
    last: Math.floor((Math.max(end, begin + 1) - 1) / CHUNK_BYTES),
  }
}

/** A counter as nonce (NIST SP 800-38D §8.2.1): each file has its own key, so that no pair of key and nonce ever meets two contents. */
export function nonceOf(index: number): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setUint32(8, index)
  return nonce
}

/** Ties a chunk to its place in its file: one moved or swapped does not open. */
export const placeOf = (sha256: string, index: number): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${sha256}:${index}`)

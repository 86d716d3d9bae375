export type Bytes = Uint8Array<ArrayBuffer>
/** SHA-256 of some bytes: given by whoever calls, so that a server and a browser share what is built on it. */
export type Sha256 = (bytes: Bytes) => Bytes | Promise<Bytes>

/** SHA-256 by WebCrypto, which both Node and browsers have. */
export const webSha256: Sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

const encoder = new TextEncoder()

/** The bytes of a text in UTF-8. */
export const utf8 = (text: string): Bytes => encoder.encode(text)

/** The text of UTF-8 bytes. Throws a TypeError when they are not UTF-8. A byte order mark is kept: it is a byte like another. */
export const textOf = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

/** Lower-case hexadecimal digits, two a byte. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The bytes behind hexadecimal digits. */
export const fromHex = (hex: string): Bytes =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** The fingerprint of bytes, in hexadecimal. */
export const fingerprintOf = async (sha256: Sha256, bytes: Bytes): Promise<string> =>
  toHex(await sha256(bytes))

/** Several pieces one after the other. */
export function concat(...pieces: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])

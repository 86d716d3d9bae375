export type Encoding = 'UTF-8' | 'UTF-16' | 'Macintosh' | 'Windows-1252'

/** The text of a file of unknown encoding, and which it is: as its mark says, else UTF-8 when it is valid, else what Windows writes. Pure. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return as(bytes, 'utf-16le', 'UTF-16')
  if (a === 0xfe && b === 0xff) return as(bytes, 'utf-16be', 'UTF-16')
  const zeros = zerosOf(bytes)
  if (zeros) return as(bytes, zeros, 'UTF-16')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    if (isMacintosh(bytes)) return as(bytes, 'macintosh', 'Macintosh')
    return { text: windows(bytes), encoding: 'Windows-1252' }
  }
}

const as = (bytes: Uint8Array, label: string, encoding: Encoding) => ({
  text: new TextDecoder(label).decode(bytes),
  encoding,
})

/** Letters 0x80 to 0x9F of Windows-1252, which some versions of Node decode as control characters. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const windows = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/gu, (sign) => HIGH[sign.charCodeAt(0) - 0x80] ?? sign)

/** UTF-16 without its mark: every other byte of a text in Latin letters is zero. */
function zerosOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 200)
  const at = (odd: number) => head.filter((byte, index) => index % 2 === odd && byte === 0).length
  if (at(1) > head.length / 4) return 'utf-16le'
  return at(0) > head.length / 4 ? 'utf-16be' : null
}

/** « é » and « è » of the Macintosh are rare signs of Windows, whose own are control characters of nobody. */
function isMacintosh(bytes: Uint8Array): boolean {
  let [mac, windows] = [0, 0]
  for (const byte of bytes) {
    if (byte === 0x8e || byte === 0x8f || byte === 0x88) mac += 1
    if (byte === 0xe9 || byte === 0xe8 || byte === 0xe0) windows += 1
  }
  return mac > windows
}

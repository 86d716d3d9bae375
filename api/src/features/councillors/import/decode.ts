/** Letters 0x80 to 0x9F of Windows-1252, which some versions of Node decode as control characters. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Text of unknown encoding: as its mark says, else UTF-8 when it is valid, else what Excel writes in France. Pure. */
export function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return as(bytes, 'utf-16le', 'UTF-16')
  if (a === 0xfe && b === 0xff) return as(bytes, 'utf-16be', 'UTF-16')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    return { text: windows(bytes), encoding: 'Windows-1252' }
  }
}

const as = (bytes: Uint8Array, label: string, encoding: string) => ({
  text: new TextDecoder(label).decode(bytes),
  encoding,
})

const windows = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/gu, (sign) => HIGH[sign.charCodeAt(0) - 0x80] ?? sign)

interface Size {
  readonly width: number
  readonly height: number
}

/** The size at which a picture fits into a box of the same unit, never enlarged. */
export function fit({ width, height }: Size, wide: number, high: number): Size {
  const scale = Math.min(1, wide / width, high / height)
  return { width: width * scale, height: height * scale }
}

/** The bytes of a picture that is kept as a data address (RFC 2397) in Base64. */
export const bytesOfAddress = (address: string): Buffer =>
  Buffer.from(address.replace(/^[^,]*,/u, ''), 'base64')

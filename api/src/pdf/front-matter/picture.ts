import { deflateSync } from 'node:zlib'
import { bytesOfAddress } from '../image/fit.ts'

/** A picture as PDF writes it: an image, and how much of each dot is seen where some are not whole. */
export interface Picture {
  /** Dots. */
  readonly width: number
  readonly height: number
  /** Entries of its dictionary, without /Length and without the mask. */
  readonly entries: string
  readonly data: Uint8Array
  readonly mask: { readonly entries: string; readonly data: Uint8Array } | null
}

/** Reads a PNG or a JPEG given as a data address; null for anything else, or a damaged one: a cover does without. */
export async function readPicture(address: string): Promise<Picture | null> {
  const bytes = bytesOfAddress(address)
  // Only here: it takes time and room to load, and most covers have no logo.
  const { JpegEmbedder, PngEmbedder } = await import('pdf-lib')
  try {
    return bytes[0] === 0xff
      ? asJpeg(await JpegEmbedder.for(bytes), bytes)
      : asPng(await PngEmbedder.for(bytes))
  } catch {
    return null
  }
}

interface Measured {
  readonly width: number
  readonly height: number
  readonly bitsPerComponent: number
  readonly colorSpace: string
}

function entriesOf({ width, height, bitsPerComponent }: Measured, space: string, filter: string): string {
  return `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent ${bitsPerComponent}/ColorSpace/${space}/Filter/${filter}`
}

/** Its bytes go in as they are. */
function asJpeg(image: Measured, data: Uint8Array): Picture {
  // Four colours are written upside down by the programs that make such pictures (Adobe's marker).
  const inverted = image.colorSpace === 'DeviceCMYK' ? '/Decode[1 0 1 0 1 0 1 0]' : ''
  const { width, height } = image
  return {
    width,
    height,
    data,
    mask: null,
    entries: entriesOf(image, image.colorSpace, 'DCTDecode') + inverted,
  }
}

/** What `pdf-lib` keeps of a picture that it has unpacked; its types do not say it. */
interface Channels {
  readonly image: { readonly rgbChannel: Uint8Array; readonly alphaChannel?: Uint8Array }
}

function asPng(embedder: Measured): Picture {
  const { rgbChannel, alphaChannel } = (embedder as unknown as Channels).image
  const { width, height } = embedder
  const mask = alphaChannel
    ? { entries: entriesOf(embedder, 'DeviceGray', 'FlateDecode'), data: deflateSync(alphaChannel) }
    : null
  const entries = entriesOf(embedder, 'DeviceRGB', 'FlateDecode')
  return { width, height, entries, data: deflateSync(rgbChannel), mask }
}

import type { MailHouse } from '../../kernel/notify/templates.ts'
import { bytesOfAddress, fit } from '../../pdf/index.ts'

/** What a paper bears of the authority: its colour and its logo. */
export interface House {
  readonly colour: string
  readonly logo: Logo | null
}
export interface Logo {
  readonly type: 'png' | 'jpg'
  readonly bytes: Buffer
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** That of the product, for an authority that has not said its own. */
const COLOUR = '#1f4b5f'
/** WCAG 2.2, 1.4.3: what text needs against white paper. */
const LEGIBLE = 4.5

/** As the authority's row keeps them: a colour, and a logo as a data address. A colour too light to be read on paper is darkened. */
export function houseOf({
  colour,
  logo,
}: {
  readonly colour: string | null
  readonly logo: string | null
}): House {
  return { colour: colourOf({ colour }), logo: logo === null ? null : logoOf(logo) }
}

/** The same on a mail, the logo at the size that it is shown at. */
export function mailHouse(authority: Parameters<typeof houseOf>[0]): MailHouse {
  const { colour, logo } = houseOf(authority)
  if (logo === null) return { colour, logo }
  const { width, height } = fit(logo, 180, 68)
  const picture = { cid: 'logo', content: logo.bytes, width: Math.round(width), height: Math.round(height) }
  return { colour, logo: { ...picture, contentType: logo.type === 'png' ? 'image/png' : 'image/jpeg' } }
}

/** The colour of what is printed or sent in the name of an authority: legible on white, and under white. */
export const colourOf = (authority: { readonly colour: string | null }): string =>
  legible(authority.colour ?? COLOUR)

export const dataAddress = ({ type, bytes }: Logo): string =>
  `data:image/${type === 'png' ? 'png' : 'jpeg'};base64,${bytes.toString('base64')}`

function logoOf(address: string): Logo | null {
  const bytes = bytesOfAddress(address)
  const png = bytes[0] === 0x89
  const size = png ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : jpegSize(bytes)
  return size && size.width > 0 && size.height > 0 ? { type: png ? 'png' : 'jpg', bytes, ...size } : null
}

/** The frame header (SOF) of a JPEG says its size; the segments before it are passed over. */
function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

function legible(colour: string): string {
  for (let shade = 1; shade > 0; shade -= 0.05) {
    const darker = channelsOf(colour).map((value) => Math.round(value * shade))
    if (1.05 / (luminance(darker) + 0.05) >= LEGIBLE)
      return `#${darker.map((value) => value.toString(16).padStart(2, '0')).join('')}`
  }
  return COLOUR
}

const channelsOf = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** Relative luminance (WCAG 2.2). */
const luminance = (channels: readonly number[]): number => {
  const [red = 0, green = 0, blue = 0] = channels.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

import { createRequire } from 'node:module'

/** What is used of the library that draws. */
export interface Drawing {
  composite(layers: readonly object[]): Drawing
  toColourspace(space: 'b-w' | 'cmyk'): Drawing
  jpeg(how: { readonly quality: number; readonly progressive?: boolean }): Drawing
  toBuffer(): Promise<Buffer>
}
const sharp = createRequire(import.meta.url)('sharp') as (how: object) => Drawing

/** A drawing, with some grain as scanners give. */
export const drawn = (width: number, height: number): Drawing =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 225, sigma: 12 },
    },
  }).composite([
    {
      input: Buffer.from(
        `<svg width="${width}" height="${height}"><circle cx="50%" cy="40%" r="30%" fill="#14508c"/><path d="M0 ${height * 0.8}h${width}" stroke="#a02020" stroke-width="60"/></svg>`,
      ),
    },
  ])
export const jpegOf = (picture: Drawing): Promise<Buffer> => picture.jpeg({ quality: 88 }).toBuffer()

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bodyName } from '../index.ts'
import { itemOf, openBench, specOf } from '../testing/bundling.ts'
import { drawn, jpegOf } from '../testing/drawn.ts'
import { measure } from '../testing/measure.ts'
import { sketched } from '../testing/sketch.ts'
import { paint, present, qpdfComplaints } from '../testing/tools.ts'

const bench = openBench()
const [WIDTH, HEIGHT] = [1800, 2500]
const GREY = '/Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray'

const pictures = {
  rgb: await jpegOf(drawn(WIDTH, HEIGHT)),
  grey: await jpegOf(drawn(WIDTH, HEIGHT).toColourspace('b-w')),
  cmyk: await jpegOf(drawn(WIDTH, HEIGHT).toColourspace('cmyk')),
  small: await jpegOf(drawn(200, 200)),
  enormous: await drawn(6400, 6400).toColourspace('b-w').jpeg({ quality: 1, progressive: true }).toBuffer(),
}

/** One page per picture, each with a text and a link to the first page. */
function album(images: readonly { readonly dict: string; readonly data: Buffer }[]): Buffer {
  const more = images.flatMap(({ dict, data }, i) => [
    [300 + i, { dict: `/Type /XObject /Filter /DCTDecode ${dict}`, data }] as const,
    [
      400 + i,
      { dict: '', data: `q 500 0 0 700 40 70 cm /Im Do Q BT /F1 12 Tf 40 50 Td (Planche${i}) Tj ET` },
    ] as const,
  ])
  return sketched({
    sheets: images.map((_, i) => ({
      text: '',
      entries: `/Resources << /XObject << /Im ${300 + i} 0 R >> /Font << /F1 3 0 R >> >> /Contents ${400 + i} 0 R /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Dest [8 0 R /Fit] >>]`,
    })),
    more: Object.fromEntries([...more, [500, { dict: '/N 3', data: 'profile' }]]),
  })
}
const size = (width: number, height: number) => `/Width ${width} /Height ${height}`
const common = `/Subtype /Image /BitsPerComponent 8 ${size(WIDTH, HEIGHT)}`

const bundled = async (path: string, light: boolean, body?: string) => {
  const item = itemOf('1', [['Rapport', path]])
  const documents = item.documents.map((one) => ({ ...one, ...(body ? { body } : {}) }))
  return bench.assemble(specOf([{ ...item, documents }], { light }))
}

describe('the light edition', () => {
  it('draws large JPEGs with fewer pixels and keeps all the rest', async () => {
    const path = bench.save(
      album([
        { dict: `${common} /ColorSpace /DeviceRGB`, data: pictures.rgb },
        { dict: `${common} /ColorSpace [/ICCBased 500 0 R]`, data: pictures.rgb },
        { dict: `${common} /ColorSpace /DeviceGray`, data: pictures.grey },
      ]),
    )
    const [whole, light] = [await bundled(path, false), await bundled(path, true)]
    expect(light.result.bytes).toBeLessThan(whole.result.bytes / 2)
    expect(light.result.items).toEqual(whole.result.items)
    const [before, after] = await Promise.all([whole, light].map((one) => measure(readFileSync(one.path))))
    expect(after).toEqual(before)
    if (present('qpdf')) expect(qpdfComplaints(light.path)).toBe('')
    if (!present('pdftoppm', '-v')) return
    const [old, now] = [paint(whole.path, 1, 3), paint(light.path, 1, 3)]
    now.forEach(({ data }, i) => {
      const far =
        data.reduce((sum, shade, at) => sum + Math.abs(shade - (old[i]?.data[at] ?? 0)), 0) / data.length
      expect(far).toBeGreaterThan(0)
      expect(far).toBeLessThan(3)
    })
  })

  it.each([
    ['in four colours', `${common} /ColorSpace /DeviceCMYK`, pictures.cmyk],
    [
      'that is small',
      `/Subtype /Image /BitsPerComponent 8 ${size(200, 200)} /ColorSpace /DeviceRGB`,
      pictures.small,
    ],
    [
      'whose samples are read in another way',
      `${common} /ColorSpace /DeviceRGB /Decode [1 0 1 0 1 0]`,
      pictures.rgb,
    ],
    [
      'with a colour that stands for nothing',
      `${common} /ColorSpace /DeviceRGB /Mask [0 1 0 1 0 1]`,
      pictures.rgb,
    ],
    ['of another size than is said', `${GREY} ${size(9, 9)}`, pictures.grey],
    ['of other colours than is said', `${common} /ColorSpace /DeviceRGB`, pictures.grey],
    ['of too many pixels for the memory', `${GREY} ${size(6400, 6400)}`, pictures.enormous],
    ['that is cut', `${common} /ColorSpace /DeviceRGB`, pictures.rgb.subarray(0, 90_000)],
  ])('leaves a picture %s as it is', async (_, dict, data) => {
    const path = bench.save(album([{ dict, data }]))
    const [whole, light] = [await bundled(path, false), await bundled(path, true)]
    expect(readFileSync(light.path).equals(readFileSync(whole.path))).toBe(true)
  })

  it('is copied from a light body the second time', async () => {
    const path = bench.save(album([{ dict: `${common} /ColorSpace /DeviceRGB`, data: pictures.rgb }]))
    const body = `${bench.fresh()}-${bodyName('0'.repeat(64), true)}`
    const [direct, first] = [await bundled(path, true), await bundled(path, true, body)]
    const second = await bundled('', true, body)
    expect([first.result.sha256, second.result.sha256]).toEqual(Array(2).fill(direct.result.sha256))
  })
})

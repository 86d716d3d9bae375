import { describe, expect, it } from 'vitest'
import { faceOf, type FaceName } from './faces.ts'
import { createPen } from './pen.ts'
import { readKerning } from './kerning.ts'

describe('the fonts of the house', () => {
  const faces: readonly FaceName[] = ['mark', 'sans', 'sansBold', 'sansItalic', 'serif', 'serifText']
  it.each(faces)('%s writes French', (name) => {
    const face = faceOf(name)
    for (const char of 'ÀÉÈÊËÎÏÔÙÛÜÇŒÆàéèêëîïôùûüçœæ«»’–—…°€²³')
      expect(face.glyphOf(char), char).toBeGreaterThan(0)
    expect(face.postScript).toMatch(/^(PublicSans|SourceSerif4)-(Medium|Regular|SemiBold|Italic)$/)
  })

  it.each(faces)('%s brings « AV » closer, and leaves « HH » alone', (name) => {
    const { glyphOf, kerning } = faceOf(name)
    expect(kerning(glyphOf('A'), glyphOf('V'))).toBeLessThan(-10)
    expect(kerning(glyphOf('H'), glyphOf('H'))).toBe(0)
  })

  it('has no pairs without their table', () => expect(readKerning(undefined)(1, 2)).toBe(0))

  it('writes kerned letters as wide as it says', () => {
    const pen = createPen('serif')
    expect(pen.kernedWidth('AVAV', 10)).toBeLessThan(pen.width('AVAV', 10))
    // What is between the strings of TJ, in thousandths, is the difference.
    const moved = [...pen.encodeKerned('AVAV').matchAll(/>(-?\d+)</g)].reduce(
      (sum, [, by]) => sum + Number(by),
      0,
    )
    expect(pen.width('AVAV', 1) - pen.kernedWidth('AVAV', 1)).toBeCloseTo(moved / 1000, 2)
  })

  it('keeps the space beside a dash', () => {
    const pen = createPen('sans')
    expect(pen.kernedWidth('– V', 10)).toBeCloseTo(pen.width('– V', 10), 6)
  })
})

import { describe, expect, it } from 'vitest'
import { touches, thin } from './ink.ts'
import { findQuote, offsetsOf, quoteAt, rangeBetween, readLayer } from './layer.ts'
import { down, NO_HANDS, up } from './pointers.ts'

const layer = () => {
  const host = document.createElement('div')
  host.innerHTML =
    '<span>Le taux ne peut</span><span> </span><span>excéder 30 %</span><br><span>du montant des tra-</span><br><span>vaux. Le taux suit.</span>'
  document.body.append(host)
  return readLayer(host)
}

describe('the text over a page', () => {
  it('reads lines as lines', () => {
    expect(layer().text).toBe('Le taux ne peut excéder 30 %\ndu montant des tra-\nvaux. Le taux suit.')
  })

  it('goes from a selection to its place and back, spaces at its ends left out', () => {
    const text = layer()
    const start = text.text.indexOf('excéder') - 1
    const range = rangeBetween(text, start, text.text.indexOf('vaux') + 4)!
    const place = offsetsOf(text, range)!
    expect(text.text.slice(place.start, place.end)).toBe('excéder 30 %\ndu montant des tra-\nvaux')
    expect(quoteAt(text.text, place.start, place.end)).toMatchObject({
      prefix: 'Le taux ne peut ',
      suffix: '. Le taux suit.',
    })
  })

  it.each([
    ['excéder  30 % du montant', null, 'excéder 30 %\ndu montant'],
    ['travaux', null, 'tra-\nvaux'],
    ['Le taux', { exact: '', prefix: 'travaux. ', suffix: '' }, 'Le taux'],
    ['absent', null, null],
    ['', null, null],
  ])('finds « %s » again', (exact, quote, found) => {
    const { text } = layer()
    const place = findQuote(text, exact, quote)
    expect(place && text.slice(place.start, place.end)).toBe(found)
    if (quote) expect(place?.start).toBeGreaterThan(20)
  })
})

describe('hands on the page', () => {
  const [pen, finger, other] = [
    { id: 1, type: 'pen', button: 0 },
    { id: 2, type: 'touch', button: 0 },
    { id: 3, type: 'touch', button: 0 },
  ]
  it('draws with a finger until a stylus is seen', () => {
    expect(down(NO_HANDS, finger)).toMatchObject({ drawing: 2, moving: null })
    const seen = up(down(NO_HANDS, pen), 1)
    expect(down(seen, finger)).toMatchObject({ drawing: null, moving: 2 })
  })
  it('takes for the palm what comes while the stylus draws', () => {
    const drawing = down(NO_HANDS, pen)
    expect(down(drawing, finger)).toMatchObject({ drawing: 1, moving: null, drop: false })
  })
  it('drops what the palm had begun before the stylus came', () => {
    expect(down(down(NO_HANDS, finger), pen)).toMatchObject({ drawing: 1, drop: true })
  })
  it('takes two fingers for a pinch, and no other button than the main one', () => {
    expect(down(down(NO_HANDS, finger), other)).toMatchObject({ drawing: null, drop: true })
    expect(down(NO_HANDS, { id: 4, type: 'mouse', button: 2 }).drawing).toBeNull()
  })
})

describe('ink', () => {
  it('keeps the corners and leaves out what a line gives back', () => {
    const line = Array.from({ length: 50 }, (_, x) => [x, 0, 0.5])
    const corner = Array.from({ length: 50 }, (_, y) => [49, y, 0.5])
    expect(thin([...line, ...corner], 0.3)).toEqual([
      [0, 0, 0.5],
      [49, 0, 0.5],
      [49, 49, 0.5],
    ])
  })
  it('is erased where it is touched', () => {
    expect(
      touches(
        [
          [0, 0, 0.5],
          [10, 0, 0.5],
        ],
        [11, 3],
        5,
      ),
    ).toBe(true)
    expect(touches([[0, 0, 0.5]], [11, 3], 5)).toBe(false)
  })
})

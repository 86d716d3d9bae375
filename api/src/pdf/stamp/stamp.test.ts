import { describe, expect, it } from 'vitest'
import { bitsBetween } from './bands.ts'
import { drawMarks } from './marks.ts'
import { createPen } from '../font/pen.ts'
import { readContent } from './read-content.ts'
import { boxOf, toPage, toView, turnOf, upright, visibleBox, type Shape } from './upright.ts'
import { markText } from './words.ts'

const page: Shape = { box: [0, 0, 595, 842], turn: 0, unit: 1 }
const read = (content: string, shape = page) => readContent(Buffer.from(content, 'latin1'), shape)

describe('the state that a content leaves behind', () => {
  it.each([
    ['', 0, 0],
    ['q Q', 0, 0],
    ['q q 1 0 0 1 0 0 cm', 0, 2],
    ['Q Q q', 2, 1],
    ['(q q \\( q) Tj', 0, 0],
    ['% q q\nq', 0, 1],
    ['/q gs <71> Tj', 0, 0],
    ['BI /W 1 /H 1 ID q Q q EI Q', 1, 0],
    ['BI /W 1 /H 1 ID EIq q EI q', 0, 1],
    ['(never closed q q', 0, 0],
    ['<never closed q', 0, 0],
    ['q'.repeat(5), 0, 0],
  ])('%j', (content, before, after) => {
    expect(read(content)).toMatchObject({ before, after })
  })
})

describe('the ink of a page', () => {
  const [left, right] = [bitsBetween(0, 3), bitsBetween(28, 31)]
  it('is found in its bands, and elsewhere not at all', () => {
    expect(read('BT /F 12 Tf 100 400 Td (corps du texte) Tj ET').busy).toEqual([0, 0])
    const [top, bottom] = read('BT /F 10 Tf 20 828 Td (en-tete) Tj ET').busy ?? []
    expect((top ?? 0) & left).not.toBe(0)
    expect((top ?? 0) & right).toBe(0)
    expect(bottom).toBe(0)
  })
  it('follows states, matrices and lines of text', () => {
    expect(read('q 1 0 0 1 0 800 cm 540 10 50 20 re f Q 0 400 50 50 re f').busy).toEqual([
      bitsBetween((540 / 595) * 32, (590 / 595) * 32),
      0,
    ])
    expect(read('BT /F 10 Tf 14 TL 20 40 Td (a) Tj T* (b) Tj T* (c) Tj ET').busy?.[1]).toBeGreaterThan(0)
  })
  it('is not that of a clip, nor of the ground of the page', () => {
    expect(read('0 0 595 842 re W n 0 0 595 842 re f').busy).toEqual([0, 0])
  })
  it('is everywhere for a scan, and unknown for a form, a shading or too much content', () => {
    expect(read('q 595 0 0 842 0 0 cm /Im Do Q').busy).toEqual([0xffffffff, 0xffffffff])
    for (const content of ['/Fm Do', '/Sh sh', '0 0 m 9 9 l S '.repeat(30_000)])
      expect(read(content).busy).toBeNull()
  })
  it('is where the reader sees it on a turned page', () => {
    // Turned by a quarter clockwise, the left edge of the page is what is at the top.
    const turned: Shape = { ...page, turn: 90 }
    expect(read('0 0 10 842 re f', turned).busy?.[0]).toBe(0xffffffff)
    expect(read('0 0 10 842 re f', turned).busy?.[1]).toBe(0)
  })
})

describe('marks', () => {
  const pen = createPen()
  const xOf = (operators: string, mark: number) =>
    Number([...operators.matchAll(/Tf 0\.2 g (\S+) /g)].map(([, x]) => x)[mark])
  const marks = { head: 'Rapport n° 12 – 1/3', folio: '27', back: 'Sommaire' }

  it('go to their corners on a free page, and on one that is full', () => {
    for (const busy of [[0, 0], null, [0xffffffff, 0xffffffff]] as const) {
      const { operators, area } = drawMarks(marks, page, busy, pen)
      expect(xOf(operators, 0)).toBeGreaterThan(560)
      expect(operators).toContain('0.2 g 14 822.75')
      expect(area?.[2]).toBeGreaterThan(575)
    }
  })
  it('spare what is already there', () => {
    const corner = bitsBetween(0, 4)
    const head = drawMarks({ ...marks, folio: null }, page, [corner, 0], pen)
    expect(xOf(head.operators, 0)).toBeGreaterThan(200)
    const low = drawMarks({ ...marks, folio: null }, page, [0xffffffff, 0], pen)
    expect(low.operators).toContain('0.2 g 14 14 Td')
    const folio = drawMarks({ ...marks, head: null }, page, [0, bitsBetween(29, 31)], pen)
    expect(xOf(folio.operators, 0)).toBeLessThan(320)
  })
  it('are nothing when nothing is asked', () => {
    expect(drawMarks({ head: null, folio: null, back: null }, page, null, pen)).toEqual({
      operators: '',
      area: null,
    })
  })
  it('never leave the page, however long', () => {
    const long = drawMarks({ ...marks, head: 'Très long '.repeat(40) }, page, null, pen)
    const boxes = [...long.operators.matchAll(/1 g (\S+) (\S+) (\S+) (\S+) re/g)].map((m) =>
      m.slice(1).map(Number),
    )
    for (const [x = 0, y = 0, w = 0, h = 0] of boxes) {
      expect(x).toBeGreaterThan(0)
      expect(x + w).toBeLessThan(595)
      expect(y).toBeGreaterThan(0)
      expect(y + h).toBeLessThan(842)
    }
  })
  it('say what the template says', () => {
    const template = 'CP 18/12/2026 – Rapport n° {number} – {page}/{pages}'
    expect(markText(template, '101', 3, 14)).toBe('CP 18/12/2026 – Rapport n° 101 – 3/14')
    expect(markText(template, '', 3, 14)).toBe('CP 18/12/2026 – 3/14')
  })
})

describe('the visible page', () => {
  it('has its boxes in any order, and none without area', () => {
    expect(boxOf([595, 842, 0, 0])).toEqual([0, 0, 595, 842])
    expect(boxOf([0, 0, 0, 0])).toBeNull()
    expect(boxOf([0, 0, NaN, 9])).toBeNull()
    expect(visibleBox([0, 0, 100, 100], [-50, -50, 50, 50])).toEqual([0, 0, 50, 50])
    expect(visibleBox([0, 0, 100, 100], [200, 200, 300, 300])).toEqual([0, 0, 100, 100])
    expect(visibleBox(null, null)).toEqual([0, 0, 612, 792])
  })
  it.each([0, 90, 180, 270, -90, 450, 45])('turned by %d, maps there and back', (degrees) => {
    const view = upright({ box: [40, 60, 540, 760], turn: turnOf(degrees), unit: 2 })
    const [x, y] = toPage(view, 30, 70)
    const [u, v] = toView(view, x, y)
    expect([u, v]).toEqual([expect.closeTo(30), expect.closeTo(70)])
    expect(x).toBeGreaterThanOrEqual(40)
    expect(y).toBeLessThanOrEqual(760)
  })
})

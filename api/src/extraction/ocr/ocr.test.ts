import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fieldsOfText, ocrNeeds, readByOcr, TRUST_THRESHOLD } from '../index.ts'
import { linesOfTsv } from './tsv.ts'

/** What `tesseract … tsv` writes for a page of 1654 × 2339 pixels (A4 at 200 dpi). */
const HEAD = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext'
const LINES: [top: number, confidence: number, text: string][] = [
  [200, 96, 'RAPPORT DU PRÉSIDENT N° 1105'],
  [300, 93, 'Objet : Voirie communale et ouvrages d’art'],
  [400, 88, 'Rapporteur : Mme FERRAND'],
  [500, 91, 'Mesdames, Messieurs,'],
]
function tsv(): string {
  const rows = ['1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t']
  LINES.forEach(([top, confidence, text], line) => {
    rows.push(`4\t1\t1\t1\t${line}\t0\t200\t${top}\t900\t40\t-1\t`)
    let left = 200
    text.split(' ').forEach((word, index) => {
      rows.push(
        `5\t1\t1\t1\t${line}\t${index + 1}\t${left}\t${top}\t${word.length * 16}\t32\t${confidence}.5\t${word}`,
      )
      left += word.length * 16 + 12
    })
    rows.push(`5\t1\t1\t1\t${line}\t99\t1500\t${top}\t8\t30\t6.1\t|`)
  })
  return [HEAD, ...rows].join('\n')
}

describe('what tesseract writes', () => {
  const page = linesOfTsv(tsv(), 1, 200)

  it('becomes lines in points, with their confidence, without specks', () => {
    expect(page.lines.map(({ text }) => text)).toEqual(LINES.map(([, , text]) => text))
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842])
    expect(page.lines[0]).toMatchObject({ x: 72, confidence: 0.965 })
    expect(page.lines[0]?.y).toBeCloseTo(842 - (232 * 72) / 200, 0)
  })

  it('gives fields that are never held for sure', () => {
    const text = { format: 'PDF', pageCount: 1, pages: [page], bookmarks: [], metadataTitle: null, placed: true, hasText: true, ocr: true } as const // prettier-ignore
    const { title, rapporteur, number, kind } = fieldsOfText(text)
    expect([title?.value, rapporteur?.value, number?.value]).toEqual(['Voirie communale et ouvrages d’art', 'Mme FERRAND', '1105']) // prettier-ignore
    for (const field of [title, rapporteur, number]) expect(field?.confidence).toBeLessThan(TRUST_THRESHOLD)
    expect(kind.value).toBe('REPORT')
  })
})

describe('the tools', () => {
  it('are named when they are missing, and read a page when they are not', async () => {
    const needs = await ocrNeeds()
    for (const need of needs) expect(['tesseract', 'tesseract-fra', 'pdftoppm']).toContain(need)
    const folder = await mkdtemp(join(tmpdir(), 'ocr-'))
    await writeFile(join(folder, 'blank.pdf'), BLANK)
    const read = readByOcr(join(folder, 'blank.pdf'), { format: 'PDF', pageCount: 1 })
    if (needs.length > 0) await expect(read).rejects.toThrow(needs[0]?.split('-')[0] ?? '')
    else expect(await read).toMatchObject({ format: 'PDF', ocr: true, hasText: false })
    await rm(folder, { recursive: true })
  })
})

const BLANK = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`

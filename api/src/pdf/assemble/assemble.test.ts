import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName, PDFPageLeaf, PDFStream } from 'pdf-lib'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { describe, expect, it } from 'vitest'
import { formPdf, inheritingPdf, linkedPdf, shapedPdf, textPdf, type PageShape } from '../fixtures.ts'
import { openReader } from '../inspect/judge.ts'
import type { BundleItem, BundleSpec } from '../types.ts'
import { assembleBundle, assembleReport } from './assemble.ts'
import { printAgenda } from '../front-matter/print-agenda.ts'

const folder = mkdtempSync(join(tmpdir(), 'assemble-'))
let files = 0
const saved = (bytes: Uint8Array): string => {
  const path = join(folder, `${files++}.pdf`)
  writeFileSync(path, bytes)
  return path
}
const item = (number: string, title: string, ...documents: [string, Uint8Array][]): BundleItem => ({
  id: `item ${number}`,
  number,
  title,
  documents: documents.map(([label, bytes]) => ({ id: `${number} ${label}`, label, path: saved(bytes) })),
})
const specOf = (items: readonly BundleItem[], changes: Partial<BundleSpec> = {}): BundleSpec => ({
  title: 'Commission permanente – 18 décembre 2026',
  author: 'Département d’Essai',
  createdAt: '2026-12-01T08:00:00Z',
  cover: {
    authority: 'Département d’Essai',
    heading: 'Commission permanente',
    subheading: '18 décembre 2026',
  },
  agenda: { sections: [{ heading: 'I – Solidarités', items }] },
  stamp: { left: 'CP 18/12/2026 – Rapport n° {number} – {page}/{pages}', folio: true },
  ...changes,
})
async function open(path: string): Promise<PDFDocumentProxy> {
  const opening = await openReader(readFileSync(path))
  if (opening.kind !== 'open') throw new Error('the bundle does not open')
  return opening.reader.document
}
async function assembled(spec: BundleSpec) {
  const out = join(folder, `out-${files++}.pdf`)
  return { result: await assembleBundle(spec, out), pdf: await open(out), out }
}
interface Text {
  readonly str: string
  readonly x: number
  readonly y: number
  readonly upright: boolean
}
/** Texts of a page where the reader sees them: points from the top left corner. */
async function seen(
  pdf: PDFDocumentProxy,
  number: number,
): Promise<{ texts: Text[]; width: number; height: number }> {
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const [a, b, c, d] = viewport.transform as [number, number, number, number]
  const texts = (await page.getTextContent()).items.flatMap((part) => {
    if (!('str' in part) || part.str.trim() === '') return []
    const [m0, m1, , , e, f] = part.transform as [number, number, number, number, number, number]
    const [x, y] = viewport.convertToViewportPoint(e, f) as [number, number]
    return [{ str: part.str, x, y, upright: a * m0 + c * m1 > 0 && Math.abs(b * m0 + d * m1) < 0.01 }]
  })
  return { texts, width: viewport.width, height: viewport.height }
}
const pageOf = async (pdf: PDFDocumentProxy, dest: unknown): Promise<number> => {
  const explicit = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest) as [
    { num: number; gen: number },
  ]
  return (await pdf.getPageIndex(explicit[0])) + 1
}
const linksOf = async (pdf: PDFDocumentProxy, page: number) =>
  ((await (await pdf.getPage(page)).getAnnotations()) as { subtype: string; dest?: unknown }[]).filter(
    ({ subtype, dest }) => subtype === 'Link' && dest,
  )

describe('assembleBundle', async () => {
  const items = [
    item('101', 'Aide sociale', ['Rapport', await textPdf(3)], ['Annexe 1', await textPdf(2, 'Annexe')]),
    item('102', 'Routes', ['Rapport', await textPdf(1)]),
    { id: 'gone', number: '103', title: 'Point retiré', documents: [], withdrawn: true },
    item('104', 'Collèges', ['Rapport', await linkedPdf()]),
  ]
  const { result, pdf, out } = await assembled(specOf(items))

  it('says where everything starts', () => {
    expect(result).toMatchObject({ pages: 11, bytes: readFileSync(out).length })
    expect(result.items).toEqual([
      {
        id: 'item 101',
        firstPage: 3,
        documents: [
          { id: '101 Rapport', firstPage: 3, pages: 3, files: [] },
          { id: '101 Annexe 1', firstPage: 6, pages: 2, files: [] },
        ],
      },
      { id: 'item 102', firstPage: 8, documents: [{ id: '102 Rapport', firstPage: 8, pages: 1, files: [] }] },
      { id: 'gone', firstPage: null, documents: [] },
      { id: 'item 104', firstPage: 9, documents: [{ id: '104 Rapport', firstPage: 9, pages: 3, files: [] }] },
    ])
    expect(pdf.numPages).toBe(11)
  })

  it('describes itself', async () => {
    const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> }
    expect(info).toMatchObject({ Title: specOf([]).title, Author: 'Département d’Essai', Language: 'fr-FR' })
    expect(await pdf.getPageMode()).toBe('UseOutlines')
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true })
    expect(await pdf.getPageLabels()).toEqual(Array.from({ length: 11 }, (_, i) => String(i + 1)))
  })

  it('has bookmarks at two levels', async () => {
    const outline = await pdf.getOutline()
    expect(outline.map(({ title }) => title)).toEqual([
      'Ordre du jour',
      '101 – Aide sociale',
      '102 – Routes',
      '104 – Collèges',
    ])
    expect(await Promise.all(outline.map(({ dest }) => pageOf(pdf, dest)))).toEqual([2, 3, 8, 9])
    const children = outline[1]?.items ?? []
    expect(children.map(({ title }) => title)).toEqual(['Rapport', 'Annexe 1'])
    expect(await Promise.all(children.map(({ dest }) => pageOf(pdf, dest)))).toEqual([3, 6])
  })

  it('leads from the list to the pages', async () => {
    const links = await linksOf(pdf, 2)
    expect(await Promise.all(links.map(({ dest }) => pageOf(pdf, dest)))).toEqual([3, 3, 6, 8, 9])
    const words = (await seen(pdf, 2)).texts.map(({ str }) => str)
    expect(words).toEqual(
      expect.arrayContaining(['101', 'Aide sociale', '3', '6', '8', '9', 'Point retiré (retiré)']),
    )
  })

  it('keeps the links inside a report alive, by name too', async () => {
    const [link] = await linksOf(pdf, 9)
    expect(await pageOf(pdf, link?.dest)).toBe(11)
  })

  it('stamps number, page of the report and folio', async () => {
    const texts = async (page: number) => (await seen(pdf, page)).texts.map(({ str }) => str)
    expect(await texts(1)).not.toContain('1')
    expect(await texts(2)).toContain('2')
    expect(await texts(6)).toEqual(expect.arrayContaining(['CP 18/12/2026 – Rapport n° 101 – 4/5', '6']))
    expect(await texts(8)).toEqual(
      expect.arrayContaining(['CP 18/12/2026 – Rapport n° 102 – 1/1', 'Rapport page 1']),
    )
  })

  it('gives the same bytes for the same input', async () => {
    expect((await assembled(specOf(items))).result.sha256).toBe(result.sha256)
  })

  it('takes parts of a cahier by their pages, and nothing of its other pages', async () => {
    const path = saved(await linkedPdf())
    const part = (number: string, first: number, last: number): BundleItem => ({
      id: number,
      number,
      title: `Partie ${number}`,
      documents: [{ id: number, label: 'Rapport', path, pages: { first, last } }],
    })
    const spec = specOf([part('1', 2, 2), part('2', 1, 1), part('3', 1, 2)])
    const { result, pdf: cut, out: bundle } = await assembled(spec)
    expect(result.items.map(({ documents }) => documents[0]?.pages)).toEqual([1, 1, 2])
    const words = await Promise.all(
      [3, 4, 5, 6].map(async (page) => (await seen(cut, page)).texts.map(({ str }) => str).join(' ')),
    )
    expect(words.map((text) => /Milieu|Aller/u.exec(text)?.[0])).toEqual([
      'Milieu',
      'Aller',
      'Aller',
      'Milieu',
    ])
    const { context } = await PDFDocument.load(readFileSync(bundle))
    const leaves = context.enumerateIndirectObjects().filter(([, object]) => object instanceof PDFPageLeaf)
    expect(leaves).toHaveLength(6)
    const beyond = assembleBundle(specOf([part('4', 3, 4)]), join(folder, 'beyond.pdf'))
    await expect(beyond).rejects.toThrow('document 4 cannot be assembled')
  })

  it('tells its progress and stops when asked', async () => {
    const steps: string[] = []
    await assembleBundle(specOf(items), join(folder, 'p.pdf'), {
      onProgress: (done, total) => steps.push(`${done}/${total}`),
    })
    expect(steps).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5'])
    const signal = AbortSignal.abort()
    await expect(assembleBundle(specOf(items), join(folder, 'a.pdf'), { signal })).rejects.toThrow(/abort/i)
  })

  it('names the document it cannot read', async () => {
    const bad = item('9', 'x', ['Rapport', Buffer.from('%PDF-1.4 nothing')])
    await expect(assembled(specOf([bad]))).rejects.toThrow('document 9 Rapport cannot be assembled')
  })

  it('bears the logo and the colour of the authority on its cover', async () => {
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const cover = { authority: 'Département d’Essai', heading: 'Commission permanente', accent: '#7a1f3d' }
    const drawn = async (logo: string) => {
      const { out: path } = await assembled(specOf(items, { cover: { ...cover, logo } }))
      const pdf = await PDFDocument.load(readFileSync(path))
      const pictures = pdf.getPage(0).node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict)
      return (pictures?.keys() ?? []).map((key) => pictures!.lookup(key, PDFStream).dict)
    }
    const [picture, ...more] = await drawn(`data:image/png;base64,${png}`)
    expect(more).toEqual([])
    expect([picture!.get(PDFName.of('Width')), picture!.has(PDFName.of('SMask'))].map(String)).toEqual([
      '1',
      'true',
    ])
    // What is no picture is left out: the bundle is made all the same.
    expect(await drawn('data:image/png;base64,AAAA')).toEqual([])
  })

  it('gives the ordre du jour as a file of its own', async () => {
    const agenda = join(folder, 'agenda.pdf')
    const bytes = await printAgenda(specOf(items), result)
    writeFileSync(agenda, bytes)
    const alone = await open(agenda)
    expect(alone.numPages).toBe(2)
    const list = await seen(alone, 2)
    expect(list.texts.map(({ str }) => str)).toContain('Aide sociale')
    const whole = await seen(await open(out), 2)
    const words = (texts: typeof list.texts) => texts.map(({ str }) => str).filter((str) => str.trim())
    expect(words(whole.texts)).toEqual(expect.arrayContaining(words(list.texts)))
    expect(await linksOf(alone, 2)).toEqual([])
    expect(bytes.length).toBeLessThan(60_000)
  })
})

describe('the marks', () => {
  const shapes: [string, PageShape][] = [
    ['upright', {}],
    ['turned 90°', { rotate: 90 }],
    ['turned 180°', { rotate: 180 }],
    ['turned 270°', { rotate: 270 }],
    ['turned -90°', { rotate: -90 }],
    ['landscape', { size: [842, 595] }],
    ['cropped', { crop: [100, 150, 300, 400] }],
    ['cropped and turned', { crop: [100, 150, 300, 400], rotate: 90 }],
    ['a plan', { size: [2384, 3370] }],
    ['a ticket', { size: [120, 80] }],
  ]
  it.each(shapes)('stand upright in the visible corners of a page that is %s', async (_, shape) => {
    const spec = specOf([item('7', 'Forme', ['Rapport', await shapedPdf([shape])])])
    const { pdf } = await assembled(spec)
    const { texts, width, height } = await seen(pdf, 3)
    const left = texts.find(({ str }) => str.startsWith('CP '))
    const folio = texts.find(({ str }) => str === '3')
    const scale = Math.max(1, Math.min(width, height) / 595)
    expect(left).toMatchObject({ upright: true, x: expect.closeTo(14 * scale, 0) })
    expect(left?.y).toBeLessThan(24 * scale)
    expect(folio).toMatchObject({ upright: true, y: expect.closeTo(height - 14 * scale, 0) })
    expect(folio?.x).toBeGreaterThan(width - 30 * scale)
    expect(texts.some(({ str }) => str === 'forme 0')).toBe(true)
  })

  it('do not follow a page that leaves its drawing state open, nor one that closes too much', async () => {
    for (const content of [
      undefined,
      'Q Q 2 0 0 2 0 0 cm BT /F1 12 Tf 20 20 Td (Herite) Tj ET',
      '(q q) pop q BI /W 1 ID q Q q EI',
    ]) {
      const { pdf } = await assembled(specOf([item('7', 'x', ['Rapport', inheritingPdf(content)])]))
      const { texts, height } = await seen(pdf, 3)
      expect(height).toBe(400)
      expect(texts.find(({ str }) => str === '3')).toMatchObject({
        upright: true,
        y: expect.closeTo(height - 14, 0),
      })
      if (!content?.startsWith('(')) expect(texts.map(({ str }) => str)).toContain('Herite')
    }
  })

  it('leave out the number of an item that has none', async () => {
    const { pdf } = await assembled(specOf([item('', 'Vœu', ['Texte', await textPdf(1)])]))
    expect((await seen(pdf, 3)).texts.map(({ str }) => str)).toContain('CP 18/12/2026 – 1/1')
  })
})

describe('documents', () => {
  it('keep what is written in their fields', async () => {
    const { pdf } = await assembled(specOf([item('1', 'Pouvoir', ['Formulaire', await formPdf('Durand')])]))
    const annotations = (await (await pdf.getPage(3)).getAnnotations()) as {
      subtype: string
      fieldValue?: string
      hasAppearance?: boolean
    }[]
    expect(annotations.filter(({ subtype }) => subtype === 'Widget')).toMatchObject([
      { fieldValue: 'Durand', hasAppearance: true },
    ])
  })

  it('make one stamped report when there is only one', async () => {
    const out = join(folder, 'report.pdf')
    const { title, author, createdAt } = specOf([])
    const report = {
      title,
      author,
      createdAt,
      item: item('12', 'Seul', ['Rapport', await textPdf(2)]),
      stamp: { left: 'Rapport n° {number} – {page}/{pages}', folio: false },
    }
    expect(await assembleReport(report, out)).toMatchObject({ pages: 2, items: [{ firstPage: 1 }] })
    const pdf = await open(out)
    expect((await seen(pdf, 2)).texts.map(({ str }) => str)).toEqual(
      expect.arrayContaining(['Rapport n° 12 – 2/2']),
    )
    expect((await pdf.getOutline()).map(({ title }) => title)).toEqual(['12 – Seul'])
  })

  it('list a point with a hundred annexes, or with a whole text for a title, without losing a line', async () => {
    const path = saved(await textPdf(1))
    const documents = Array.from({ length: 100 }, (_, i) => ({ id: String(i), label: `Annexe ${i}`, path }))
    const long = { id: 'long', number: '2', title: 'mot '.repeat(3000), documents: documents.slice(0, 1) }
    const { pdf, result } = await assembled(
      specOf([{ id: 'many', number: '1', title: 'Budget', documents }, long]),
    )
    const front = (result.items[0]?.firstPage ?? 0) - 1
    const targets: number[] = []
    for (let page = 2; page <= front; page++) {
      for (const { dest } of await linksOf(pdf, page)) targets.push(await pageOf(pdf, dest))
      const { texts, height } = await seen(pdf, page)
      expect(Math.max(...texts.filter(({ str }) => str !== String(page)).map(({ y }) => y))).toBeLessThan(
        height - 60,
      )
    }
    expect(targets).toEqual([front + 1, ...documents.map((_, i) => front + 1 + i), front + 101])
  })

  it('spread a list of 300 items over pages, every number and link right', async () => {
    const path = saved(await textPdf(1))
    const title = 'Convention de partenariat avec le syndicat mixte pour le déploiement du très haut débit '
    const items = Array.from({ length: 300 }, (_, i) => ({
      id: String(i),
      number: `R${String(i + 1).padStart(4, '0')}`,
      title: title.repeat(1 + (i % 4)).trim(),
      rapporteur: i % 2 ? 'M. Jean Essai' : null,
      documents: [{ id: String(i), label: 'Rapport', path }],
    }))
    const { pdf, result } = await assembled(specOf(items))
    const front = (result.items[0]?.firstPage ?? 0) - 1
    expect(result.pages).toBe(front + 300)
    const targets: number[] = []
    for (let page = 2; page <= front; page++) {
      for (const { dest } of await linksOf(pdf, page)) targets.push(await pageOf(pdf, dest))
      const { texts, height } = await seen(pdf, page)
      expect(Math.max(...texts.filter(({ str }) => str !== String(page)).map(({ y }) => y))).toBeLessThan(
        height - 60,
      )
    }
    expect(targets).toEqual(items.map((_, i) => front + 1 + i))
    const last = (await seen(pdf, front)).texts.map(({ str }) => str)
    expect(last).toEqual(expect.arrayContaining(['R0300', String(front + 300)]))
  })
})

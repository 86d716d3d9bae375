import { createWriteStream } from 'node:fs'
import { createRequire } from 'node:module'
import { finished } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import { seeded, type Random } from './random.ts'
import { BORN } from './report.ts'
import { paragraph } from './words.ts'

interface Context {
  fillStyle: string
  font: string
  fillText(text: string, x: number, y: number): void
  getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray }
  putImageData(image: { readonly data: Uint8ClampedArray }, x: number, y: number): void
  fillRect(x: number, y: number, width: number, height: number): void
}
interface Canvas {
  getContext(kind: '2d'): Context
  encode(format: 'jpeg', quality: number): Promise<Buffer>
}

// The drawing library that comes with pdf.js: the product does not ask for it by name.
const fromPdfJs = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist'))
const [WIDTH, HEIGHT] = [1050, 1485]
const QUALITY = 55

/** A sheet as a copier sees it: words on grainy paper, about 200 kB. Drawn here, so that no foreign document is needed. */
export async function drawScan(seed: number): Promise<Buffer> {
  const { createCanvas } = fromPdfJs('@napi-rs/canvas') as { createCanvas(w: number, h: number): Canvas }
  const random = seeded(seed)
  const canvas = createCanvas(WIDTH, HEIGHT)
  const context = canvas.getContext('2d')
  context.fillStyle = '#f4f1ea'
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.fillStyle = '#1c1c22'
  context.font = '20px serif'
  for (let y = 120; y < HEIGHT - 120; y += 30)
    context.fillText(paragraph(random, 13).slice(0, 84), 110 + (y % 7), y)
  const picture = context.getImageData(0, 0, WIDTH, HEIGHT)
  for (let i = 0; i < picture.data.length; i += 4) {
    const grain = (random.next() - 0.5) * 26
    for (let c = 0; c < 3; c++) picture.data[i + c]! += grain
  }
  context.putImageData(picture, 0, 0)
  return canvas.encode('jpeg', QUALITY)
}

export async function writeScan(
  path: string,
  pages: number,
  number: number,
  sheets: readonly Buffer[],
  random: Random,
): Promise<void> {
  const doc = new PDFDocument({ autoFirstPage: false, margin: 0, info: { Title: `Annexe ${number}`, CreationDate: BORN } }) // prettier-ignore
  const out = doc.pipe(createWriteStream(path))
  for (let page = 0; page < pages; page++) {
    doc.addPage({ size: 'A4', margin: 0 })
    doc.image(random.pick(sheets), 0, 0, { width: doc.page.width, height: doc.page.height })
  }
  doc.end()
  await finished(out)
}

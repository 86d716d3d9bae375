import { PDFDocument } from 'pdf-lib'
import { savePdf } from '../assemble/load.ts'
import type { Reader } from './judge.ts'

const DPI = 144
const QUALITY = 85

interface Canvas {
  encode(format: 'jpeg', quality: number): Promise<Uint8Array>
}
interface CanvasFactory {
  create(width: number, height: number): { canvas: Canvas; context: unknown }
}

/**
 * The last resort: each page as pdf.js paints it, as one picture on a page of the same size. Text can no longer be searched,
 * but nothing of what is seen is lost. Needs the drawing library that comes with pdf.js; throws without it.
 */
export async function picturePages(reader: Reader): Promise<Uint8Array> {
  const out = await PDFDocument.create({ updateMetadata: false })
  const canvases = reader.document.canvasFactory as CanvasFactory
  for (let number = 1; number <= reader.pages; number++) {
    const page = await reader.document.getPage(number)
    const viewport = page.getViewport({ scale: DPI / 72 })
    const { canvas, context } = canvases.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
    await page.render({ canvas, canvasContext: context, viewport } as never).promise
    const picture = await out.embedJpg(await canvas.encode('jpeg', QUALITY))
    const [width, height] = [(viewport.width * 72) / DPI, (viewport.height * 72) / DPI]
    out.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height })
    page.cleanup()
  }
  return savePdf(out)
}

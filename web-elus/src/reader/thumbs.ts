import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { onScopeDispose, shallowReactive } from 'vue'
import { release } from './draw.ts'
import { locate, type Part } from './parts.ts'

/** Pictures kept at most: the ones drawn longest ago are drawn again when they come back. */
const MOST = 80
/** Twice what is shown: sharp enough on every screen. */
const WIDTH_PX = 240

/** Pages drawn small, as pictures: a picture weighs twenty times less than the canvas it was drawn on. One at a time, the latest wanted first. */
export function useThumbs(get: (part: Part) => Promise<PDFDocumentProxy>, parts: () => readonly Part[]) {
  const pictures = shallowReactive(new Map<number, string>())
  const waiting = new Set<number>()
  let drawing = false
  let gone = false

  async function draw(page: number): Promise<void> {
    const place = locate(parts(), page)
    if (!place) return
    const sheet = await (await get(place.part)).getPage(place.part.from + place.inner - 1)
    const blob = await pictureOf(sheet)
    if (gone || !blob) return
    pictures.set(page, URL.createObjectURL(blob))
    for (const [old, url] of pictures) {
      if (pictures.size <= MOST) break
      pictures.delete(old)
      URL.revokeObjectURL(url)
    }
  }
  async function run(): Promise<void> {
    if (drawing) return
    drawing = true
    for (let next = [...waiting].at(-1); next !== undefined && !gone; next = [...waiting].at(-1)) {
      waiting.delete(next)
      // A page that cannot be drawn keeps its number, which is enough to go there.
      await draw(next).catch(() => undefined)
    }
    drawing = false
  }
  /** What is on screen now: what is no longer there is not drawn any more. */
  function want(pages: readonly number[]): void {
    waiting.clear()
    for (const page of [...pages].reverse()) if (!pictures.has(page)) waiting.add(page)
    void run()
  }
  onScopeDispose(() => {
    gone = true
    for (const url of pictures.values()) URL.revokeObjectURL(url)
  })
  return { pictures, want }
}

async function pictureOf(sheet: Awaited<ReturnType<PDFDocumentProxy['getPage']>>): Promise<Blob | null> {
  const viewport = sheet.getViewport({ scale: WIDTH_PX / sheet.getViewport({ scale: 1 }).width })
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  await sheet.render({ canvas, viewport }).promise
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8))
  release(canvas)
  sheet.cleanup()
  return blob
}

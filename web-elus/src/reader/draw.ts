import { type PDFPageProxy, RenderingCancelledException, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { density } from './layout.ts'

export interface Drawing {
  readonly done: Promise<void>
  readonly cancel: () => void
}

/** A canvas gives its memory back only when it has no size left: Safari keeps it otherwise. */
export function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0
  canvas.height = 0
  canvas.remove()
}

/** Draws a page beside the canvas already there, then takes its place: a zoom never shows a white page. */
export function drawPage(page: PDFPageProxy, host: HTMLElement, width: number): Drawing {
  const base = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: width / base.width })
  const dots = density(viewport, globalThis.devicePixelRatio)
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width * dots)
  canvas.height = Math.floor(viewport.height * dots)
  const task = page.render({ canvas, viewport, transform: [dots, 0, 0, dots, 0, 0] })
  const done = task.promise.then(
    () => {
      const old = [...host.children] as HTMLCanvasElement[]
      host.append(canvas)
      old.forEach(release)
    },
    (error: unknown) => {
      release(canvas)
      if (!(error instanceof RenderingCancelledException)) throw error
    },
  )
  return { done, cancel: () => task.cancel() }
}

/** The text of a page, laid invisibly over it: to select, to search in the browser, to be read aloud. */
export async function drawText(page: PDFPageProxy, host: HTMLElement, width: number): Promise<void> {
  const base = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: width / base.width })
  host.replaceChildren()
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: host, viewport })
  await layer.render()
  const end = document.createElement('div')
  end.className = 'end'
  host.append(end)
}

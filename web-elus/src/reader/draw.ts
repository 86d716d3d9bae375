import {
  type PDFPageProxy,
  RenderingCancelledException,
  type RenderTask,
  TextLayer,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { density } from './layout.ts'
import type { Turn } from './turns.ts'

export interface Drawing {
  /** Whether it is on screen: another one may have taken its place. */
  readonly done: Promise<boolean>
  readonly cancel: () => void
}

/** A canvas gives its memory back only when it has no size left: Safari keeps it otherwise. */
export function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0
  canvas.height = 0
  canvas.remove()
}

/** One page is made ready while another is drawn; a third is made sharp. */
const SPARES = 3
const SPARE_MS = 2_000
const spares: HTMLCanvasElement[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** What a page was drawn on serves the next one, which spares asking for as much memory again; unused, it is let go of. */
function leave(canvas: HTMLCanvasElement): void {
  spares.push(canvas)
  while (spares.length > SPARES) spares.splice(0, 1).forEach(release)
  clearTimeout(timer)
  timer = setTimeout(() => spares.splice(0).forEach(release), SPARE_MS)
}
function canvasOf(width: number, height: number): HTMLCanvasElement {
  const index = spares.findIndex((one) => one.width === width && one.height === height)
  const canvas = spares.splice(index, index < 0 ? 0 : 1)[0] ?? document.createElement('canvas')
  // Said again, it clears what was drawn.
  canvas.width = width
  canvas.height = height
  return canvas
}

/** What was drawn, as a picture that stays: Chromium copies a canvas that can be drawn on each time that anything around it changes. */
async function stillOf(canvas: HTMLCanvasElement): Promise<HTMLCanvasElement> {
  const still = document.createElement('canvas')
  still.width = canvas.width
  still.height = canvas.height
  still.getContext('bitmaprenderer')?.transferFromImageBitmap(await createImageBitmap(canvas))
  return still
}

/**
 * Draws a page, `screen` dots to a pixel, beside the canvas already there, then takes its place: a zoom never shows a white page. One
 * that is there as it would be drawn stays.
 */
export function drawPage(
  page: PDFPageProxy,
  host: HTMLElement,
  { width, screen, turn }: { width: number; screen: number; turn: Turn },
): Drawing {
  const base = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: width / base.width })
  const dots = density(viewport, screen)
  const [across, down] = [Math.floor(viewport.width * dots), Math.floor(viewport.height * dots)]
  if (host.querySelector('canvas')?.width === across)
    return { done: Promise.resolve(true), cancel: turn.leave }
  let task: RenderTask | null = null
  const draw = async (): Promise<boolean> => {
    // Made sharp, it is known already: there is nothing to read ahead.
    await new Promise<void>(screen > 1 ? turn.ask : turn.begin)
    const canvas = canvasOf(across, down)
    task = page.render({ canvas, viewport, transform: [dots, 0, 0, dots, 0, 0] })
    task.onContinue = turn.ask
    try {
      await task.promise
      const shown = await stillOf(canvas)
      const old = [...host.children] as HTMLCanvasElement[]
      host.append(shown)
      old.forEach(release)
      return true
    } catch (error) {
      if (error instanceof RenderingCancelledException) return false
      throw error
    } finally {
      leave(canvas)
    }
  }
  return {
    done: draw().finally(turn.leave),
    // Before its turn, nothing was begun, nor will be.
    cancel: () => {
      turn.leave()
      task?.cancel()
    },
  }
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

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

/** One of each size that a page is drawn in. */
const SPARES = 2
const SPARE_MS = 2_000
const spares: HTMLCanvasElement[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** The canvas of a page just left serves the next one, which spares asking for as much memory again; unused, it is let go of. */
export function leave(canvas: HTMLCanvasElement): void {
  canvas.remove()
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
    await new Promise<void>(turn.ask)
    const canvas = canvasOf(across, down)
    task = page.render({ canvas, viewport, transform: [dots, 0, 0, dots, 0, 0] })
    task.onContinue = turn.ask
    try {
      await task.promise
    } catch (error) {
      leave(canvas)
      if (error instanceof RenderingCancelledException) return false
      throw error
    }
    const old = [...host.children] as HTMLCanvasElement[]
    host.append(canvas)
    old.forEach(leave)
    return true
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

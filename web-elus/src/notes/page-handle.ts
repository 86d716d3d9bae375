import type { TextQuote } from '@hemicycle/domain'
import type { PageContext } from '../reader/context.ts'
import { boxesOf, quadOf } from './geometry.ts'
import { quoteAt, rangeBetween, readLayer } from './layer.ts'

/** A page that is drawn, for what is done to it without a pointer. */
export interface PageHandle {
  readonly documentId: string
  readonly page: number
  readonly context: PageContext
}
export interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The lines of a page that hold words, in its own order. */
export function linesOf({ context }: PageHandle): Line[] {
  const { text } = readLayer(context.layer)
  let start = 0
  return text.split('\n').flatMap((line) => {
    const at = start
    start += line.length + 1
    return line.trim() === '' ? [] : [{ start: at, end: at + line.length, text: line.trim() }]
  })
}

/** A stretch of the text of a page as a passage: its words and where they stand. Null when it is not on screen. */
export function passageOf(
  { context }: PageHandle,
  start: number,
  end: number,
): { quote: TextQuote; quads: number[][] } | null {
  const layer = readLayer(context.layer)
  const range = rangeBetween(layer, start, end)
  const boxes = range ? boxesOf(range, context.layer.getBoundingClientRect()) : []
  if (boxes.length === 0) return null
  return { quote: quoteAt(layer.text, start, end), quads: boxes.map((box) => quadOf(context.viewport, box)) }
}

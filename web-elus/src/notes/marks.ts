import type { Annotation } from '@hemicycle/contract'
import type { PageContext } from '../reader/context.ts'
import { type Box, boxesOf, boxOf } from './geometry.ts'
import { findQuote, type LayerText, rangeBetween } from './layer.ts'

/**
 * Where the passage of a note is on the page: by its quads on the version it was made on, and found again by its words on a newer one.
 * Empty when it cannot be shown: the list of notes says so.
 */
export function boxesOfNote(
  note: Annotation,
  documentId: string,
  context: PageContext,
  layer: LayerText,
): Box[] {
  if (note.documentId === documentId && note.anchor.quads.length > 0)
    return note.anchor.quads.map((quad) => boxOf(context.viewport, quad))
  const exact = note.place.exact
  const place = exact === null ? null : findQuote(layer.text, exact, note.anchor.quote)
  const range = place && rangeBetween(layer, place.start, place.end)
  return range ? boxesOf(range, context.layer.getBoundingClientRect()) : []
}

/** Notes that a page shows. */
export const notesOfPage = (notes: readonly Annotation[], documentId: string, page: number): Annotation[] =>
  notes.filter((note) => note.place.documentId === documentId && note.place.page === page)

/** Whether a point (shares of the page) is on a box, a finger's error allowed. */
export const isOn = (box: Box, x: number, y: number, slack = 0.006): boolean =>
  x >= box.left - slack &&
  x <= box.left + box.width + slack &&
  y >= box.top - slack &&
  y <= box.top + box.height + slack

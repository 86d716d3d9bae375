import { printFrontMatter } from '../front-matter/front-matter.ts'
import type { BundleSpec } from '../types.ts'
import { placesOf, type PlacedItem } from './places.ts'
import type { PlacedLast, Placing } from './placing.ts'

/** Prints cover and list, which come last in the bundle; null when there is neither. */
export async function placeFront(
  spec: BundleSpec,
  items: readonly PlacedItem[],
  placing: Placing,
): Promise<PlacedLast | null> {
  if (!spec.cover && spec.printAgenda === false) return null
  // On paper the list takes whole leaves: what is counted after it begins on a right-hand page.
  const places = placesOf(items, 0, spec.duplex)
  const { bytes } = await printFrontMatter(spec, {
    ofItem: (index) => places[index]?.firstPage ?? null,
    ofDocument: (index, document) => places[index]?.documents[document]?.firstPage ?? null,
    filesOf: (index) => (places[index]?.documents ?? []).flatMap(({ files }) => files),
  })
  return placing.last(bytes, spec.agenda.heading ?? 'Ordre du jour', { keepNames: true })
}

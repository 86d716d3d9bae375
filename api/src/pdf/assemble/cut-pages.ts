import type { BundleDocument } from '../types.ts'
import { assembleBundle } from './assemble.ts'

/**
 * Writes at `out` the pages `first` to `last` of a file (from 1, both included), as they are: what opens when somebody reads one
 * piece of a cahier. Throws when a page is missing.
 */
export async function cutPages(
  path: string,
  out: string,
  pages: NonNullable<BundleDocument['pages']>,
): Promise<{ pages: number }> {
  const document = { id: '', label: '', path, pages }
  const items = [{ id: '', number: '', title: '', documents: [document] }]
  const spec = { title: '', author: '', createdAt: '2000-01-01T00:00:00Z', printAgenda: false, agenda: { sections: [{ items }] }, stamp: { folio: false } } // prettier-ignore
  return { pages: (await assembleBundle(spec, out, { hash: false })).pages }
}

import type { Convocation, ConvocationItem, SearchReply, SearchResult } from '@hemicycle/contract'
import { type Found, type Place, placesOf } from '../../search/local.ts'
import { type BodyNames, facetsHere, fits, type Wanted } from './facets-here.ts'

type Hits = Found['hits']
/** Pages of a file shown; the others are counted. */
const SHOWN = 3
const KINDS: Readonly<Record<string, SearchResult['kind']>> = {
  REPORT: 'REPORT',
  DELIBERATION: 'DELIBERATION',
}

/**
 * The same question put to the reports that this device keeps, file by file, as far as a device can answer: no likeness. `search` looks
 * for the words in the texts of files.
 */
export async function findHere(
  convocations: readonly Convocation[],
  search: (places: readonly Place[], typed: string) => Promise<Found>,
  { q, ...wanted }: Wanted & { readonly q: string },
  bodies: BodyNames = new Map(),
): Promise<SearchReply> {
  const asked = convocations.map(async (one) => inMeeting(one, (await search(placesOf(one), q)).hits))
  const found = (await Promise.all(asked)).flat()
  const results = found.filter((one) => fits(one, wanted, bodies))
  const facets = facetsHere(found, wanted, bodies)
  return { results, total: results.length, facets, resembling: false }
}

function inMeeting(meeting: Convocation, hits: Hits): SearchResult[] {
  return meeting.items.flatMap((item) =>
    item.documents.flatMap((document) => {
      const own = hits.filter(({ documentId }) => documentId === document.id)
      return own.length > 0 ? [resultOf(meeting, item, document, own)] : []
    }),
  )
}

const resultOf = (
  { meetingId, bodyName, date }: Convocation,
  { id: itemId, title, number }: ConvocationItem,
  { id, name, title: own, kind }: ConvocationItem['documents'][number],
  hits: Hits,
): SearchResult => ({
  id,
  kind: KINDS[kind] ?? 'ANNEX',
  title: [{ text: title, hit: false }],
  number,
  detail: own ?? name,
  bodyName,
  date,
  pages: hits.slice(0, SHOWN).map(({ page, excerpt }) => ({ page, excerpt })),
  morePages: Math.max(0, hits.length - SHOWN),
  excerpt: [],
  meetingId,
  itemId,
  documentId: id,
  publicationId: null,
  fileId: null,
  deliberationId: null,
  personId: null,
})

import type { Convocation, ConvocationItem, SearchReply, SearchResult } from '@hemicycle/contract'
import { type LocalText, searchHere } from '../../search/local.ts'
import { type BodyNames, facetsHere, fits, type Wanted } from './facets-here.ts'

type Hits = ReturnType<typeof searchHere>['hits']
/** Pages of a file shown; the others are counted. */
const SHOWN = 3
const KINDS: Readonly<Record<string, SearchResult['kind']>> = {
  REPORT: 'REPORT',
  DELIBERATION: 'DELIBERATION',
}

/** The same question put to the reports that this device keeps, file by file, as far as a device can answer: no likeness. */
export function findHere(
  convocations: readonly Convocation[],
  textOf: (documentId: string) => LocalText | null,
  { q, ...wanted }: Wanted & { readonly q: string },
  bodies: BodyNames = new Map(),
): SearchReply {
  const found = convocations.flatMap((one) => inMeeting(one, searchHere(one.items, textOf, q).hits))
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

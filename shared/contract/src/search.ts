import { SEARCH_KINDS } from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, closed, nullable, Uuid } from './common.ts'
import { contract, type Output } from './contract.ts'

const Pieces = T.Array(closed({ text: T.String(), hit: T.Boolean() }))

export const SearchResult = closed({
  id: Uuid,
  kind: T.Enum([...SEARCH_KINDS]),
  title: Pieces,
  /** Of the report, where it has one. */
  number: nullable(T.String()),
  /** Name of the file, mandate of the person, service of the contact. */
  detail: T.String(),
  bodyName: nullable(T.String()),
  date: nullable(CivilDateText),
  /** Pages of the file that answer, the first ones; those that hold every word come alone where there are any. */
  pages: T.Array(closed({ page: T.Integer({ minimum: 1 }), excerpt: Pieces })),
  /** Other pages that answer. */
  morePages: T.Integer({ minimum: 0 }),
  /** The passage of a text that has no pages; empty when its title alone answers. */
  excerpt: Pieces,
  /** Where it opens. */
  meetingId: nullable(Uuid),
  itemId: nullable(Uuid),
  documentId: nullable(Uuid),
  publicationId: nullable(Uuid),
  fileId: nullable(Uuid),
  deliberationId: nullable(Uuid),
  personId: nullable(Uuid),
})
export type SearchResult = T.Static<typeof SearchResult>

const facet = <S extends T.TSchema>(of: S) => T.Array(closed({ value: of, count: T.Integer() }))

export const search = contract({
  method: 'GET',
  path: '/search',
  summary: 'Chercher dans tout ce que je peux lire, page par page',
  tag: 'Recherche',
  access: ['ADMINISTRATOR', 'ASSEMBLY_OFFICE', 'COUNCILLOR', 'ASSISTANT'],
  query: closed({
    q: T.String({ minLength: 1, maxLength: 200 }),
    kind: T.Optional(T.Enum([...SEARCH_KINDS])),
    year: T.Optional(T.Integer({ minimum: 1900, maximum: 2200 })),
    bodyId: T.Optional(Uuid),
    /** Results to leave out: those of the pages before. */
    offset: T.Optional(T.Integer({ minimum: 0, maximum: 2000 })),
  }),
  reply: closed({
    results: T.Array(SearchResult),
    /** Of what was asked for, facets included. */
    total: T.Integer(),
    /** What each facet would leave, the two others applied. */
    facets: closed({
      kinds: facet(T.Enum([...SEARCH_KINDS])),
      years: facet(T.Integer()),
      bodies: T.Array(closed({ value: Uuid, name: T.String(), count: T.Integer() })),
    }),
    /** Nothing answered as typed: words that resemble it did. */
    resembling: T.Boolean(),
  }),
  perMinute: 240,
})
export type SearchReply = Output<typeof search>

import { PUBLICATION_KINDS } from '@hemicycle/domain'
import * as T from 'typebox'
import { QuorumAsked } from './bodies.ts'
import { CivilDateText, closed, Instant, Nothing, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'
import { AidLink, PublicationDetails, PublicationFile, PublicationVersion } from './publications.ts'
import { PageChange } from './versions.ts'

const tag = 'Extranet'
const READING = ['COUNCILLOR', 'ASSISTANT'] as const
const PublicationId = closed({ publicationId: Uuid })

export const MyPublication = closed({
  id: Uuid,
  kind: T.Enum([...PUBLICATION_KINDS]),
  title: T.String(),
  /** The first words of its text. */
  summary: T.String(),
  details: PublicationDetails,
  pinned: T.Boolean(),
  effectiveOn: nullable(CivilDateText),
  publishedAt: Instant,
  files: T.Integer(),
  /** Not opened since its present version. Always false for who is no councillor. */
  unread: T.Boolean(),
})
export type MyPublication = T.Static<typeof MyPublication>

export const listMyPublications = contract({
  method: 'GET',
  path: '/my/publications',
  summary: 'Ce qui est publié pour moi : guide des aides, règlement, procès-verbaux, informations',
  tag,
  access: READING,
  reply: closed({ publications: T.Array(MyPublication) }),
})

export const MyPublicationText = closed({
  ...MyPublication.properties,
  number: T.Integer({ minimum: 1 }),
  text: T.String(),
  note: nullable(T.String()),
  documents: T.Array(PublicationFile),
  /** Earlier versions that were shown to me, the newest first. */
  versions: T.Array(PublicationVersion),
  /** Reports of meetings sent to me that grant under this aid. */
  items: T.Array(
    closed({
      itemId: Uuid,
      meetingId: Uuid,
      number: T.String(),
      title: T.String(),
      bodyName: T.String(),
      date: CivilDateText,
    }),
  ),
  /** The legal delays that the office has recorded from the règlement, body by body. */
  delays: T.Array(
    closed({
      bodyName: T.String(),
      days: T.Integer(),
      counting: T.Enum(['FRANC', 'SIMPLE']),
      article: T.String(),
    }),
  ),
  /** The quorums, the same way. */
  quorums: T.Array(closed({ bodyName: T.String(), ...QuorumAsked.properties })),
})
export type MyPublicationText = T.Static<typeof MyPublicationText>

export const readMyPublication = contract({
  method: 'GET',
  path: '/my/publications/:publicationId',
  summary: 'Une publication, dans sa version en vigueur ou une autre',
  tag,
  access: READING,
  params: PublicationId,
  query: closed({ number: T.Optional(T.Integer({ minimum: 1 })) }),
  reply: MyPublicationText,
  problems: ['NOT_FOUND'],
})

/** Apart from the convocation: that one is what was sent, these links may still be made afterwards. */
export const listMyItemAids = contract({
  method: 'GET',
  path: '/my/convocations/:meetingId/aids',
  summary: 'Les fiches du guide des aides au titre desquelles les rapports d’une séance attribuent',
  tag,
  access: ['COUNCILLOR'],
  params: closed({ meetingId: Uuid }),
  reply: closed({ items: T.Array(closed({ itemId: Uuid, aids: T.Array(AidLink) })) }),
  problems: ['NOT_FOUND'],
})

export const notePublicationRead = contract({
  method: 'POST',
  path: '/my/publications/:publicationId/reading',
  summary: 'Noter que j’ai ouvert cette publication',
  tag,
  access: ['COUNCILLOR'],
  params: PublicationId,
  reply: Nothing,
  problems: ['NOT_FOUND'],
})

export const comparePublication = contract({
  method: 'GET',
  path: '/my/publications/:publicationId/changes',
  summary: 'Ce qui a changé entre deux versions, article par article',
  tag,
  access: READING,
  params: PublicationId,
  query: closed({
    from: T.Integer({ minimum: 1 }),
    to: T.Integer({ minimum: 1 }),
  }),
  reply: closed({
    /** TOO_DIFFERENT: nothing useful can be shown. */
    state: T.Enum(['COMPARED', 'TOO_DIFFERENT']),
    articles: T.Array(
      closed({ anchor: T.String(), title: T.String(), segments: PageChange.properties.segments }),
    ),
  }),
  problems: ['NOT_FOUND'],
})

export const PageHit = closed({
  fileId: Uuid,
  fileName: T.String(),
  page: T.Integer({ minimum: 1 }),
  /** Words around the match, cut so that the matches can be marked. */
  runs: T.Array(closed({ text: T.String(), found: T.Boolean() })),
})
export type PageHit = T.Static<typeof PageHit>

export const searchPublication = contract({
  method: 'GET',
  path: '/my/publications/:publicationId/pages',
  summary: 'Les pages d’une publication qui contiennent des mots',
  tag,
  access: READING,
  params: PublicationId,
  query: closed({ words: T.String({ minLength: 2, maxLength: 200 }) }),
  reply: closed({ hits: T.Array(PageHit), more: T.Boolean() }),
  problems: ['NOT_FOUND'],
})

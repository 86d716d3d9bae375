import {
  AID_THEMES,
  AUDIENCE_KINDS,
  BENEFICIARIES,
  INFO_CATEGORIES,
  OFFICE,
  PUBLICATION_KINDS,
  REFUSALS,
} from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, closed, Instant, Line, Nothing, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'
import { PersonalDataMark, PersonalDataQuote } from './personal-data.ts'

const tag = 'Publications'
const PublicationId = closed({ publicationId: Uuid })
const Kind = T.Enum([...PUBLICATION_KINDS])
const Short = T.String({ maxLength: 500 })
const Long = T.String({ maxLength: 20_000 })

export const PublicationDetails = T.Union([
  closed({
    kind: T.Literal('AID'),
    theme: T.Enum([...AID_THEMES]),
    beneficiaries: T.Array(T.Enum([...BENEFICIARIES]), { uniqueItems: true }),
    amount: Short,
    conditions: Long,
    procedure: Long,
    contact: Short,
    validFrom: nullable(CivilDateText),
    validUntil: nullable(CivilDateText),
  }),
  closed({
    kind: T.Literal('RULES'),
    parameters: T.Array(closed({ label: Line, value: Line, article: T.String({ maxLength: 60 }) }), {
      maxItems: 60,
    }),
  }),
  closed({ kind: T.Literal('MINUTES'), bodyId: nullable(Uuid) }),
  closed({ kind: T.Literal('INFO'), category: T.Enum([...INFO_CATEGORIES]), when: Short, place: Short }),
])

/** To whom a publication is shown. `ids` are groups, bodies or councillors, by its kind; empty for everybody. */
export const Audience = closed({
  kind: T.Enum([...AUDIENCE_KINDS]),
  ids: T.Array(Uuid, { maxItems: 500, uniqueItems: true }),
})
export type Audience = T.Static<typeof Audience>

/** What a clerk writes of a version. */
export const PublicationFields = closed({
  title: Line,
  /** Light markup: `## ` headings, `- ` and `1. ` lists, `**strong**`, `*emphasis*`, `[words](address)`. Never HTML. */
  text: T.String({ maxLength: 400_000 }),
  details: PublicationDetails,
  note: nullable(T.String({ maxLength: 1000 })),
  effectiveOn: nullable(CivilDateText),
  audience: Audience,
})
export type PublicationFields = T.Static<typeof PublicationFields>

export const PublicationFile = closed({
  id: Uuid,
  name: T.String(),
  state: T.Enum(['RECEIVED', 'READY', 'REFUSED']),
  refusal: nullable(T.Enum([...REFUSALS])),
  bytes: T.Integer(),
  /** Null: no PDF, or not read yet. */
  pages: nullable(T.Integer()),
})
export type PublicationFile = T.Static<typeof PublicationFile>

export const PUBLICATION_STATES = ['DRAFT', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED'] as const

export const PublicationRow = closed({
  id: Uuid,
  kind: Kind,
  title: T.String(),
  state: T.Enum([...PUBLICATION_STATES]),
  /** Something newer is written and not published yet. */
  draft: T.Boolean(),
  pinned: T.Boolean(),
  effectiveOn: nullable(CivilDateText),
  publishedAt: nullable(Instant),
  changedAt: Instant,
  audience: T.Enum([...AUDIENCE_KINDS]),
  files: T.Integer(),
  /** How many élus have opened it, of how many who may. */
  readers: T.Integer(),
  reach: T.Integer(),
  version: Version,
})
export type PublicationRow = T.Static<typeof PublicationRow>

export const PublicationVersion = closed({
  number: T.Integer({ minimum: 1 }),
  effectiveOn: nullable(CivilDateText),
  publishedAt: Instant,
  publishedBy: nullable(T.String()),
  note: nullable(T.String()),
})
export type PublicationVersion = T.Static<typeof PublicationVersion>

/** A publication as the office writes it: its draft, or the version that a draft would begin from. */
export const Publication = closed({
  ...PublicationRow.properties,
  number: T.Integer(),
  fields: PublicationFields,
  documents: T.Array(PublicationFile),
  versions: T.Array(PublicationVersion),
})
export type Publication = T.Static<typeof Publication>

export const listPublications = contract({
  method: 'GET',
  path: '/publications',
  summary: 'Ce que la collectivité publie pour ses élus, brouillons et archives compris',
  tag,
  access: OFFICE,
  reply: closed({ publications: T.Array(PublicationRow) }),
})

export const readPublication = contract({
  method: 'GET',
  path: '/publications/:publicationId',
  summary: 'Une publication et ses versions',
  tag,
  access: OFFICE,
  params: PublicationId,
  reply: Publication,
  problems: ['NOT_FOUND'],
})

export const createPublication = contract({
  method: 'POST',
  path: '/publications',
  summary: 'Commencer une publication ; elle reste en brouillon',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  body: closed({ kind: Kind, title: Line }),
  reply: Publication,
  problems: ['INVALID_INPUT'],
})

export const changePublication = contract({
  method: 'PUT',
  path: '/publications/:publicationId',
  summary: 'Écrire le brouillon ; ce qui est publié ne change pas',
  tag,
  access: OFFICE,
  params: PublicationId,
  body: closed({ version: Version, ...PublicationFields.properties }),
  reply: Publication,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT'],
})

export const publishPublication = contract({
  method: 'POST',
  idempotent: true,
  path: '/publications/:publicationId/publication',
  summary: 'Publier le brouillon, maintenant ou à partir d’un jour',
  tag,
  access: OFFICE,
  params: PublicationId,
  body: closed({
    version: Version,
    /** First day on which it is shown, in the authority’s zone; null: at once. */
    from: nullable(CivilDateText),
    /** Of what was shown by the reading of personal data, for a procès-verbal that holds some. */
    personalData: T.Optional(PersonalDataMark),
  }),
  reply: Publication,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'NOT_ALLOWED_NOW', 'INVALID_INPUT', 'PERSONAL_DATA'],
})

export const readPersonalData = contract({
  method: 'GET',
  path: '/publications/:publicationId/personal-data',
  summary:
    'Ce que le brouillon d’un procès-verbal et ses fichiers disent de personnes, à relire avant de publier',
  tag,
  access: OFFICE,
  params: PublicationId,
  reply: closed({
    mark: PersonalDataMark,
    found: T.Array(
      closed({
        /** Null: in the text itself. */
        fileName: nullable(T.String()),
        page: nullable(T.Integer()),
        ...PersonalDataQuote.properties,
      }),
    ),
  }),
  problems: ['NOT_FOUND'],
})

export const discardDraft = contract({
  method: 'POST',
  path: '/publications/:publicationId/draft-removal',
  summary: 'Abandonner le brouillon d’une publication déjà parue',
  tag,
  access: OFFICE,
  params: PublicationId,
  reply: Publication,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const markPublication = contract({
  method: 'POST',
  path: '/publications/:publicationId/marks',
  summary: 'Épingler, archiver ou rétablir une publication',
  tag,
  access: OFFICE,
  params: PublicationId,
  body: closed({ pinned: T.Optional(T.Boolean()), archived: T.Optional(T.Boolean()) }),
  reply: Publication,
  problems: ['NOT_FOUND'],
})

export const attachFiles = contract({
  method: 'POST',
  path: '/publications/:publicationId/files',
  summary: 'Joindre des fichiers au brouillon (multipart, champ « file »)',
  tag,
  access: OFFICE,
  wire: 'UPLOAD',
  status: 201,
  params: PublicationId,
  reply: closed({
    results: T.Array(
      closed({
        name: T.String(),
        outcome: T.Enum(['RECEIVED', 'DUPLICATE', 'REFUSED']),
        refusal: nullable(T.Enum([...REFUSALS])),
      }),
    ),
  }),
  problems: ['NOT_FOUND', 'UNSUPPORTED_MEDIA'],
})

export const detachFile = contract({
  method: 'POST',
  path: '/publications/:publicationId/files/:fileId/removal',
  summary: 'Retirer un fichier du brouillon',
  tag,
  access: OFFICE,
  params: closed({ publicationId: Uuid, fileId: Uuid }),
  reply: Nothing,
  problems: ['NOT_FOUND'],
})

/** A sheet of the guide, as an item of an agenda names it. */
export const AidLink = closed({ id: Uuid, title: T.String() })
export type AidLink = T.Static<typeof AidLink>

export const listItemAids = contract({
  method: 'GET',
  path: '/agenda-items/:itemId/aids',
  summary: 'Les fiches d’aide au titre desquelles un rapport attribue',
  tag,
  access: OFFICE,
  params: closed({ itemId: Uuid }),
  reply: closed({ aids: T.Array(AidLink) }),
  problems: ['NOT_FOUND'],
})

export const changeItemAids = contract({
  method: 'PUT',
  path: '/agenda-items/:itemId/aids',
  summary: 'Lier un rapport aux fiches du guide des aides',
  tag,
  access: OFFICE,
  params: closed({ itemId: Uuid }),
  body: closed({ aids: T.Array(Uuid, { maxItems: 50, uniqueItems: true }) }),
  reply: closed({ aids: T.Array(AidLink) }),
  problems: ['NOT_FOUND', 'INVALID_INPUT'],
})

import { AGENDA_FIELDS, AGENDA_NATURES, OFFICE, SECTION_AXES } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'
import { DocumentKind } from './documents.ts'
import { Numbering } from './series.ts'

const tag = 'Ordre du jour'

/** Said in the reference too. */
export const TITLE =
  'Titre d’une annexe ou d’une autre pièce jointe ; null pour le rapport et le projet de délibération.'
export const MARK = 'Comment le rapport appelle son annexe : « 2 », « A ».'

export const FIELD_NAMES = AGENDA_FIELDS
export type FieldName = (typeof FIELD_NAMES)[number]

export const Nature = T.Enum([...AGENDA_NATURES])
export const Axis = T.Enum([...SECTION_AXES])

/** A value with where it comes from: read in the file (with its quote) or written by the clerk. */
export const FieldValue = closed({
  value: nullable(T.String()),
  source: T.Enum(['READ', 'CLERK', 'NONE']),
  confidence: T.Number({ minimum: 0, maximum: 1 }),
  /** True while the interface must show « à vérifier ». */
  toCheck: T.Boolean(),
  evidence: nullable(
    closed({
      documentId: Uuid,
      page: T.Integer({ minimum: 1 }),
      quote: T.String(),
      /** x, y, width, height in PDF points from the bottom left of the page. */
      box: nullable(T.Array(T.Number(), { minItems: 4, maxItems: 4 })),
    }),
  ),
})
export type FieldValue = T.Static<typeof FieldValue>

/** The title of an annexe as read in the files of its point; FILE: what the name of the file says, where nothing else does. */
export const ReadTitle = closed({
  value: T.String(),
  source: T.Enum(['READ', 'FILE']),
  confidence: T.Number({ minimum: 0, maximum: 1 }),
  evidence: FieldValue.properties.evidence,
})

export const AgendaItem = closed({
  id: Uuid,
  sectionId: nullable(Uuid),
  position: T.Integer(),
  nature: Nature,
  confidential: T.Boolean(),
  /** Councillors who will have to leave for it. */
  recusals: T.Array(Uuid),
  /** Codes of the committees that examine it, its own first; empty: that of its section. */
  committees: T.Array(T.String()),
  /** What the clerk wrote over what was read beside the fields: empty for none at all; null: what was read stands. */
  policy: nullable(T.String()),
  matter: nullable(T.String()),
  number: nullable(T.String()),
  /** A dispatch has carried it: it can be withdrawn, not removed, and keeps its files. */
  sent: T.Boolean(),
  /** False once frozen by the first dispatch. */
  provisional: T.Boolean(),
  withdrawnAt: nullable(Instant),
  title: FieldValue,
  rapporteur: FieldValue,
  department: FieldValue,
  actNumber: FieldValue,
  documents: T.Array(
    closed({
      id: Uuid,
      name: T.String(),
      kind: DocumentKind,
      pages: T.Integer(),
      bytes: T.Integer(),
      notes: T.Array(T.String()),
      /** Of an annexe or another piece beside the report, as it will be sent; null for the report and its projet de délibération. */
      title: nullable(T.String({ description: TITLE })),
      /** What the clerk wrote over what was read. */
      ownTitle: nullable(T.String()),
      readTitle: nullable(ReadTitle),
      /** « 2 », « A »: how the report calls its annexe. */
      mark: nullable(T.String({ description: MARK })),
      /** Of a projet de délibération, where the body numbers them. */
      number: nullable(T.String()),
      /** The number under which the act will be transmitted. */
      act: nullable(T.String()),
    }),
  ),
  pages: T.Integer(),
  version: Version,
})
export type AgendaItem = T.Static<typeof AgendaItem>

export const AgendaSection = closed({
  id: Uuid,
  parentId: nullable(Uuid),
  axis: Axis,
  /** Empty: a plain heading. */
  code: T.String(),
  title: T.String(),
  /** Among the sections of the same parent. */
  position: T.Integer(),
})
export type AgendaSection = T.Static<typeof AgendaSection>

export const Agenda = closed({
  meetingId: Uuid,
  version: Version,
  frozen: T.Boolean(),
  /** As they are read: each followed by those under it. */
  sections: T.Array(AgendaSection),
  items: T.Array(AgendaItem),
  /** What the domain needs, with the agenda, to give the same numbers on the screen (`numbersOfAgenda`). */
  numbering: Numbering,
})
export type Agenda = T.Static<typeof Agenda>

export const readAgenda = contract({
  method: 'GET',
  path: '/meetings/:meetingId/agenda',
  summary: 'L’ordre du jour numéroté',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  reply: Agenda,
  problems: ['NOT_FOUND'],
})

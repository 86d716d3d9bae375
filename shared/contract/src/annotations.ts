import {
  ANCHOR_VERDICTS,
  ANNOTATION_KINDS,
  NOTE_COLOURS,
  QUOTE_CONTEXT,
  QUOTE_MAX,
  VISIBILITIES,
} from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Notes'
const COUNCILLOR = ['COUNCILLOR'] as const
const Coordinate = T.Number({ minimum: -100_000, maximum: 100_000 })

export const Anchor = closed({
  page: T.Integer({ minimum: 1 }),
  quote: nullable(
    closed({
      exact: T.String({ minLength: 1, maxLength: QUOTE_MAX }),
      prefix: T.String({ maxLength: 2 * QUOTE_CONTEXT }),
      suffix: T.String({ maxLength: 2 * QUOTE_CONTEXT }),
    }),
  ),
  quads: T.Array(T.Array(Coordinate, { minItems: 8, maxItems: 8 }), { maxItems: 400 }),
})

export const AnnotationText = closed({
  colour: T.Enum([...NOTE_COLOURS]),
  text: T.String({ maxLength: 10_000 }),
  strokes: T.Array(T.Array(T.Array(Coordinate, { minItems: 3, maxItems: 3 }), { maxItems: 4_000 }), {
    maxItems: 400,
  }),
})

const Written = {
  meetingId: Uuid,
  itemId: Uuid,
  documentId: Uuid,
  kind: T.Enum([...ANNOTATION_KINDS]),
  anchor: Anchor,
  body: AnnotationText,
  visibility: T.Enum([...VISIBILITIES]),
  /** Councillors convened to the same meeting; read only when the visibility is PEOPLE. */
  sharedWith: T.Array(Uuid, { maxItems: 500 }),
  madeAt: Instant,
  changedAt: Instant,
}

export const Annotation = closed({
  id: Uuid,
  ...Written,
  author: closed({ councillorId: Uuid, name: T.String(), mine: T.Boolean() }),
  /** Where it stands in the version that is read now. The anchor itself is never altered but by its author. */
  place: closed({
    /** Null when the report or the file is no longer there. */
    documentId: nullable(Uuid),
    page: T.Integer({ minimum: 1 }),
    verdict: T.Enum([...ANCHOR_VERDICTS]),
    exact: nullable(T.String()),
  }),
})
export type Annotation = T.Static<typeof Annotation>

export const listAnnotations = contract({
  method: 'GET',
  path: '/my/annotations',
  summary: 'Mes notes et celles que l’on partage avec moi, d’une séance ou de toutes',
  tag,
  access: COUNCILLOR,
  query: closed({ meetingId: T.Optional(Uuid) }),
  reply: closed({ annotations: T.Array(Annotation) }),
})

export const saveAnnotation = contract({
  method: 'PUT',
  path: '/my/annotations/:annotationId',
  summary: 'Écrire une note (identifiant choisi par l’appareil) ; la plus récente l’emporte',
  tag,
  access: COUNCILLOR,
  idempotent: true,
  params: closed({ annotationId: Uuid }),
  body: closed(Written),
  reply: closed({ annotationId: Uuid, changedAt: Instant }),
  problems: ['NOT_FOUND', 'INVALID_INPUT'],
})

export const removeAnnotation = contract({
  method: 'DELETE',
  path: '/my/annotations/:annotationId',
  summary: 'Supprimer une de mes notes : ses mots sont effacés',
  tag,
  access: COUNCILLOR,
  idempotent: true,
  params: closed({ annotationId: Uuid }),
  reply: closed({ annotationId: Uuid }),
})

export const listReaders = contract({
  method: 'GET',
  path: '/my/convocations/:meetingId/readers',
  summary: 'Avec qui je peux partager une note : les élus convoqués à la même séance, et mon groupe',
  tag,
  access: COUNCILLOR,
  params: closed({ meetingId: Uuid }),
  reply: closed({
    group: nullable(T.String()),
    councillors: T.Array(closed({ id: Uuid, name: T.String(), group: nullable(T.String()) })),
  }),
  problems: ['NOT_FOUND'],
})

export const exportAnnotations = contract({
  method: 'GET',
  path: '/my/convocations/:meetingId/annotations/:format',
  summary:
    'Mes notes d’une séance : résumé PDF, XFDF (un fichier par rapport, en ZIP, ou celui d’un rapport), ou Web Annotation (JSON-LD)',
  tag,
  access: COUNCILLOR,
  wire: 'STREAM',
  params: closed({ meetingId: Uuid, format: T.Enum(['pdf', 'xfdf', 'jsonld']) }),
  query: closed({ documentId: T.Optional(Uuid) }),
  reply: T.Unknown(),
  problems: ['NOT_FOUND'],
})

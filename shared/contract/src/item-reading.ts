import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { FieldValue } from './agenda.ts'
import { closed, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'

/** What is read of a report beside the fields of its point: advice, which nothing depends on until the clerk takes it over. */
export const READ_NAMES = [
  'reportNumber',
  'committee',
  'policy',
  'matter',
  /** Announced by the report, and no file is it. */
  'missingAnnex',
  'confidentiality',
] as const
export type ReadName = (typeof READ_NAMES)[number]

export const ReadValue = closed({
  name: T.Enum([...READ_NAMES]),
  value: T.String(),
  confidence: T.Number({ minimum: 0, maximum: 1 }),
  evidence: FieldValue.properties.evidence,
})
export type ReadValue = T.Static<typeof ReadValue>

/** A name of the rapporteur's field, and who it can be among the councillors: nobody is chosen among homonyms. */
export const NamedPerson = closed({
  printed: T.String(),
  state: T.Enum(['MATCHED', 'AMBIGUOUS', 'UNKNOWN']),
  /** Best first. */
  candidates: T.Array(closed({ councillorId: Uuid, name: T.String(), canton: nullable(T.String()) })),
})
export type NamedPerson = T.Static<typeof NamedPerson>

export const readItemReading = contract({
  method: 'GET',
  path: '/agenda-items/:itemId/reading',
  summary: 'Ce qui a été lu dans les pièces d’un point, et les élus que son rapporteur peut être',
  tag: 'Ordre du jour',
  access: OFFICE,
  params: closed({ itemId: Uuid }),
  reply: closed({ values: T.Array(ReadValue), rapporteur: T.Array(NamedPerson) }),
  problems: ['NOT_FOUND'],
})

import { AGENDA_FIELDS, CHECK_CODES, CHECK_SEVERITIES, CHECK_TARGETS, OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

/** What is missing or doubtful before a dispatch. Blocking ones forbid it, the others are shown. */
export const DispatchCheck = closed({
  code: T.Enum([...CHECK_CODES]),
  severity: T.Enum([...CHECK_SEVERITIES]),
  blocking: T.Boolean(),
  count: T.Integer({ minimum: 1 }),
  /** Where each is put right: at least one. */
  targets: T.Array(
    closed({
      kind: T.Enum([...CHECK_TARGETS]),
      id: Uuid,
      /** The field of an item. */
      field: nullable(T.Enum([...AGENDA_FIELDS])),
    }),
  ),
})
export type DispatchCheck = T.Static<typeof DispatchCheck>

export const readChecks = contract({
  method: 'GET',
  path: '/meetings/:meetingId/checks',
  summary: 'Ce qui manque ou reste douteux avant la convocation, et où le régler',
  tag: 'Ordre du jour',
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  reply: closed({ agendaVersion: Version, checks: T.Array(DispatchCheck) }),
  problems: ['NOT_FOUND'],
})

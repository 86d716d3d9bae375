import { PROBLEM_STATUS, type ProblemCode } from '@hemicycle/domain'
import * as T from 'typebox'

/** A closed object: an unknown field is refused by name instead of being dropped in silence. */
export function closed<P extends T.TProperties>(properties: P) {
  return T.Object(properties, { additionalProperties: false })
}

export function nullable<S extends T.TSchema>(schema: S) {
  return T.Union([schema, T.Null()])
}

export const Uuid = T.String({ format: 'uuid' })
export const Instant = T.String({ format: 'date-time' })
export const CivilDateText = T.String({ format: 'date' })
export const ClockTime = T.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
export const Sha256 = T.String({ pattern: '^[0-9a-f]{64}$' })
/** One line of text that a person typed: not blank, bounded. */
export const Line = T.String({ minLength: 1, maxLength: 500, pattern: '\\S' })
export const Version = T.Integer({ minimum: 0 })
export const Nothing = closed({})

/** RFC 9457, application/problem+json. `extra` carries what the screen needs to recover, e.g. the current version. */
export const ProblemBody = T.Object({
  type: T.String({ description: 'Adresse du sens de ce code, dans la référence de l’installation.' }),
  title: T.String({ description: 'Le sens de ce code, en une phrase : toujours la même.' }),
  status: T.Integer(),
  code: T.Enum(Object.keys(PROBLEM_STATUS) as ProblemCode[], {
    description: 'D’une liste close : c’est lui qu’un programme lit.',
  }),
  detail: T.String({
    description:
      'Ce qui précise ce cas, pour qui développe : souvent vide, parfois en anglais, à ne pas afficher.',
  }),
  violations: T.Array(
    closed({
      field: T.String(),
      reason: T.String({ description: 'Le mot de JSON Schema qui n’est pas tenu : required, format, enum…' }),
    }),
  ),
  requestId: T.String({ description: 'À citer pour retrouver la demande au journal technique.' }),
  extra: T.Record(T.String(), T.Unknown()),
})
export type ProblemReply = T.Static<typeof ProblemBody>

import { PERSONAL_DATA_KINDS } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed } from './common.ts'

/** Something that a text says of a person, with the words around it. */
export const PersonalDataQuote = closed({
  kind: T.Enum([...PERSONAL_DATA_KINDS]),
  quote: T.String(),
  before: T.String(),
  after: T.String(),
})
export type PersonalDataQuote = T.Static<typeof PersonalDataQuote>

/** Says which passages were seen: it is another one as soon as one of them changes. */
export const PersonalDataMark = T.String({ maxLength: 64 })

import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, nullable, Sha256, Uuid } from './common.ts'
import { contract } from './contract.ts'

export const JournalEntry = closed({
  seq: T.Integer(),
  at: Instant,
  actor: T.String(),
  action: T.String(),
  subject: T.String(),
  subjectId: nullable(Uuid),
  facts: T.Record(T.String(), T.Unknown()),
  hash: Sha256,
})
export type JournalEntry = T.Static<typeof JournalEntry>

export const readJournal = contract({
  method: 'GET',
  path: '/journal',
  summary: 'Le journal chaîné de la collectivité, du plus récent au plus ancien',
  tag: 'Journal',
  access: OFFICE,
  query: closed({ before: T.Optional(T.Integer({ minimum: 1 })) }),
  reply: closed({ entries: T.Array(JournalEntry), intact: T.Boolean() }),
})

import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { closed, Instant, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Profils de lecture'
const ProfileId = closed({ profileId: Uuid })
/** Words as a clerk wrote them. Their faults are named one by one, so they are let in here. */
const Words = T.Array(T.String({ maxLength: 500 }), { maxItems: 500 })

/** How files are read, as words that a clerk can change: see docs/extraction.md. */
export const ReadingProfile = closed({
  version: T.Literal(1),
  name: T.String({ maxLength: 500 }),
  /** FRENCH adds to these words what French assemblies write in general; NONE reads by these words alone. */
  base: T.Enum(['FRENCH', 'NONE']),
  labels: closed({
    title: Words,
    rapporteur: Words,
    department: Words,
    committee: Words,
    policy: Words,
    reportNumber: Words,
    actNumber: Words,
    other: Words,
  }),
  headings: closed({ report: Words, deliberation: Words, annex: Words }),
  rapporteurPhrases: Words,
  ignoredLines: Words,
  departments: Words,
  committees: Words,
  policies: Words,
  confidentialWords: Words,
  numberShapes: Words,
})
export type ReadingProfile = T.Static<typeof ReadingProfile>

export const ProfileRow = closed({
  id: Uuid,
  name: T.String(),
  base: T.Enum(['FRENCH', 'NONE']),
  inUse: T.Boolean(),
  version: Version,
  updatedAt: Instant,
})
export type ProfileRow = T.Static<typeof ProfileRow>

export const ProfileShown = closed({
  ...ProfileRow.properties,
  profile: ReadingProfile,
  /** Every version that was saved, the newest first. */
  history: T.Array(closed({ version: Version, actor: T.String(), savedAt: Instant })),
})
export type ProfileShown = T.Static<typeof ProfileShown>

export const listProfiles = contract({
  method: 'GET',
  path: '/extraction-profiles',
  summary: 'Les profils de lecture de la collectivité, et celui qui est fourni',
  tag,
  access: OFFICE,
  reply: closed({
    profiles: T.Array(ProfileRow),
    /** The product's own, in use while no other is. */
    standard: ReadingProfile,
  }),
})

export const readProfile = contract({
  method: 'GET',
  path: '/extraction-profiles/:profileId',
  summary: 'Un profil de lecture et ses versions',
  tag,
  access: OFFICE,
  params: ProfileId,
  reply: ProfileShown,
  problems: ['NOT_FOUND'],
})

export const readProfileVersion = contract({
  method: 'GET',
  path: '/extraction-profiles/:profileId/versions/:savedVersion',
  summary: 'Un profil de lecture tel qu’il a été enregistré',
  tag,
  access: OFFICE,
  params: closed({ profileId: Uuid, savedVersion: T.Integer({ minimum: 0 }) }),
  reply: closed({ profile: ReadingProfile }),
  problems: ['NOT_FOUND'],
})

export const createProfile = contract({
  method: 'POST',
  path: '/extraction-profiles',
  summary: 'Ajouter un profil de lecture',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  body: closed({ profile: ReadingProfile }),
  reply: ProfileShown,
  problems: ['INVALID_INPUT'],
})

export const changeProfile = contract({
  method: 'PUT',
  path: '/extraction-profiles/:profileId',
  summary: 'Enregistrer une nouvelle version d’un profil de lecture',
  tag,
  access: OFFICE,
  params: ProfileId,
  body: closed({ version: Version, profile: ReadingProfile }),
  reply: ProfileShown,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT'],
})

export const chooseProfile = contract({
  method: 'PUT',
  path: '/extraction-profiles/in-use',
  summary: 'Choisir le profil avec lequel les prochains fichiers seront lus ; aucun : celui qui est fourni',
  tag,
  access: OFFICE,
  body: closed({ chosen: nullable(Uuid) }),
  reply: closed({ profiles: T.Array(ProfileRow) }),
  problems: ['NOT_FOUND'],
})

export const TRIAL_FIELDS = ['title', 'number', 'rapporteur', 'department', 'committee', 'policy'] as const
const Found = nullable(closed({ value: T.String(), confidence: T.Number() }))

export const ProfileTrialReply = closed({
  files: T.Array(
    closed({
      documentId: Uuid,
      itemId: Uuid,
      name: T.String(),
      fields: T.Array(
        closed({
          field: T.Enum([...TRIAL_FIELDS]),
          /** As the profile in use reads it. */
          before: Found,
          after: Found,
          /** What somebody confirmed, where somebody did. */
          expected: nullable(T.String()),
          /** WRONG_AND_SURE is the worst: nobody would look at it. */
          verdict: T.Enum(['RIGHT', 'WRONG', 'WRONG_AND_SURE', 'MISSING', 'NOT_KNOWN']),
          changed: T.Boolean(),
        }),
      ),
    }),
  ),
  /** Files that could not be read, or not in time. */
  unread: T.Array(T.String()),
  /** Files of the meeting beyond those that one trial reads. */
  leftOut: T.Integer(),
})
export type ProfileTrialReply = T.Static<typeof ProfileTrialReply>

export const tryProfile = contract({
  method: 'POST',
  reads: true,
  path: '/extraction-profiles/trial',
  summary:
    'Essayer un profil sur les fichiers d’une séance : ce qui serait lu, avant et après ; rien n’est gardé',
  tag,
  access: OFFICE,
  perMinute: 20,
  body: closed({ profile: ReadingProfile, meetingId: Uuid }),
  reply: ProfileTrialReply,
  problems: ['NOT_FOUND', 'INVALID_INPUT'],
})

import { OFFICE } from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, closed, nullable, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Élus'
const CouncillorId = closed({ councillorId: Uuid })
const Name = T.String({ minLength: 1, maxLength: 120, pattern: '\\S' })
const Words = nullable(T.String({ minLength: 1, maxLength: 200, pattern: '\\S' }))

export const CHANNELS = ['EMAIL', 'SMS', 'PAPER'] as const

/** What a clerk writes of a councillor. */
export const CouncillorFields = closed({
  civility: T.Enum(['M', 'MME']),
  firstName: Name,
  lastName: Name,
  mandate: Words,
  canton: Words,
  group: Words,
  protocolOrder: T.Integer({ minimum: 0, maximum: 10_000 }),
  email: nullable(T.String({ maxLength: 254 })),
  phone: nullable(T.String({ maxLength: 40 })),
  channels: T.Array(T.Enum([...CHANNELS]), { uniqueItems: true }),
  externalId: Words,
  termId: nullable(Uuid),
  since: nullable(CivilDateText),
  until: nullable(CivilDateText),
})
export type CouncillorFields = T.Static<typeof CouncillorFields>

export const Councillor = closed({
  id: Uuid,
  ...CouncillorFields.properties,
  /** Names of the bodies that the person sits in today. */
  bodies: T.Array(T.String()),
  /** Whether an account opens the élus' application for this person. */
  account: T.Enum(['NONE', 'INVITED', 'ACTIVE', 'REVOKED']),
  version: Version,
})
export type Councillor = T.Static<typeof Councillor>

export const listCouncillors = contract({
  method: 'GET',
  path: '/councillors',
  summary: 'Les élus de la collectivité',
  tag,
  access: OFFICE,
  reply: closed({ councillors: T.Array(Councillor) }),
})

export const createCouncillor = contract({
  method: 'POST',
  path: '/councillors',
  summary: 'Ajouter un élu',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  body: CouncillorFields,
  reply: Councillor,
  problems: ['NOT_FOUND', 'INVALID_INPUT', 'DUPLICATE'],
})

export const changeCouncillor = contract({
  method: 'PUT',
  path: '/councillors/:councillorId',
  summary: 'Changer la fiche d’un élu',
  tag,
  access: OFFICE,
  params: CouncillorId,
  body: closed({ version: Version, ...CouncillorFields.properties }),
  reply: Councillor,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'INVALID_INPUT', 'DUPLICATE'],
})

export const removeCouncillor = contract({
  method: 'POST',
  path: '/councillors/:councillorId/removal',
  summary: 'Retirer un élu de la liste ; sa fiche est gardée et peut être rétablie',
  tag,
  access: OFFICE,
  params: CouncillorId,
  reply: Councillor,
  problems: ['NOT_FOUND'],
})

export const restoreCouncillor = contract({
  method: 'POST',
  path: '/councillors/:councillorId/restoration',
  summary: 'Rétablir un élu retiré',
  tag,
  access: OFFICE,
  params: CouncillorId,
  reply: Councillor,
  problems: ['NOT_FOUND', 'DUPLICATE'],
})

export const IMPORT_COLUMNS = [
  'externalId',
  'civility',
  'firstName',
  'lastName',
  'mandate',
  'canton',
  'group',
  'protocolOrder',
  'email',
  'phone',
  'channels',
  'since',
  'until',
] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]

/** Why a cell or a line is not taken. The screen says it with its way out. */
export const IMPORT_REASONS = [
  'MISSING',
  'CIVILITY_UNKNOWN',
  'EMAIL_INVALID',
  'PHONE_INVALID',
  'DATE_INVALID',
  'DATES_REVERSED',
  'NUMBER_INVALID',
  'CHANNEL_UNKNOWN',
  'TOO_LONG',
  'TWICE_IN_FILE',
  'HOMONYM',
  'EMAIL_TAKEN',
] as const
export type ImportReason = (typeof IMPORT_REASONS)[number]

export const ImportReport = closed({
  applied: T.Boolean(),
  /** How the file was read: encoding, delimiter, headings. */
  encoding: T.String(),
  delimiter: T.String(),
  columns: T.Array(closed({ heading: T.String(), column: nullable(T.Enum([...IMPORT_COLUMNS])) })),
  /** Columns without which no line can be read, missing from the file. */
  missing: T.Array(T.Enum([...IMPORT_COLUMNS])),
  lines: T.Array(
    closed({
      /** The line of the file, the headings being line 1. */
      line: T.Integer(),
      name: T.String(),
      outcome: T.Enum(['CREATED', 'UPDATED', 'UNCHANGED', 'ERROR']),
      errors: T.Array(
        closed({
          column: nullable(T.Enum([...IMPORT_COLUMNS])),
          reason: T.Enum([...IMPORT_REASONS]),
          value: T.String(),
        }),
      ),
    }),
  ),
  /** Groups that the file names and the authority does not know yet: they are created with it. */
  newGroups: T.Array(T.String()),
  /** Councillors of the list that the file does not mention: they stay as they are. */
  absent: T.Array(T.String()),
})
export type ImportReport = T.Static<typeof ImportReport>

export const importCouncillors = contract({
  method: 'POST',
  path: '/councillors/import',
  summary: 'Importer une liste d’élus (CSV ou XLSX) ; à blanc tant que « apply » est faux',
  tag,
  access: OFFICE,
  idempotent: true,
  body: closed({
    fileName: T.String({ maxLength: 250 }),
    /** The bytes of the file, in base 64: any encoding, any delimiter. */
    content: T.String({ maxLength: 900_000, pattern: '^[A-Za-z0-9+/]*={0,2}$' }),
    apply: T.Boolean(),
  }),
  reply: ImportReport,
  problems: ['INVALID_INPUT', 'UNSUPPORTED_MEDIA', 'FILE_TOO_LARGE'],
})

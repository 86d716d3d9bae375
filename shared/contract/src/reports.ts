import {
  DESK,
  OFFICE,
  REFUSALS,
  REPORT_FILE_KINDS,
  REPORT_GAPS,
  REPORT_STATES,
  REPORT_STEPS,
} from '@hemicycle/domain'
import * as T from 'typebox'
import { CivilDateText, closed, Instant, Line, nullable, Sha256, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'
import { TextComparison } from './versions.ts'

const tag = 'Rapports'
const AUTHOR = ['AUTHOR'] as const
const ReportId = closed({ reportId: Uuid })
const State = T.Enum([...REPORT_STATES])
const Step = T.Enum([...REPORT_STEPS])
const FileKind = T.Enum([...REPORT_FILE_KINDS])
/** What is being written may still be blank: handing in says what is missing. */
const Draft = T.String({ maxLength: 500 })

/** A meeting that reports may still be handed in for. */
export const ReportMeeting = closed({
  id: Uuid,
  body: T.String(),
  date: CivilDateText,
  /** The last day on which a report is in time. */
  dueOn: nullable(CivilDateText),
})
export type ReportMeeting = T.Static<typeof ReportMeeting>

export const ReportRow = closed({
  id: Uuid,
  title: T.String(),
  rapporteur: nullable(T.String()),
  department: T.String(),
  author: T.String(),
  state: State,
  /** Null: for a meeting to come, that the office will choose. */
  meeting: nullable(ReportMeeting),
  /** The item of the ordre du jour that it is. */
  itemId: nullable(Uuid),
  late: T.Boolean(),
  files: T.Integer(),
  /** The last words of the office, while the report is returned. */
  comment: nullable(T.String()),
  submittedAt: nullable(Instant),
  changedAt: Instant,
  /** What the caller may do with it now. */
  steps: T.Array(Step),
  version: Version,
})
export type ReportRow = T.Static<typeof ReportRow>

export const ReportFile = closed({
  id: Uuid,
  kind: FileKind,
  name: T.String(),
  /** 1, 2, … among the versions of this file. */
  version: T.Integer(),
  bytes: T.Integer(),
  sha256: Sha256,
  pages: nullable(T.Integer()),
  state: T.Enum(['RECEIVED', 'READY', 'REFUSED']),
  refusal: nullable(T.Enum([...REFUSALS])),
  receivedAt: Instant,
  /** What was read in it, to fill the form with: its author confirms. */
  read: nullable(
    closed({
      title: nullable(T.String()),
      rapporteur: nullable(T.String()),
      department: nullable(T.String()),
    }),
  ),
})
export type ReportFile = T.Static<typeof ReportFile>

export const Report = closed({
  ...ReportRow.properties,
  documents: T.Array(ReportFile),
  /** What is missing before it can be handed in. */
  gaps: T.Array(T.Enum([...REPORT_GAPS])),
  history: T.Array(
    closed({
      step: Step,
      actor: T.String(),
      comment: T.String(),
      meeting: nullable(closed({ body: T.String(), date: CivilDateText })),
      at: Instant,
    }),
  ),
})
export type Report = T.Static<typeof Report>

export const listReports = contract({
  method: 'GET',
  path: '/reports',
  summary: 'Les rapports déposés ; un auteur voit ceux de sa direction, avec ses brouillons',
  tag,
  access: DESK,
  reply: closed({ reports: T.Array(ReportRow) }),
})

export const countReports = contract({
  method: 'GET',
  path: '/reports/waiting',
  summary: 'Combien de rapports attendent le service des assemblées',
  tag,
  access: OFFICE,
  reply: closed({ waiting: T.Integer() }),
})

export const readReportDesk = contract({
  method: 'GET',
  path: '/reports/desk',
  summary: 'De quoi remplir un rapport : séances ouvertes et leur date limite, directions, rapporteurs',
  tag,
  access: DESK,
  reply: closed({
    /** The direction of the caller, when the account has one: its reports bear it. */
    department: nullable(T.String()),
    meetings: T.Array(ReportMeeting),
    departments: T.Array(T.String()),
    rapporteurs: T.Array(T.String()),
  }),
})

export const createReport = contract({
  method: 'POST',
  path: '/reports',
  summary: 'Commencer un rapport',
  tag,
  access: AUTHOR,
  status: 201,
  idempotent: true,
  body: closed({ title: Draft, rapporteur: nullable(Line), department: Draft, meetingId: nullable(Uuid) }),
  reply: Report,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const readReport = contract({
  method: 'GET',
  path: '/reports/:reportId',
  summary: 'Un rapport, ses fichiers et son histoire',
  tag,
  access: DESK,
  params: ReportId,
  reply: Report,
  problems: ['NOT_FOUND'],
})

export const changeReport = contract({
  method: 'PATCH',
  path: '/reports/:reportId',
  summary: 'Modifier un brouillon ou un rapport retourné',
  tag,
  access: AUTHOR,
  params: ReportId,
  body: closed({
    version: Version,
    title: Draft,
    rapporteur: nullable(Line),
    department: Draft,
    meetingId: nullable(Uuid),
  }),
  reply: Report,
  problems: ['NOT_FOUND', 'STALE_VERSION', 'NOT_ALLOWED_NOW'],
})

export const uploadReportFiles = contract({
  method: 'POST',
  path: '/reports/:reportId/files',
  summary: 'Joindre un ou plusieurs fichiers à un rapport (multipart, champ « file »)',
  tag,
  access: AUTHOR,
  wire: 'UPLOAD',
  status: 201,
  params: ReportId,
  query: closed({
    /** The file whose new version this is. */
    replaces: T.Optional(Uuid),
  }),
  reply: Report,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW', 'UNSUPPORTED_MEDIA', 'FILE_TOO_LARGE'],
})

export const changeReportFile = contract({
  method: 'PATCH',
  path: '/report-files/:fileId',
  summary: 'Dire ce qu’est un fichier : rapport, projet de délibération ou annexe',
  tag,
  access: AUTHOR,
  params: closed({ fileId: Uuid }),
  body: closed({ kind: FileKind }),
  reply: Report,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const removeReportFile = contract({
  method: 'POST',
  path: '/report-files/:fileId/removal',
  summary: 'Ôter un fichier d’un rapport (il est conservé)',
  tag,
  access: AUTHOR,
  params: closed({ fileId: Uuid }),
  reply: Report,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const linkReportFile = contract({
  method: 'POST',
  reads: true,
  path: '/report-files/:fileId/link',
  summary: 'Obtenir une adresse signée et temporaire pour lire un fichier d’un rapport',
  tag,
  access: DESK,
  params: closed({ fileId: Uuid }),
  body: closed({ download: T.Optional(T.Boolean()) }),
  reply: closed({ url: T.String(), expiresAt: Instant, bytes: T.Integer(), sha256: Sha256 }),
  problems: ['NOT_FOUND'],
})

export const compareReportFile = contract({
  method: 'GET',
  path: '/report-files/:fileId/changes',
  summary: 'Ce qui a changé dans le texte d’un fichier depuis sa version précédente, page par page',
  tag,
  access: DESK,
  params: closed({ fileId: Uuid }),
  reply: TextComparison,
  problems: ['NOT_FOUND'],
})

export const takeReportStep = contract({
  method: 'POST',
  path: '/reports/:reportId/steps',
  summary: 'Déposer, retirer, reprendre ; accepter, retourner avec un motif, reporter à une autre séance',
  tag,
  access: DESK,
  idempotent: true,
  params: ReportId,
  body: closed({
    version: Version,
    step: Step,
    /** Required to return a report. */
    comment: T.Optional(T.String({ maxLength: 2000 })),
    /** For MOVE, and for ACCEPT of a report that has no meeting yet; null moves it to no meeting. */
    meetingId: T.Optional(nullable(Uuid)),
  }),
  reply: Report,
  problems: ['FORBIDDEN', 'NOT_FOUND', 'STALE_VERSION', 'NOT_ALLOWED_NOW', 'INVALID_INPUT'],
})

export const setReportsDue = contract({
  method: 'PUT',
  path: '/meetings/:meetingId/reports-due',
  summary: 'Fixer la date limite de dépôt des rapports d’une séance',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  body: closed({ dueOn: nullable(CivilDateText) }),
  reply: ReportMeeting,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW', 'INVALID_INPUT'],
})

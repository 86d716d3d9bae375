import {
  ANSWERS,
  DELIVERY_STATES,
  DISPATCH_KINDS,
  LEVELS,
  MOTIVE_MIN,
  OFFICE,
  REASONS,
  WAYS,
} from '@hemicycle/domain'
import * as T from 'typebox'
import { DispatchCheck } from './checks.ts'
import { CivilDateText, ClockTime, closed, Instant, Line, nullable, Sha256, Uuid, Version } from './common.ts'
import { contract } from './contract.ts'
import { LegalClock, Meeting } from './meetings.ts'
import { Contact } from './notifications.ts'

const tag = 'Convocation'

/** What a judge would say of a convocation sent now, and the lawful ways out. */
export const DispatchJudgement = closed({
  level: T.Enum([...LEVELS]),
  reason: T.Enum([...REASONS]),
  ways: T.Array(T.Enum([...WAYS])),
  /** The first day on which the meeting could be held without urgency, were it convened today. */
  earliest: nullable(CivilDateText),
})
export type DispatchJudgement = T.Static<typeof DispatchJudgement>

export const previewDispatch = contract({
  method: 'GET',
  path: '/meetings/:meetingId/dispatch-preview',
  summary: 'Contrôles avant convocation et destinataires',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  reply: closed({
    agendaVersion: Version,
    checks: T.Array(DispatchCheck),
    clock: LegalClock,
    judgement: DispatchJudgement,
    /** What would leave now; null when everything was sent already. */
    kind: nullable(T.Enum([...DISPATCH_KINDS])),
    /** How many items differ from what was last sent. */
    changes: closed({ added: T.Integer(), changed: T.Integer(), withdrawn: T.Integer() }),
    items: T.Integer(),
    pages: T.Integer(),
    bytes: T.Integer(),
    recipients: T.Array(
      closed({
        councillorId: Uuid,
        name: T.String(),
        email: nullable(T.String()),
        group: nullable(T.String()),
        judgement: DispatchJudgement,
      }),
    ),
    mail: closed({ subject: T.String(), text: T.String() }),
  }),
  problems: ['NOT_FOUND'],
})

export const DispatchSummary = closed({
  id: Uuid,
  meetingId: Uuid,
  kind: T.Enum([...DISPATCH_KINDS]),
  requestedAt: Instant,
  /** When the documents could be read by the recipients: the mails leave only after it. */
  availableAt: nullable(Instant),
  manifestSha256: Sha256,
  bundleId: Uuid,
  /** Nothing more leaves since then. */
  pausedAt: nullable(Instant),
  recipients: T.Integer(),
  accepted: T.Integer(),
  failed: T.Integer(),
  /** Mails that may have left without anybody knowing: a clerk decides. */
  uncertain: T.Integer(),
  opened: T.Integer(),
  acknowledged: T.Integer(),
})
export type DispatchSummary = T.Static<typeof DispatchSummary>

/** Where one message stands; all null where there is none. */
const Carried = {
  deliveryId: nullable(Uuid),
  address: nullable(T.String()),
  state: nullable(T.Enum([...DELIVERY_STATES])),
  at: nullable(Instant),
  reply: nullable(T.String()),
}

export const RecipientRow = closed({
  id: Uuid,
  councillorId: Uuid,
  civility: T.Enum(['M', 'MME']),
  firstName: T.String(),
  lastName: T.String(),
  group: nullable(T.String()),
  mail: closed(Carried),
  /** The last SMS, of the convocation or of a reminder. */
  sms: closed({ ...Carried, remindable: T.Boolean() }),
  reminders: T.Integer(),
  /** Calls and hand deliveries, in order. */
  contacts: T.Array(Contact),
  /** What the élu answered; PROXY: absent, somebody votes for him. */
  answer: nullable(T.Enum([...ANSWERS, 'PROXY'])),
  openedAt: nullable(Instant),
  acknowledgedAt: nullable(Instant),
})
export type RecipientRow = T.Static<typeof RecipientRow>

export const createDispatch = contract({
  method: 'POST',
  path: '/meetings/:meetingId/dispatches',
  summary:
    'Convoquer, ou envoyer ce qui est nouveau depuis : figer les numéros, mettre à disposition, prévenir chaque élu',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  params: closed({ meetingId: Uuid }),
  body: closed({
    agendaVersion: Version,
    /** Declared when the ordinary delay has passed: its motive is sent to every élu, and the assembly votes on it at the opening. */
    urgency: T.Optional(
      closed({ motive: T.String({ minLength: MOTIVE_MIN, maxLength: 2000, pattern: '\\S' }) }),
    ),
  }),
  reply: DispatchSummary,
  problems: [
    'NOT_FOUND',
    'STALE_VERSION',
    'NOTHING_TO_SEND',
    'BUNDLE_NOT_READY',
    'DEADLINE_PASSED',
    'NOT_ALLOWED_NOW',
    'INVALID_INPUT',
  ],
})

export const listDispatches = contract({
  method: 'GET',
  path: '/meetings/:meetingId/dispatches',
  summary: 'Les envois d’une séance',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  reply: closed({ dispatches: T.Array(DispatchSummary) }),
  problems: ['NOT_FOUND'],
})

export const readDispatch = contract({
  method: 'GET',
  path: '/dispatches/:dispatchId',
  summary: 'Suivi d’un envoi, destinataire par destinataire',
  tag,
  access: OFFICE,
  params: closed({ dispatchId: Uuid }),
  reply: closed({ dispatch: DispatchSummary, recipients: T.Array(RecipientRow) }),
  problems: ['NOT_FOUND'],
})

export const readManifest = contract({
  method: 'GET',
  path: '/dispatches/:dispatchId/manifest',
  summary: 'Le manifeste immuable de l’envoi : chaque fichier et son empreinte SHA-256',
  tag,
  access: OFFICE,
  params: closed({ dispatchId: Uuid }),
  reply: closed({ sha256: Sha256, manifest: T.String() }),
  problems: ['NOT_FOUND'],
})

/** What one item is worth before a judge, by the first dispatch that carried it. */
export const ComplianceItem = closed({
  itemId: Uuid,
  number: nullable(T.String()),
  title: T.String(),
  judgement: DispatchJudgement,
  /** Null: nobody was sent it yet, and it is judged as if it left now. */
  sentAt: nullable(Instant),
  kind: nullable(T.Enum([...DISPATCH_KINDS])),
  /** Councillors for whom it is not regular. */
  irregular: T.Integer(),
})
export type ComplianceItem = T.Static<typeof ComplianceItem>

export const readCompliance = contract({
  method: 'GET',
  path: '/meetings/:meetingId/compliance',
  summary: 'La régularité de la convocation, point par point',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  reply: closed({ items: T.Array(ComplianceItem) }),
  problems: ['NOT_FOUND'],
})

export const cancelMeeting = contract({
  method: 'POST',
  path: '/meetings/:meetingId/cancellation',
  summary: 'Annuler une séance convoquée et en prévenir chaque élu',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  params: closed({ meetingId: Uuid }),
  /** Sent to every élu. */
  body: closed({ reason: T.String({ minLength: 3, maxLength: 2000, pattern: '\\S' }) }),
  reply: DispatchSummary,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW'],
})

export const sendCopies = contract({
  method: 'POST',
  path: '/meetings/:meetingId/information-copies',
  summary: 'Adresser copie de la convocation aux conseillers municipaux qui ne siègent pas (L5211-40-2)',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  params: closed({ meetingId: Uuid }),
  reply: DispatchSummary,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW', 'NOTHING_TO_SEND'],
})

export const postponeMeeting = contract({
  method: 'POST',
  path: '/meetings/:meetingId/postponement',
  summary:
    'Reporter une séance convoquée : fixer la nouvelle date, puis convoquer de nouveau, avec tout le délai',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  body: closed({ date: CivilDateText, time: ClockTime, place: Line }),
  reply: Meeting,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW', 'DEADLINE_PASSED'],
})

export const conveneAgain = contract({
  method: 'POST',
  idempotent: true,
  path: '/meetings/:meetingId/second-convocation',
  summary: 'Le quorum a manqué : fixer la nouvelle date, puis convoquer de nouveau le même ordre du jour',
  tag,
  access: OFFICE,
  params: closed({ meetingId: Uuid }),
  body: closed({ date: CivilDateText, time: ClockTime, place: Line }),
  reply: Meeting,
  problems: ['NOT_FOUND', 'NOT_ALLOWED_NOW', 'DEADLINE_PASSED'],
})

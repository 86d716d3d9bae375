import { CHANNELS, OFFICE, SILENCES } from '@hemicycle/domain'
import * as T from 'typebox'
import { ClockTime, closed, Instant, Line, nullable, Uuid } from './common.ts'
import { contract } from './contract.ts'

const tag = 'Convocation'

export const ReminderRuleFields = closed({
  after: T.Enum([...SILENCES]),
  daysBefore: T.Integer({ minimum: 0, maximum: 30 }),
  channel: T.Enum([...CHANNELS]),
})

const ReportReminders = T.Array(T.Integer({ minimum: 0, maximum: 60 }), { maxItems: 5, uniqueItems: true })

/** How an authority sends: what it chose, or the product's own habits. */
export const NotificationSettings = closed({
  /** An SMS beside each mail of convocation, to those whose mobile number is known. */
  smsWithNotice: T.Boolean(),
  quietFrom: ClockTime,
  quietTo: ClockTime,
  reminders: T.Array(ReminderRuleFields, { maxItems: 12 }),
  /** Days before the due date of reports at which authors are reminded of what they have not handed in. */
  reportReminders: ReportReminders,
})
export type NotificationSettings = T.Static<typeof NotificationSettings>

const Shown = closed({
  ...NotificationSettings.properties,
  /** Whether a provider of SMS is configured at all. */
  smsAvailable: T.Boolean(),
})

export const readNotifications = contract({
  method: 'GET',
  path: '/notification-settings',
  summary: 'Les relances automatiques et les heures de silence',
  tag,
  access: OFFICE,
  reply: Shown,
})

export const changeNotifications = contract({
  method: 'PUT',
  path: '/notification-settings',
  summary: 'Changer les relances automatiques et les heures de silence',
  tag,
  access: OFFICE,
  body: closed({
    ...NotificationSettings.properties,
    /** Left out: as they are. */
    reportReminders: T.Optional(ReportReminders),
  }),
  reply: Shown,
  problems: ['INVALID_INPUT'],
})

const DispatchId = closed({ dispatchId: Uuid })
const Paused = closed({ pausedAt: nullable(Instant) })

export const pauseDispatch = contract({
  method: 'POST',
  path: '/dispatches/:dispatchId/pause',
  summary: 'Suspendre un envoi : les messages qui ne sont pas partis attendent',
  tag,
  access: OFFICE,
  params: DispatchId,
  reply: Paused,
  problems: ['NOT_FOUND'],
})

export const resumeDispatch = contract({
  method: 'POST',
  path: '/dispatches/:dispatchId/resumption',
  summary: 'Reprendre un envoi suspendu',
  tag,
  access: OFFICE,
  params: DispatchId,
  reply: Paused,
  problems: ['NOT_FOUND'],
})

export const CONTACT_KINDS = ['PHONE', 'HAND_DELIVERY'] as const

/** What somebody of the office did by other means. Never corrected: another line says better. */
export const Contact = closed({
  id: Uuid,
  kind: T.Enum([...CONTACT_KINDS]),
  at: Instant,
  reached: T.Boolean(),
  note: T.String(),
})
export type Contact = T.Static<typeof Contact>

export const recordContact = contract({
  method: 'POST',
  path: '/dispatch-recipients/:recipientId/contacts',
  summary: 'Noter un appel, ou une remise en main propre contre signature',
  tag,
  access: OFFICE,
  status: 201,
  idempotent: true,
  params: closed({ recipientId: Uuid }),
  body: closed({
    kind: T.Enum([...CONTACT_KINDS]),
    at: Instant,
    reached: T.Boolean(),
    note: Line,
  }),
  reply: Contact,
  problems: ['NOT_FOUND', 'INVALID_INPUT'],
})

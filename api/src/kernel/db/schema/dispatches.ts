import type { DispatchKind } from '@hemicycle/domain'
import { foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { councillors } from './assembly.ts'
import { authorityId, instant } from './columns.ts'
import { meetings } from './meetings.ts'

/** Where each report and document starts in the bundle (1-based pages). */
export interface BundleLayout {
  /** See `BundleResult`; bundles made before it was known do not say. */
  readonly opening?: number
  readonly items: readonly {
    readonly id: string
    readonly firstPage: number
    readonly documents: readonly { readonly id: string; readonly firstPage: number; readonly pages: number }[]
  }[]
}

export const bundles = pgTable(
  'bundles',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    meetingId: uuid('meeting_id').notNull(),
    agendaVersion: integer('agenda_version').notNull(),
    state: text('state').$type<'QUEUED' | 'BUILDING' | 'READY' | 'FAILED' | 'CANCELLED'>().notNull(),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
    pages: integer('pages'),
    bytes: integer('bytes'),
    sha256: text('sha256'),
    /** The ordre du jour alone, attached to the mails. */
    agendaSha256: text('agenda_sha256'),
    agendaBytes: integer('agenda_bytes'),
    layout: jsonb('layout').$type<BundleLayout>(),
    problem: text('problem'),
    requestedAt: instant('requested_at').notNull(),
    readyAt: instant('ready_at'),
  },
  (t) => [
    unique('bundles_tenant').on(t.authorityId, t.id),
    index('bundles_meeting').on(t.authorityId, t.meetingId, t.requestedAt),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
  ],
)

/** What a list of dispatches says of a manifest. */
export interface DispatchBrief {
  readonly meeting: {
    readonly id: string
    readonly body: string
    readonly date: string
    readonly time: string
    readonly place: string
    readonly timeZone: string
  }
  readonly items: number
  readonly pages: number
}

/** What was sent. The application may insert and read it; only `available_at` and `paused_at` may be set afterwards. */
export const dispatches = pgTable(
  'dispatches',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    meetingId: uuid('meeting_id').notNull(),
    bundleId: uuid('bundle_id').notNull(),
    kind: text('kind').$type<DispatchKind>().notNull(),
    /** Why it is urgent, where it is: read out at the opening, and voted on. */
    motive: text('motive'),
    agendaVersion: integer('agenda_version').notNull(),
    /** Canonical JSON, kept as text so that its fingerprint can be checked by anybody. */
    manifest: text('manifest').notNull(),
    manifestSha256: text('manifest_sha256').notNull(),
    /** What a list of dispatches says of the manifest, without reading it. */
    summary: jsonb('summary').$type<DispatchBrief>().notNull(),
    requestedBy: uuid('requested_by').notNull(),
    requestedAt: instant('requested_at').notNull(),
    availableAt: instant('available_at'),
    /** Nothing more leaves while it is set. */
    pausedAt: instant('paused_at'),
  },
  (t) => [
    unique('dispatches_tenant').on(t.authorityId, t.id),
    index('dispatches_meeting').on(t.authorityId, t.meetingId),
    foreignKey({
      columns: [t.authorityId, t.meetingId],
      foreignColumns: [meetings.authorityId, meetings.id],
    }),
    foreignKey({ columns: [t.authorityId, t.bundleId], foreignColumns: [bundles.authorityId, bundles.id] }),
  ],
)

export const dispatchRecipients = pgTable(
  'dispatch_recipients',
  {
    id: uuid('id').primaryKey(),
    authorityId: authorityId(),
    dispatchId: uuid('dispatch_id').notNull(),
    councillorId: uuid('councillor_id').notNull(),
    openedAt: instant('opened_at'),
    acknowledgedAt: instant('acknowledged_at'),
    /** When the councillor tapped, by the clock of a device that had no network then. */
    acknowledgedOnDeviceAt: instant('acknowledged_on_device_at'),
  },
  (t) => [
    unique('dispatch_recipients_tenant').on(t.authorityId, t.id),
    unique('dispatch_recipients_once').on(t.authorityId, t.dispatchId, t.councillorId),
    foreignKey({
      columns: [t.authorityId, t.dispatchId],
      foreignColumns: [dispatches.authorityId, dispatches.id],
    }),
    foreignKey({
      columns: [t.authorityId, t.councillorId],
      foreignColumns: [councillors.authorityId, councillors.id],
    }),
  ],
)

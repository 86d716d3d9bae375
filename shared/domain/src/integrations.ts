import type { Role } from './roles.ts'

/** What a token may be given: one resource, to read it or to change it too. A closed list, that the contract's operations name. */
export const SCOPES = [
  'meetings:read',
  'meetings:write',
  'dispatches:read',
  'dispatches:write',
  'sittings:read',
  'sittings:write',
  'people:read',
  'people:write',
  'publications:read',
  'publications:write',
  'memory:read',
  'search:read',
  'savings:read',
  'savings:write',
  'settings:read',
  'journal:read',
] as const
export type Scope = (typeof SCOPES)[number]

/** Whom a token acts as: the assembly's office, never an administrator. What the office may not do, no token may. */
export const TOKEN_ROLE: Role = 'ASSEMBLY_OFFICE'

/** Whether a token opens an operation: its own scope, or that of writing where reading is asked. */
export function opens(given: readonly string[], asked: Scope | null): boolean {
  if (asked === null) return false
  return (
    given.includes(asked) || (asked.endsWith(':read') && given.includes(asked.replace(':read', ':write')))
  )
}

/** What other systems may be told of. */
export const WEBHOOK_EVENTS = [
  'meeting.created',
  'meeting.changed',
  'meeting.dispatched',
  'meeting.acknowledged',
  'meeting.answered',
  'meeting.cancelled',
  'meeting.closed',
  'deliberation.adopted',
  'deliberation.rejected',
  'publication.published',
] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** How long after each failed attempt the next one comes: about three days in all, then a person decides. */
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 24 * HOUR]

/** Milliseconds before the attempt that follows so many failed ones, or null when there is none any more. */
export const webhookWait = (attempts: number): number | null => WAITS[attempts - 1] ?? null

interface JournalFact {
  readonly action: string
  readonly facts?: Readonly<Record<string, unknown>>
}
interface Told {
  readonly action: string
  readonly event: WebhookEvent
  /** Only where these facts hold. */
  readonly when?: Readonly<Record<string, unknown>>
  /** What of the fact is told: identifiers, figures and dates, never a title, a name or an address. */
  readonly tells: readonly string[]
}

/** Which facts of the journal other systems are told of, and what of each. */
const TOLD: readonly Told[] = [
  { action: 'meeting.created', event: 'meeting.created', tells: ['date', 'time'] },
  { action: 'meeting.changed', event: 'meeting.changed', tells: ['date', 'time'] },
  { action: 'meeting.convened-again', event: 'meeting.changed', tells: ['date', 'time'] },
  { action: 'dispatch.available', event: 'meeting.dispatched', tells: ['meetingId', 'kind'] },
  {
    action: 'dispatch.requested',
    event: 'meeting.cancelled',
    when: { kind: 'CANCELLATION' },
    tells: ['meetingId', 'recipients'],
  },
  {
    action: 'convocation.acknowledged',
    event: 'meeting.acknowledged',
    tells: ['meetingId', 'recipientId', 'onDeviceAt'],
  },
  {
    action: 'attendance.answered',
    event: 'meeting.answered',
    tells: ['councillorId', 'answer', 'answeredAt'],
  },
  { action: 'sitting.closed', event: 'meeting.closed', tells: [] },
  {
    action: 'sitting.voted',
    event: 'deliberation.adopted',
    when: { adopted: true },
    tells: ['itemId', 'ballot', 'tally'],
  },
  {
    action: 'sitting.voted',
    event: 'deliberation.rejected',
    when: { adopted: false },
    tells: ['itemId', 'ballot', 'tally'],
  },
  { action: 'publication.published', event: 'publication.published', tells: ['number'] },
]

/** What other systems are told of a fact of the journal, or null when it is nobody else's business. */
export function webhookOf({
  action,
  facts = {},
}: JournalFact): { readonly event: WebhookEvent; readonly facts: Record<string, unknown> } | null {
  const told = TOLD.find(
    (one) =>
      one.action === action && Object.entries(one.when ?? {}).every(([name, value]) => facts[name] === value),
  )
  if (!told) return null
  const kept = told.tells.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]] as const]))
  return { event: told.event, facts: Object.fromEntries(kept) }
}

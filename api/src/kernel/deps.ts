import type { Clock } from './clock.ts'
import type { Converter } from './convert/converter.ts'
import type { Database } from './db/client.ts'
import type { Presence } from './db/presence.ts'
import type { Mailbox } from './embedded/mailbox.ts'
import type { EventHub } from './events.ts'
import type { FileStore } from './files/store.ts'
import type { Log } from './log.ts'
import type { Mailer } from './notify/mail.ts'
import type { SmsDriver } from './notify/sms/sms.ts'
import type { TimestampAuthority } from './timestamp/authority.ts'
import type { WorkerPool } from './workers/pool.ts'
import type { Config } from '../config.ts'

/** Everything a command or a job may use, made once at start and passed explicitly. */
export interface Deps {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly database: Database
  readonly store: FileStore
  readonly pool: WorkerPool
  readonly converter: Converter
  readonly mailer: Mailer
  /** Null where no provider is configured. */
  readonly sms: SmsDriver | null
  /** Null where none is configured: proofs then say so. */
  readonly timestamps: TimestampAuthority | null
  /** The embedded mailbox, or null when a real relay is configured. */
  readonly mailbox: Mailbox | null
  readonly events: EventHub
  /** Under which name this process claims a message it is about to send. */
  readonly presence: Presence
  /** Signs one-purpose tokens (challenges); the access tokens are @fastify/jwt's, with the same secret. */
  readonly secret: string
}

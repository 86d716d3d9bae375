import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Config } from './config.ts'
import { systemClock } from './kernel/clock.ts'
import { openConverter } from './kernel/convert/open.ts'
import { openDatabase } from './kernel/db/client.ts'
import { openPresence } from './kernel/db/presence.ts'
import { migrateDatabase } from './kernel/db/migrate.ts'
import type { Deps } from './kernel/deps.ts'
import { type Mailbox, startMailbox } from './kernel/embedded/mailbox.ts'
import { startEmbeddedPostgres } from './kernel/embedded/postgres.ts'
import { openEventHub } from './kernel/events.ts'
import { openFileStore } from './kernel/files/open.ts'
import { openMailer } from './kernel/notify/mail.ts'
import { openSms } from './kernel/notify/sms/open.ts'
import { openTimestampAuthority } from './kernel/timestamp/open.ts'
import { openWorkerPool } from './kernel/workers/pool.ts'

export interface Services {
  readonly deps: Deps
  readonly databaseUrl: string
  close(): Promise<void>
}

type Closing = () => unknown

/** Opens what the product stands on: the configured services, or the embedded ones where none is named. */
export async function openServices(config: Config): Promise<Services> {
  const closing: Closing[] = []
  const opened = <S>(service: S, close: (service: S) => unknown): S => {
    closing.unshift(() => close(service))
    return service
  }
  const close = async () => {
    for (const step of closing) await Promise.resolve(step()).catch(() => undefined)
  }
  try {
    mkdirSync(config.dataDir, { recursive: true })
    const log = pino({ level: config.logLevel })
    const databaseUrl = config.databaseUrl ?? (await embeddedUrl(config, opened))
    const database = opened(
      openDatabase(databaseUrl, (error) => log.warn({ type: error.name }, 'idle connection lost')),
      (d) => d.close(),
    )
    await migrateDatabase(database)
    const mailbox: Mailbox | null = config.smtpUrl
      ? null
      : opened(await startMailbox({ dir: join(config.dataDir, 'mailbox') }), (m) => m.close())
    const deps: Deps = {
      config,
      log,
      database,
      mailbox,
      clock: systemClock,
      secret: secretOf(config),
      store: openFileStore(config),
      pool: opened(openWorkerPool(), (p) => p.close()),
      converter: opened(openConverter(config), (c) => c.close()),
      mailer: opened(openMailer(config.smtpUrl ?? mailbox?.url ?? '', config.mail), (m) => m.close()),
      sms: opened(openSms(config.sms.url, config.sms.gateway), (s) => s?.close()),
      timestamps: openTimestampAuthority(config),
      events: opened(await openEventHub(database), (e) => e.close()),
      presence: opened(openPresence(database), (p) => p.close()),
    }
    return { deps, databaseUrl, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function embeddedUrl(
  config: Config,
  opened: <S>(service: S, close: (service: S) => unknown) => S,
): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') })
  return opened(postgres, (p) => p.stop()).url
}

/** With embedded services the secret is made once and kept beside them; a real database needs a chosen one. */
function secretOf(config: Config): string {
  if (config.appSecret) return config.appSecret
  if (config.databaseUrl)
    throw new Error('APP_SECRET est requis quand DATABASE_URL est donné (32 caractères au moins).')
  const path = join(config.dataDir, 'app-secret')
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(path, 'utf8').trim()
}

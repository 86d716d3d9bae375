import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { senderFault } from '@hemicycle/domain'
import type { MailSender } from './kernel/notify/mail.ts'

interface Setting {
  readonly name: string
  readonly fallback?: string
  readonly secret?: boolean
  readonly about: string
}

/** Every environment variable the product reads: docs/configuration.md is made from this table. */
export const SETTINGS = [
  {
    name: 'PORT',
    fallback: '3000',
    about: 'Port of the one HTTP server (both applications, API, documentation).',
  },
  { name: 'HOST', fallback: '127.0.0.1', about: 'Address to listen on; 0.0.0.0 in a container.' },
  {
    name: 'TRUST_PROXY',
    fallback: 'false',
    about: 'Whether a proxy of ours is in front: the address of callers is then taken from X-Forwarded-For.',
  },
  { name: 'PUBLIC_URL', about: 'Address that people type, used in mails. Default: http://localhost:PORT.' },
  {
    name: 'DATA_DIR',
    fallback: '.data',
    about: 'Folder of the embedded services: database, files, mailbox, secrets.',
  },
  {
    name: 'DATABASE_URL',
    secret: true,
    about: 'PostgreSQL. Without it an embedded one is started under DATA_DIR.',
  },
  {
    name: 'REDIS_URL',
    secret: true,
    about: 'Redis for the job queues. Without it the queues live in PostgreSQL.',
  },
  { name: 'S3_ENDPOINT', about: 'S3 address. Without it files are kept under DATA_DIR/files.' },
  { name: 'S3_BUCKET', fallback: 'hemicycle', about: 'S3 bucket, created beforehand.' },
  { name: 'S3_REGION', fallback: 'us-east-1', about: 'S3 region.' },
  { name: 'S3_ACCESS_KEY_ID', secret: true, about: 'S3 key.' },
  { name: 'S3_SECRET_ACCESS_KEY', secret: true, about: 'S3 secret.' },
  {
    name: 'S3_FORCE_PATH_STYLE',
    fallback: 'true',
    about: 'Whether the bucket is in the path (most servers other than AWS).',
  },
  {
    name: 'SMTP_URL',
    secret: true,
    about: 'Mail relay. Without it an embedded mailbox shows the mails at /dev/mailbox.',
  },
  {
    name: 'MAIL_FROM',
    fallback: 'Hémicycle <ne-pas-repondre@hemicycle.example>',
    about: 'Sender of the mails.',
  },
  { name: 'DKIM_DOMAIN', about: 'Domain that signs the mails (DKIM), with DKIM_SELECTOR and DKIM_KEY.' },
  { name: 'DKIM_SELECTOR', about: 'Selector under which the public key is in the DNS.' },
  { name: 'DKIM_KEY', secret: true, about: 'Private key (PEM, RSA).' },
  {
    name: 'BOUNCE_ADDRESS',
    about: 'Where returned mails go (envelope sender). Without it, to the sender.',
  },
  {
    name: 'BOUNCE_IMAP_URL',
    secret: true,
    about:
      'Mailbox of that address, read every minute: imaps://user:password@host/INBOX. Read mails are marked as seen.',
  },
  {
    name: 'BOUNCE_SECRET',
    secret: true,
    about: 'Ends the address where a provider or a pipe posts returned mails: /api/v1/mail-bounces/SECRET.',
  },
  {
    name: 'SMS_URL',
    secret: true,
    about:
      'SMS provider: smpp://user:password@host:port, ovh://key:secret@consumerKey/service, or the https:// address of a gateway. Without it no SMS leaves.',
  },
  {
    name: 'SMS_GATEWAY',
    secret: true,
    about: 'How an https:// gateway wants to be asked, as JSON: headers, format, body, idPath, idempotent.',
  },
  {
    name: 'SMS_SENDER',
    about: 'Name shown as the sender of SMS: 3 to 11 letters and digits. Without it the provider’s own.',
  },
  {
    name: 'SMS_RECEIPT_SECRET',
    secret: true,
    about: 'Ends the address where the provider posts its receipts: /api/v1/sms-receipts/SECRET.',
  },
  {
    name: 'APP_SECRET',
    secret: true,
    about: 'Signs tokens and file links. Required with DATABASE_URL; else made once under DATA_DIR.',
  },
  {
    name: 'DEMO',
    about:
      '« true » or « false »: fill an empty database with the demo. Default: true with the embedded database.',
  },
  {
    name: 'BUILD',
    fallback: 'true',
    about: '« false » where the applications are built beforehand, as in the image.',
  },
  { name: 'MAX_UPLOAD_MB', fallback: '300', about: 'Largest file accepted, in megabytes.' },
  {
    name: 'GOTENBERG_URL',
    about:
      'Gotenberg service (v8 or v9) that converts word-processor files. Without it the LibreOffice of the machine does.',
  },
  {
    name: 'SOFFICE_PATH',
    fallback: 'soffice',
    about: 'LibreOffice program, when there is no Gotenberg; « none » converts nothing.',
  },
  {
    name: 'TSA_URL',
    secret: true,
    about:
      'Timestamping authority (RFC 3161) of the proofs; « local »: one made with openssl, of no value, which is the default of the demo. Without it proofs say that they have no timestamp.',
  },
  {
    name: 'TSA_CERTIFICATES',
    about: 'File of the certificates (PEM) that vouch for it, joined to the proofs.',
  },
  {
    name: 'WEBHOOK_PRIVATE_HOSTS',
    about:
      'Hosts inside the network that webhooks may reach, with commas: ged.interne.fr,10.1.2.3. Every other private address is refused.',
  },
  { name: 'RATE_LIMIT', fallback: '1', about: 'Multiplies every request limit; 0 switches them off.' },
  { name: 'LOG_LEVEL', fallback: 'warn', about: 'fatal, error, warn, info, debug or silent.' },
] as const satisfies readonly Setting[]
export type SettingName = (typeof SETTINGS)[number]['name']

export interface Config {
  readonly port: number
  readonly host: string
  readonly trustProxy: boolean
  readonly publicUrl: string
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly redisUrl: string | null
  readonly s3: S3Config | null
  readonly smtpUrl: string | null
  readonly mail: MailSender
  readonly bounces: { readonly imapUrl: string | null; readonly secret: string | null }
  readonly sms: SmsConfig
  readonly appSecret: string | null
  readonly demo: boolean
  readonly build: boolean
  readonly maxUploadBytes: number
  readonly gotenbergUrl: string | null
  readonly sofficePath: string
  readonly tsa: { readonly url: string | null; readonly certificatesFile: string | null }
  /** Lower case. */
  readonly webhookPrivateHosts: readonly string[]
  readonly rateLimit: number
  readonly logLevel: string
}
export interface SmsConfig {
  readonly url: string | null
  readonly gateway: string | null
  readonly sender: string | null
  readonly receiptSecret: string | null
}
export interface S3Config {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly forcePathStyle: boolean
}

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Reads and checks the environment once, at start. A secret may also be given as the path of a file, in NAME_FILE. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const get = (name: SettingName) => valueOf(env, name)
  const port = wholeNumber('PORT', get('PORT'))
  const databaseUrl = get('DATABASE_URL')
  const demo = (get('DEMO') ?? String(databaseUrl === null)) === 'true'
  return {
    port,
    host: get('HOST') ?? '127.0.0.1',
    trustProxy: get('TRUST_PROXY') === 'true',
    publicUrl: (get('PUBLIC_URL') ?? `http://localhost:${port}`).replace(/\/$/, ''),
    dataDir: resolve(ROOT, get('DATA_DIR') ?? '.data'),
    databaseUrl,
    redisUrl: get('REDIS_URL'),
    s3: readS3(get),
    smtpUrl: get('SMTP_URL'),
    mail: { from: get('MAIL_FROM') ?? '', bounces: get('BOUNCE_ADDRESS'), dkim: readDkim(get) },
    bounces: { imapUrl: get('BOUNCE_IMAP_URL'), secret: get('BOUNCE_SECRET') },
    sms: readSms(get),
    appSecret: get('APP_SECRET'),
    demo,
    build: get('BUILD') !== 'false',
    maxUploadBytes: wholeNumber('MAX_UPLOAD_MB', get('MAX_UPLOAD_MB')) * 1_000_000,
    gotenbergUrl: get('GOTENBERG_URL'),
    sofficePath: get('SOFFICE_PATH') ?? 'none',
    tsa: { url: get('TSA_URL') ?? (demo ? 'local' : null), certificatesFile: get('TSA_CERTIFICATES') },
    webhookPrivateHosts: wordsOf(get('WEBHOOK_PRIVATE_HOSTS')),
    rateLimit: wholeNumber('RATE_LIMIT', get('RATE_LIMIT')),
    logLevel: get('LOG_LEVEL') ?? 'warn',
  }
}

const wordsOf = (text: string | null): string[] =>
  (text ?? '')
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')

function readDkim(get: (name: SettingName) => string | null): MailSender['dkim'] {
  const [domain, selector, privateKey] = [get('DKIM_DOMAIN'), get('DKIM_SELECTOR'), get('DKIM_KEY')]
  if (!domain && !selector && !privateKey) return null
  if (!domain || !selector || !privateKey)
    throw new Error('DKIM_DOMAIN, DKIM_SELECTOR et DKIM_KEY vont ensemble.')
  return { domain, selector, privateKey }
}

function readSms(get: (name: SettingName) => string | null): SmsConfig {
  const sender = get('SMS_SENDER')
  const fault = sender === null ? null : senderFault(sender)
  if (fault)
    throw new Error(
      `SMS_SENDER : 3 à 11 lettres ou chiffres sans accent, dont une lettre, reçu « ${sender} ».`,
    )
  const receiptSecret = get('SMS_RECEIPT_SECRET')
  return { url: get('SMS_URL'), gateway: get('SMS_GATEWAY'), sender, receiptSecret }
}

function readS3(get: (name: SettingName) => string | null): S3Config | null {
  const endpoint = get('S3_ENDPOINT')
  if (!endpoint) return null
  return {
    endpoint,
    bucket: get('S3_BUCKET') ?? 'hemicycle',
    region: get('S3_REGION') ?? 'us-east-1',
    accessKeyId: get('S3_ACCESS_KEY_ID') ?? '',
    secretAccessKey: get('S3_SECRET_ACCESS_KEY') ?? '',
    forcePathStyle: get('S3_FORCE_PATH_STYLE') !== 'false',
  }
}

function valueOf(env: NodeJS.ProcessEnv, name: SettingName): string | null {
  const setting: Setting | undefined = SETTINGS.find((s) => s.name === name)
  const file = setting?.secret ? env[`${name}_FILE`] : undefined
  const value = file ? readFileSync(file, 'utf8').trim() : env[name]
  return value === undefined || value === '' ? (setting?.fallback ?? null) : value
}

function wholeNumber(name: string, value: string | null): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0)
    throw new Error(`${name} : un nombre entier est attendu, reçu « ${value} ».`)
  return number
}

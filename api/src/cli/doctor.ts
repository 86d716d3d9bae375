import { spawnSync } from 'node:child_process'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { type Config, readConfig } from '../config.ts'
import { openServices, type Services } from '../deps.ts'
import { AlreadyRunning } from '../kernel/embedded/postmaster.ts'
import { fileKey } from '../kernel/files/keys.ts'
import { sql } from 'drizzle-orm'
import { Readable } from 'node:stream'
import type { FileStore } from '../kernel/files/store.ts'

type Verdict = 'bon' | 'absent' | 'échec'
interface Line {
  readonly what: string
  readonly verdict: Verdict
  readonly said: string
}

/** Says what is configured, reachable and missing. Exit 1 when something needed does not work. */
export async function run(): Promise<number> {
  const config = readConfig()
  const lines: Line[] = [
    await check('Node', () => Promise.resolve(process.version)),
    await dataFolder(config),
  ]
  const services = await openServices(config).catch((error: unknown) => {
    lines.push(notOpened(error))
    return null
  })
  if (services) {
    lines.push(...(await servicesLines(config, services)))
    await services.close()
  }
  lines.push(...Object.entries(TOOLS).map(([name, brings]) => optionalTool(name, brings)))
  for (const { what, verdict, said } of lines) console.log(`${verdict.padEnd(7)} ${what.padEnd(18)} ${said}`)
  return lines.some((line) => line.verdict === 'échec') ? 1 : 0
}

/** A running product holds its embedded database: good news, and the reason why nothing more can be checked from here. */
function notOpened(error: unknown): Line {
  const said = error instanceof Error ? error.message : String(error)
  return error instanceof AlreadyRunning
    ? {
        what: 'Services',
        verdict: 'bon',
        said: 'Hémicycle est en marche sur ce dossier ; arrêtez-le pour vérifier chaque service',
      }
    : { what: 'Services', verdict: 'échec', said }
}

async function servicesLines(config: Config, { deps }: Services): Promise<Line[]> {
  return [
    await check('PostgreSQL', async () => {
      const { rows } = await deps.database.root.execute<{ v: string }>(
        sql`select current_setting('server_version') as v`,
      )
      return `${rows[0]?.v} ${config.databaseUrl ? '(DATABASE_URL)' : '(embarqué)'}`
    }),
    await check('Files d’attente', () =>
      Promise.resolve(config.redisUrl ? 'Redis (REDIS_URL)' : 'PostgreSQL'),
    ),
    await check('Fichiers', async () => {
      await tryStore(deps.store)
      return config.s3 ? `S3 ${config.s3.endpoint}, seau ${config.s3.bucket}` : 'dossier de données'
    }),
    await check('Courriel', async () => {
      await deps.mailer.verify()
      return config.smtpUrl ? 'SMTP_URL' : 'boîte embarquée'
    }),
  ]
}

/** Writes, reads and removes: asking for a missing file says nothing of a bucket that does not exist or cannot be written. */
export async function tryStore(store: FileStore): Promise<void> {
  const probe = fileKey('00000000-0000-0000-0000-000000000000', 'doctor')
  await store.put(probe, Readable.from([Buffer.from('Hémicycle')]))
  if (!(await store.head(probe))) throw new Error('ce qui est écrit n’est pas retrouvé')
  await store.remove(probe)
}

function dataFolder(config: Config): Promise<Line> {
  return check('Dossier de données', () => {
    mkdirSync(config.dataDir, { recursive: true })
    accessSync(config.dataDir, constants.W_OK)
    return Promise.resolve(config.dataDir)
  })
}

async function check(what: string, probe: () => Promise<string>): Promise<Line> {
  try {
    return { what, verdict: 'bon', said: await probe() }
  } catch (error) {
    return { what, verdict: 'échec', said: error instanceof Error ? error.message : String(error) }
  }
}

/** Not needed: the product says on the file what it could not do without it. */
const TOOLS = {
  qpdf: 'un second avis sur les PDF abîmés et des réparations que le moteur seul ne fait pas',
  soffice: 'la conversion en PDF des fichiers de traitement de texte',
  tesseract: 'le texte des pages numérisées',
}

function optionalTool(name: string, brings: string): Line {
  const { status, stdout } = spawnSync(name, ['--version'], { encoding: 'utf8', timeout: 10_000 })
  const version = stdout?.split('\n')[0] ?? ''
  return status === 0
    ? { what: name, verdict: 'bon', said: `${version} ; apporte ${brings}` }
    : { what: name, verdict: 'absent', said: `facultatif ; apporterait ${brings}` }
}

import { parseArgs } from 'node:util'
import { buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { openServices } from '../deps.ts'
import { startWorker } from '../worker.ts'
import { buildApplications } from './build.ts'
import { seedMeetings } from '../demo/meetings.ts'
import { seedDirectory } from '../demo/directory.ts'
import { seedPast } from '../demo/past.ts'
import { seedPublications } from '../demo/publications.ts'
import { safely } from '../kernel/http/problem.ts'
import { printWelcome } from './welcome.ts'
import { seedDemo } from '../demo/accounts.ts'

const ROLES = ['all', 'web', 'worker'] as const

/** Starts the product: database, mailbox, API and worker in one process, or one side of it in production. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { role: { type: 'string', default: 'all' } } })
  const role = ROLES.find((known) => known === values.role)
  if (!role) {
    console.error(`Rôle inconnu : ${values.role}. Choisissez ${ROLES.join(', ')}.`)
    return 2
  }
  const config = readConfig()
  const [services] = await Promise.all([
    openServices(config),
    role === 'worker' || !config.build ? null : buildApplications(),
  ])
  const { deps } = services
  let worker: Awaited<ReturnType<typeof startWorker>> | null = null
  try {
    worker = role === 'web' ? null : await startWorker(deps, services.databaseUrl)
    const demo = config.demo && role !== 'worker' ? await seedDemo(deps) : null
    const app = role === 'worker' ? null : (await buildApp(deps)).server
    await app?.listen({ port: config.port, host: config.host }).catch(explainPort)
    printWelcome(deps, role, demo)
    if (demo && worker)
      seedPast(deps)
        .then(() => seedMeetings(deps))
        .then(() => seedPublications(deps))
        .then(() => seedDirectory(deps))
        .catch((error: unknown) => deps.log.error({ err: safely(error) }, 'the demo is incomplete'))
    await signalled()
    console.log('\nArrêt en cours…')
    await app?.close()
    return 0
  } finally {
    // Also where the port is taken: a worker without its database would go on, and hide the reason.
    await worker?.close()
    await services.close()
  }
}

function explainPort(error: NodeJS.ErrnoException & { port?: number }): never {
  if (error.code !== 'EADDRINUSE') throw error
  throw new Error(`Le port ${error.port} est déjà pris. Donnez-en un autre : PORT=3001 npm start`)
}

/** Resolves at the first Ctrl+C or stop; a second one leaves at once. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        process.once(signal, () => process.exit(130))
        resolve()
      })
  })
}

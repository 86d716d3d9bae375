import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Contract } from '@hemicycle/contract'
import type { Deps } from './kernel/deps.ts'
import { registerTokens } from './kernel/http/auth.ts'
import { serveDocumentation } from './kernel/http/documentation.ts'
import { handleProblems } from './kernel/http/problem.ts'
import { markUnchanged } from './kernel/http/etag.ts'
import { bindRoutes } from './kernel/http/route.ts'
import { serveApplications } from './kernel/http/static.ts'
import { validateStrictly } from './kernel/http/validation.ts'
import { CONTENT_SECURITY_POLICY } from './kernel/http/csp.ts'
import { serveHealth } from './kernel/http/health.ts'
import { serveMailbox } from './kernel/http/mailbox-page.ts'
import { newId } from './kernel/ids.ts'
import { demoCode } from './demo/accounts.ts'
import { FEATURES } from './routes.ts'

export interface App {
  readonly server: FastifyInstance
  readonly contracts: readonly Contract[]
}

/** The whole HTTP side: one port for both applications, the API and its documentation. */
export async function buildApp(deps: Deps): Promise<App> {
  const server = Fastify({
    genReqId: newId,
    trustProxy: deps.config.trustProxy,
    bodyLimit: 1_000_000,
    forceCloseConnections: true,
    loggerInstance: deps.log as never,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 2000 },
  }) as unknown as FastifyInstance
  validateStrictly(server)
  handleProblems(server)
  await server.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    crossOriginEmbedderPolicy: false,
  })
  await server.register(compress, { encodings: ['br', 'gzip'], threshold: 1024 })
  await server.register(cookie)
  await server.register(rateLimit, {
    global: deps.config.rateLimit > 0,
    max: 600 * Math.max(1, deps.config.rateLimit),
    // A device that starts keeps 150 files of the application, and a whole assembly stands behind one address.
    allowList: (request) => !request.url.startsWith('/api/'),
  })
  await server.register(multipart, {
    // A folder is dropped with its paths: they say which files belong together.
    preservePath: true,
    limits: { fileSize: deps.config.maxUploadBytes, files: 500 },
  })
  await registerTokens(server, deps.secret)
  markUnchanged(server)
  const bound = bindRoutes(server, deps)
  await server.register((scope, _options, done) => {
    for (const feature of FEATURES) feature(bound)
    void scope
    done()
  })
  serveDocumentation(server, bound.contracts, deps.config.publicUrl)
  serveHealth(server, deps)
  serveMailbox(server, deps, () => demoCode(deps))
  await serveApplications(server)
  return { server, contracts: bound.contracts }
}

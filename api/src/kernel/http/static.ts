import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { Problem } from '@hemicycle/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ROOT } from '../../config.ts'
import { sendProblem } from './problem.ts'

const APPLICATIONS = [
  { prefix: '/admin/', root: join(ROOT, 'web-admin/dist') },
  { prefix: '/', root: join(ROOT, 'web-elus/dist') },
]
const YEAR = 31_536_000

/** Both applications, when built. Hashed files are kept for a year; the page itself is asked for again each time. */
export async function serveApplications(app: FastifyInstance): Promise<void> {
  const built = APPLICATIONS.filter(({ root }) => existsSync(join(root, 'index.html')))
  for (const [index, { prefix, root }] of built.entries())
    await app.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: index === 0,
      cacheControl: false,
      // shared/build/precompressed.ts
      preCompressed: true,
      setHeaders,
    })
  app.get('/admin', (_request, reply) => reply.redirect('/admin/'))
  app.setNotFoundHandler((request, reply) => sendPage(request, reply, built))
}

function setHeaders(reply: FastifyReply, path: string): void {
  const hashed = /[/\\]assets[/\\]/.test(path)
  void reply.header('cache-control', hashed ? `public, max-age=${YEAR}, immutable` : 'no-cache')
}

/** An address inside an application is the application's own business; anything else does not exist. */
function sendPage(request: FastifyRequest, reply: FastifyReply, built: typeof APPLICATIONS): FastifyReply {
  const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html')
  const application = built.find(({ prefix }) => request.url.startsWith(prefix))
  const ours = request.url.startsWith('/api/') || request.url.startsWith('/dev/')
  if (!wantsPage || ours || !application) return sendProblem(new Problem('NOT_FOUND'), request, reply)
  return reply.header('cache-control', 'no-cache').sendFile('index.html', application.root)
}

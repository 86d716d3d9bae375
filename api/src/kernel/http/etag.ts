import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/**
 * Every JSON reply to a GET has an `ETag`, and `If-None-Match` is answered by 304 when nothing changed. `no-store` keeps what an élu reads
 * out of the browser's own cache: who wants to compare keeps the tag.
 */
export function markUnchanged(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload: unknown, done) => {
    const ours = request.method === 'GET' && request.url.startsWith('/api/v1/')
    if (!ours || reply.statusCode !== 200 || typeof payload !== 'string') return done(null, payload)
    const tag = `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`
    void reply.header('etag', tag)
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-store')
    if (!isKnown(request.headers['if-none-match'], tag)) return done(null, payload)
    void reply.code(304).removeHeader('content-type').removeHeader('content-length')
    return done(null, '')
  })
}

/** Compared as weak tags are (RFC 9110 §13.1.2). */
const isKnown = (header: string | undefined, tag: string): boolean =>
  header?.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^(W\/)?/, 'W/') === tag) ?? false

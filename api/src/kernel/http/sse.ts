import type { LiveEvent } from '@hemicycle/contract'
import type { FastifyReply } from 'fastify'

const BEAT_MS = 20_000

/** Holds a server-sent events stream open until the client leaves. Comments keep proxies from closing it. */
export function streamEvents(
  reply: FastifyReply,
  subscribe: (send: (event: LiveEvent) => void) => () => void,
): FastifyReply {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write('retry: 1000\n\n')
  const unsubscribe = subscribe((event) =>
    raw.write(`event: ${event.topic}\ndata: ${JSON.stringify(event)}\n\n`),
  )
  const beat = setInterval(() => raw.write(': \n\n'), BEAT_MS)
  raw.on('close', () => {
    clearInterval(beat)
    unsubscribe()
  })
  return reply
}

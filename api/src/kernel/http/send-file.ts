import type { FastifyReply } from 'fastify'

interface Made {
  readonly name: string
  readonly type: string
  readonly content: string | Uint8Array
}

/** Answers with a file made for this very request: saved under its name (RFC 6266), kept by no cache. */
export async function sendFile(reply: FastifyReply, { name, type, content }: Made): Promise<void> {
  void reply
    .headers({
      'content-type': type,
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    })
    .send(typeof content === 'string' ? content : Buffer.from(content))
  await reply
}

export const sendPdf = (reply: FastifyReply, name: string, content: Uint8Array): Promise<void> =>
  sendFile(reply, { name, type: 'application/pdf', content })

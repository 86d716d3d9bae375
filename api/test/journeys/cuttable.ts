import { createServer, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The product behind a cable that a test can pull out: stopped, or cut in the middle of a file. */
export interface Cuttable {
  readonly origin: string
  /** Nobody answers any more, as when the server is stopped. */
  stop(): Promise<void>
  start(): Promise<void>
  /** The next file longer than a megabyte breaks off after `bytes`. */
  cutAfter(bytes: number): void
}

export async function openCuttable(target: string): Promise<Cuttable> {
  let cut = 0
  const { hostname, port } = new URL(target)
  const listen = (at: number): Promise<Server> =>
    new Promise((resolve) => {
      const server = createServer((from, to) => {
        const { url: path, method, headers } = from
        const isFile = path?.includes('/content/')
        const onward = request({ hostname, port, path, method, headers }, (reply) => {
          to.writeHead(reply.statusCode ?? 502, reply.headers)
          const long = isFile && Number(reply.headers['content-length']) > 1_048_576
          if (long && cut > 0) breakOff(reply, to, cut)
          else reply.pipe(to)
          if (long) cut = 0
        })
        onward.on('error', () => to.destroy())
        to.on('close', () => onward.destroy())
        from.pipe(onward)
      })
      server.listen(at, () => resolve(server))
    })
  let server: Server | null = await listen(0)
  const at = (server.address() as AddressInfo).port
  return {
    origin: `http://localhost:${at}`,
    cutAfter: (bytes) => (cut = bytes),
    start: async () => void (server ??= await listen(at)),
    stop: () =>
      new Promise((resolve) => {
        const open = server
        server = null
        open?.closeAllConnections()
        if (open) open.close(() => resolve())
        else resolve()
      }),
  }
}

function breakOff(reply: NodeJS.ReadableStream, to: ServerResponse, bytes: number): void {
  let sent = 0
  reply.on('data', (piece: Buffer) => {
    if (to.destroyed) return
    sent += piece.length
    if (sent < bytes) return void to.write(piece)
    to.write(piece.subarray(0, piece.length - (sent - bytes)), () => to.destroy())
  })
}

import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The product behind a cable that a test can pull out: stopped, or cut in the middle of a file. */
export interface Cuttable {
  readonly origin: string
  /** Nobody answers any more, as when the server is stopped. */
  stop(): Promise<void>
  start(): Promise<void>
  /** The file of `length` bytes breaks off once `bytes` of it have passed; no file passes any more until `mend`. */
  cutFile(length: number, bytes: number): void
  mend(): void
  /** Where each answer that brought a part of the file of `length` bytes began. */
  startsOf(length: number): readonly number[]
}

export async function openCuttable(target: string): Promise<Cuttable> {
  let cut: { readonly length: number; readonly bytes: number } | null = null
  let broken = false
  const asked: { readonly length: number; readonly start: number }[] = []
  const { hostname, port } = new URL(target)
  const listen = (at: number): Promise<Server> =>
    new Promise((resolve) => {
      const server = createServer((from, to) => {
        const { url: path, method, headers } = from
        const isFile = path?.includes('/content/') === true
        if (isFile && broken) return void to.destroy()
        const onward = request({ hostname, port, path, method, headers }, (reply) => {
          to.writeHead(reply.statusCode ?? 502, reply.headers)
          if (isFile) asked.push({ length: lengthOf(reply), start: startOf(reply) })
          if (!isFile || !cut || lengthOf(reply) !== cut.length) return void reply.pipe(to)
          breakOff(reply, to, cut.bytes)
          broken = true
          cut = null
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
    cutFile: (length, bytes) => (cut = { length, bytes }),
    mend: () => (broken = false),
    startsOf: (length) => asked.filter((one) => one.length === length).map((one) => one.start),
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

/** The whole length of the file that an answer brings, or brings a part of. */
const lengthOf = ({ headers }: IncomingMessage): number =>
  Number(headers['content-range']?.split('/')[1] ?? headers['content-length'])

const startOf = ({ headers }: IncomingMessage): number =>
  Number(/\d+/.exec(headers['content-range'] ?? '')?.[0] ?? 0)

function breakOff(reply: NodeJS.ReadableStream, to: ServerResponse, bytes: number): void {
  let sent = 0
  reply.on('data', (piece: Buffer) => {
    if (to.destroyed) return
    sent += piece.length
    if (sent < bytes) return void to.write(piece)
    to.write(piece.subarray(0, piece.length - (sent - bytes)), () => to.destroy())
  })
}

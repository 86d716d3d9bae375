import { once } from 'node:events'
import { createReadStream, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Reading {
  readonly what: string
  readonly requests: number
  readonly kib: number
}
interface Tally {
  requests: number
  bytes: number
}

/** What a browser asks of the server to show the first page of a bundle, then each of `pages`: pdf.js, ranges of 64 KiB. */
export async function readByRanges(path: string, pages: readonly number[]): Promise<Reading[]> {
  const readings = [await openAt(path, 1, 'open and page 1')]
  for (const page of pages) readings.push(await openAt(path, page, `then page ${page}`))
  return readings
}

async function openAt(path: string, page: number, what: string): Promise<Reading> {
  const tally: Tally = { requests: 0, bytes: 0 }
  const server = serve(path, tally)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    url: `http://127.0.0.1:${port}/bundle.pdf`,
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 65_536,
    verbosity: 0,
  })
  const document = await task.promise
  await (await document.getPage(1)).getOperatorList()
  const before = { ...tally }
  if (page > 1) await (await document.getPage(page)).getOperatorList()
  const [from, to] = page > 1 ? [before, tally] : [{ requests: 0, bytes: 0 }, tally]
  const reading = { what, requests: to.requests - from.requests, kib: (to.bytes - from.bytes) / 1024 }
  await task.destroy()
  server.closeAllConnections()
  server.close()
  return reading
}

/** Counts bytes as they leave: pdf.js gives up the first, whole answer as soon as it knows that ranges are served. */
function serve(path: string, tally: Tally): Server {
  const { size } = statSync(path)
  const server = createServer((request, reply) => {
    tally.requests++
    const [, first, last] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? []
    const [start, end] = [Number(first ?? 0), last ? Number(last) : size - 1]
    const range = first === undefined ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` }
    reply.writeHead(first === undefined ? 200 : 206, { 'Accept-Ranges': 'bytes', 'Content-Type': 'application/pdf', 'Content-Length': end - start + 1, ...range }) // prettier-ignore
    const content = createReadStream(path, { start, end })
    content.on('data', (chunk) => (tally.bytes += chunk.length))
    reply.on('close', () => content.destroy())
    content.pipe(reply)
  })
  return server.listen(0, '127.0.0.1')
}

import { once } from 'node:events'
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', pdf: 'application/pdf', wasm: 'application/wasm', svg: 'image/svg+xml' } // prettier-ignore
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** Serves the viewer of pdf.js and some PDFs, by ranges. */
export async function serveStock(
  files: Readonly<Record<string, string>>,
): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, reply) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const name = path.slice(1)
    const file =
      path === '/' ? here('page.html')
      : path === '/viewer.js' ? here('viewer.js')
      : path.startsWith('/pdfjs/') ? join(PDFJS, path.slice('/pdfjs'.length))
      : files[name] // prettier-ignore
    const type = TYPES[file?.split('.').at(-1) ?? ''] ?? 'text/javascript'
    if (!file) return void reply.writeHead(404).end()
    if (type !== 'application/pdf')
      return void reply.writeHead(200, { 'content-type': type }).end(readFileSync(file))
    const { size } = statSync(file)
    const [, first, last] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? []
    const [start, end] = [Number(first ?? 0), last ? Number(last) : size - 1]
    const range = first === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }
    reply.writeHead(first === undefined ? 200 : 206, { 'accept-ranges': 'bytes', 'content-type': type, 'content-length': end - start + 1, ...range }) // prettier-ignore
    const content = createReadStream(file, { start, end })
    reply.on('close', () => content.destroy())
    content.pipe(reply)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

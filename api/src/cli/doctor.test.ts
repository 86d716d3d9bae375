import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFsStore } from '../kernel/files/fs.ts'
import { openS3Store } from '../kernel/files/s3.ts'
import { tryStore } from './doctor.ts'

/** What any S3 answers about a bucket that nobody made: to HEAD without a word, which looks like a missing file. */
let server: Server
beforeAll(async () => {
  const body =
    '<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>'
  server = createServer((request, reply) => {
    request.resume()
    reply.writeHead(404, { 'content-type': 'application/xml' }).end(request.method === 'HEAD' ? '' : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => void server.close())

it('does not call good a bucket that does not exist', async () => {
  const { port } = server.address() as AddressInfo
  const store = openS3Store({
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'absent',
    region: 'us-east-1',
    accessKeyId: 'a',
    secretAccessKey: 'b',
    forcePathStyle: true,
  })
  await expect(tryStore(store)).rejects.toThrow('NoSuchBucket')
})

it('leaves nothing behind in a good one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'))
  await tryStore(openFsStore(folder))
  expect(readdirSync(join(folder, '00000000-0000-0000-0000-000000000000'))).toEqual([])
})

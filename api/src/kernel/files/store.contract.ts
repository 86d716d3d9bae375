import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { fileKey } from './keys.ts'
import { receiveFile } from './receive.ts'
import type { FileStore } from './store.ts'

const MAX = 50_000_000

/** What every file store must do; run for the file system everywhere and for S3 where one is given. */
export function describeStore(name: string, open: () => FileStore): void {
  describe(`file store: ${name}`, () => {
    const authorityId = newId()
    const receive = (content: Buffer, maxBytes = MAX) =>
      receiveFile(open(), { authorityId, maxBytes, stream: Readable.from([content]) })
    const read = async (sha256: string, range?: { start: number; end: number }) =>
      buffer(await open().open(fileKey(authorityId, sha256), range))

    const keys = async (id = authorityId) => {
      const found: string[] = []
      for await (const key of open().list(id)) found.push(key)
      return found.sort()
    }

    it('keeps a content under its fingerprint and gives it back byte for byte', async () => {
      const content = randomBytes(200_000)
      const received = await receive(content)
      expect(received).toEqual({ sha256: createHash('sha256').update(content).digest('hex'), bytes: 200_000 })
      expect((await read(received.sha256)).equals(content)).toBe(true)
      expect(await open().head(fileKey(authorityId, received.sha256))).toEqual({ bytes: 200_000 })
    })

    it('gives any range, both ends included', async () => {
      const content = Buffer.from('0123456789')
      const { sha256 } = await receive(content)
      expect((await read(sha256, { start: 0, end: 0 })).toString()).toBe('0')
      expect((await read(sha256, { start: 3, end: 6 })).toString()).toBe('3456')
      expect((await read(sha256, { start: 9, end: 9 })).toString()).toBe('9')
    })

    it('keeps the same content once', async () => {
      const content = randomBytes(1000)
      const [first, second] = [await receive(content), await receive(content)]
      expect(second).toEqual(first)
      expect((await read(first.sha256)).equals(content)).toBe(true)
    })

    it('streams more than one part', async () => {
      const content = randomBytes(12_000_000)
      const { sha256 } = await receive(content)
      expect((await read(sha256, { start: 11_999_990, end: 11_999_999 })).equals(content.subarray(-10))).toBe(
        true,
      )
    })

    it('refuses what is too large and leaves nothing behind', async () => {
      const content = randomBytes(5000)
      await expect(receive(content, 4999)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
      const sha256 = createHash('sha256').update(content).digest('hex')
      expect(await open().head(fileKey(authorityId, sha256))).toBeNull()
      expect((await keys()).filter((key) => key.includes('incoming'))).toEqual([])
    })

    it('leaves nothing of an upload that was cut', async () => {
      const id = newId()
      const cut = Readable.from(
        (function* () {
          // Past the first part of a multipart upload.
          for (let sent = 0; sent < 6; sent += 1) yield Buffer.alloc(1_000_000)
          throw new Error('connection lost')
        })(),
      )
      const received = receiveFile(open(), { authorityId: id, maxBytes: MAX, stream: cut })
      await expect(received).rejects.toThrow('connection lost')
      expect(await keys(id)).toEqual([])
    })

    it('lends a path that tools can read', async () => {
      const { sha256 } = await receive(Buffer.from('contenu'))
      const local = await open().localPath(fileKey(authorityId, sha256))
      expect(await readFile(local.path, 'utf8')).toBe('contenu')
      await local.release()
    })

    it('lists and removes, one authority apart from another', async () => {
      const [id, other] = [newId(), newId()]
      const put = (owner: string, text: string) => open().put(fileKey(owner, text), Readable.from([text]))
      for (const text of ['a', 'b', 'c']) expect(await put(id, text)).toBe(1)
      await put(other, 'd')
      await open().remove(fileKey(id, 'b'))
      await open().remove(fileKey(id, 'b'))
      expect(await keys(id)).toEqual([`${id}/a`, `${id}/c`])
      expect(await keys(newId())).toEqual([])
      await expect(keys('..')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })

    it('keeps an empty content', async () => {
      const { sha256, bytes } = await receive(Buffer.alloc(0))
      expect(bytes).toBe(0)
      expect(await open().head(fileKey(authorityId, sha256))).toEqual({ bytes: 0 })
    })

    it('says that a missing content is missing', async () => {
      const key = fileKey(authorityId, 'f'.repeat(64))
      expect(await open().head(key)).toBeNull()
      await expect(open().open(key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(open().localPath(key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })

    it.each(['../../etc/passwd', 'a/../b', '/etc/passwd', `${newId()}/../x`])(
      'never takes %s for a key',
      async (key) => {
        await expect((async () => open().head(key))()).rejects.toMatchObject({ code: 'NOT_FOUND' })
      },
    )
  })
}

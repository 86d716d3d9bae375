import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Problem } from '@hemicycle/domain'
import { newId } from '../ids.ts'
import { checkKey } from './keys.ts'
import type { FileStore } from './store.ts'

/** Files under a folder. A file appears under its key only once it is whole and on the disk. */
export function openFsStore(root: string): FileStore {
  const pathOf = (key: string) => join(root, checkKey(key))
  const settle = async (from: string, to: string) => {
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
  }
  const head = async (key: string) => {
    const found = await stat(pathOf(key)).catch(() => null)
    return found ? { bytes: found.size } : null
  }
  return {
    head,
    async put(key, body) {
      const target = pathOf(key)
      const part = join(root, 'parts', newId())
      await mkdir(dirname(part), { recursive: true })
      try {
        await pipeline(body, createWriteStream(part))
        await syncToDisk(part)
        const { size } = await stat(part)
        await settle(part, target)
        return size
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },
    async open(key, range) {
      if (!(await head(key))) throw new Problem('NOT_FOUND', 'content')
      return createReadStream(pathOf(key), range)
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    move: (from, to) => settle(pathOf(from), pathOf(to)),
    async localPath(key) {
      if (!(await head(key))) throw new Problem('NOT_FOUND', 'content')
      return { path: pathOf(key), release: () => Promise.resolve() }
    },
  }
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync()
  await handle.close()
}

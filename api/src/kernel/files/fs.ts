import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Problem } from '@hemicycle/domain'
import { newId } from '../ids.ts'
import { checkKey, checkPrefix } from './keys.ts'
import type { FileStore } from './store.ts'

const PARTS = 'parts'
const ABANDONED_MS = 24 * 3_600_000

/** Files under a folder. A file appears under its key only once it is whole and on the disk. */
export function openFsStore(root: string): FileStore {
  void sweep(join(root, PARTS))
  const pathOf = (key: string) => join(root, checkKey(key))
  const head = async (key: string) => {
    const found = await stat(pathOf(key)).catch(nullWhenMissing)
    return found && { bytes: found.size }
  }
  const present = async (key: string) => {
    if (!(await head(key))) throw new Problem('NOT_FOUND', 'content')
    return pathOf(key)
  }
  return {
    head,
    async put(key, body) {
      const target = pathOf(key)
      const part = join(root, PARTS, newId())
      try {
        await mkdir(dirname(part), { recursive: true })
        await pipeline(body, createWriteStream(part))
        await syncToDisk(part, 'r+')
        const { size } = await stat(part)
        await settle(part, target)
        return size
      } catch (error) {
        await rm(part, { force: true })
        throw fault(error)
      }
    },
    open: async (key, range) => createReadStream(await present(key), range),
    remove: (key) => rm(pathOf(key), { force: true }),
    move: (from, to) => settle(pathOf(from), pathOf(to)),
    async *list(prefix) {
      const folder = checkPrefix(prefix)
      const names = await readdir(join(root, folder)).catch(nullWhenMissing)
      for (const name of names ?? []) yield `${folder}/${name}`
    },
    localPath: async (key) => ({ path: await present(key), release: () => Promise.resolve() }),
  }
}

/** A rename is on the disk once its folder is. */
async function settle(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await rename(from, to)
  await syncToDisk(dirname(to), 'r')
}

async function syncToDisk(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags)
  await handle.sync().finally(() => handle.close())
}

/** What uploads left when the product was killed. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const part = await stat(join(folder, name)).catch(() => null)
    if (part && Date.now() - part.mtimeMs > ABANDONED_MS)
      await rm(join(folder, name), { force: true }).catch(() => undefined)
  }
}

/** Missing is an answer; a folder that cannot be read is not. */
function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw fault(error)
}

/** A full or failing disk is worth another try later; whatever the source of the bytes says is left as it is. */
function fault(error: unknown): unknown {
  const { code = '', syscall } = error as NodeJS.ErrnoException
  const disk = syscall !== undefined && /^(ENOSPC|EDQUOT|EIO|EROFS|EACCES|EPERM|EMFILE|ENFILE)$/.test(code)
  return disk ? new Problem('UNAVAILABLE', `the file storage fails (${code})`, { cause: error }) : error
}

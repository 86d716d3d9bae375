import { countRows, dropRow, getRow, putRow } from '../src/vault/shared/database.ts'
import { SEALED_BYTES } from '../src/vault/shared/format.ts'
import type { Bytes } from './cipher.ts'
import { failureOf } from './failure.ts'

/** Where sealed chunks lie. Two makes: the private file system where the browser has it, the database elsewhere. */
export interface Disk {
  /** Sealed bytes that are there, from the start. */
  size(id: string): Promise<number>
  write(id: string, index: number, sealed: Bytes): Promise<void>
  read(id: string, index: number, length: number): Promise<Bytes>
  /** Keeps the first so many chunks of a file. */
  keep(id: string, chunks: number): Promise<void>
  /** Says that the file will not be touched for a while. */
  rest(id: string): Promise<void>
  remove(id: string): Promise<void>
  wipe(): Promise<void>
}
const FOLDER = 'hemicycle'

/** Sealed files in the origin's private file system, through handles that write and read in place. */
function privateFiles(folder: FileSystemDirectoryHandle): Disk {
  const handles = new Map<string, Promise<FileSystemSyncAccessHandle>>()
  /** Opened one after the other: of several at once, Chromium loses one now and then. */
  let turn: Promise<unknown> = Promise.resolve()
  const handle = (id: string): Promise<FileSystemSyncAccessHandle> => {
    const known = handles.get(id)
    if (known) return known
    const one = turn
      .then(() =>
        inTime(folder.getFileHandle(id, { create: true }).then((file) => file.createSyncAccessHandle())),
      )
      .catch((error: unknown) => {
        handles.delete(id)
        throw error
      })
    turn = one.catch(() => undefined)
    handles.set(id, one)
    return one
  }
  const rest = async (id: string): Promise<void> => {
    const one = await handles.get(id)?.catch(() => null)
    handles.delete(id)
    if (one) shut(one)
  }
  return {
    size: async (id) => {
      const open = handles.get(id)
      if (open) return (await open).getSize()
      // Opening each for writing, to know how long it is, takes ten times as long.
      const file = await folder.getFileHandle(id).catch(() => null)
      return file ? (await file.getFile()).size : 0
    },
    write: async (id, index, sealed) => {
      const one = await handle(id)
      const written = one.write(sealed, { at: index * SEALED_BYTES })
      // Not flushed one by one: a chunk that a fall of the device takes back does not open, and is fetched again.
      if (written < sealed.length) throw new DOMException('short write', 'QuotaExceededError')
    },
    read: async (id, index, length) => {
      const bytes = new Uint8Array(length)
      const read = (await handle(id)).read(bytes, { at: index * SEALED_BYTES })
      return bytes.subarray(0, read)
    },
    keep: async (id, chunks) => {
      const one = await handle(id)
      one.truncate(chunks * SEALED_BYTES)
      one.flush()
    },
    rest,
    remove: async (id) => {
      await rest(id)
      await folder.removeEntry(id).catch(() => undefined)
    },
    wipe: async () => {
      for (const id of [...handles.keys()]) await rest(id)
      const root = await navigator.storage.getDirectory()
      await root.removeEntry(FOLDER, { recursive: true }).catch(() => undefined)
    },
  }
}

function shut(handle: FileSystemSyncAccessHandle): void {
  try {
    handle.flush()
  } finally {
    handle.close()
  }
}

/** A file whose opening is lost is not waited for without end: the download says that it is cut, and asks again. */
const OPENING_MS = 10_000
function inTime(opening: Promise<FileSystemSyncAccessHandle>): Promise<FileSystemSyncAccessHandle> {
  return new Promise((resolve, reject) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      reject(failureOf('CUT'))
    }, OPENING_MS)
    opening
      .then((handle) => (late ? handle.close() : resolve(handle)), reject)
      .finally(() => clearTimeout(timer))
  })
}

const within = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Infinity])

/** Chunks as rows of the database. */
const databaseRows: Disk = {
  size: async (id) => {
    const count = await countRows('chunks', within(id))
    if (count === 0) return 0
    const last = await getRow<Bytes>('chunks', [id, count - 1])
    return (count - 1) * SEALED_BYTES + (last?.length ?? 0)
  },
  write: async (id, index, sealed) => void (await putRow('chunks', [id, index], sealed)),
  read: async (id, index) => (await getRow<Bytes>('chunks', [id, index])) ?? new Uint8Array(),
  keep: async (id, chunks) => void (await dropRow('chunks', IDBKeyRange.bound([id, chunks], [id, Infinity]))),
  rest: () => Promise.resolve(),
  remove: async (id) => void (await dropRow('chunks', within(id))),
  wipe: () => Promise.resolve(),
}

let chosen: Promise<Disk> | null = null
/** Private files where they can be opened for writing in place; chosen once for this worker. */
export function disk(): Promise<Disk> {
  chosen ??= openPrivate().catch((error: unknown) => {
    if (!isFull(error)) return databaseRows
    // Full for now: what lies there is still there.
    chosen = null
    throw error
  })
  return chosen
}
export const forgetDisk = (): void => {
  chosen = null
}

async function openPrivate(): Promise<Disk> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(FOLDER, { create: true })
  await probe(folder).catch((error: unknown) => {
    if (!isFull(error)) throw error
  })
  return privateFiles(folder)
}

/** Whether handles that write in place are there; nothing else tells. */
async function probe(folder: FileSystemDirectoryHandle): Promise<void> {
  const file = await folder.getFileHandle('probe', { create: true })
  const handle = await file.createSyncAccessHandle()
  handle.close()
  await folder.removeEntry('probe')
}

const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError'

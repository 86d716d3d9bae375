import { openKey } from '../vault/records.ts'
import { seal, type SealedRow, unseal } from '../vault/shared/sealing.ts'
import type { Entry } from './entry.ts'

/** Where entries wait: they outlive the page, and the battery. Sealed: they hold answers and notes. */
export interface EntryStore {
  /** False when the browser refuses to keep anything: entries then live as long as the page. */
  readonly lasting: boolean
  readonly all: () => Promise<Entry[]>
  readonly put: (entry: Entry, without?: string) => Promise<void>
  readonly remove: (id: string) => Promise<void>
}
/**
 * Under the key that the code of the device opens, where there is one; else under a key that this browser uses but never shows, which
 * hides them from who copies the files only.
 */
interface Row extends SealedRow {
  readonly id: string
  readonly by: 'DEVICE' | 'BROWSER'
}

const DATABASE = 'hemicycle-outbox'
const STORE = 'sealed'
const KEYS = 'keys'

/** The database of this browser, or memory where it is refused (private browsing, storage full). */
export async function openEntryStore(
  factory: IDBFactory | undefined = globalThis.indexedDB,
  deviceKey: () => CryptoKey | null = openKey,
): Promise<EntryStore> {
  try {
    if (!factory) return memoryStore()
    const database = await openDatabase(factory)
    return sealedStore(database, { DEVICE: deviceKey, BROWSER: await browserKey(database) })
  } catch {
    return memoryStore()
  }
}

/** Seals again what can be read: under the device's key once it is open, under the browser's own before it is given up. */
export async function resealEntries(
  deviceKey: () => CryptoKey | null = openKey,
  factory: IDBFactory = globalThis.indexedDB,
): Promise<void> {
  const database = await openDatabase(factory)
  const own = await browserKey(database)
  const entries = await sealedStore(database, { DEVICE: openKey, BROWSER: own }).all()
  const target = sealedStore(database, { DEVICE: deviceKey, BROWSER: own })
  for (const entry of entries) await target.put(entry)
  database.close()
}

/** The device has lost its key: what was sealed under it opens no more. */
export async function dropDeviceEntries(factory: IDBFactory = globalThis.indexedDB): Promise<void> {
  const database = await openDatabase(factory)
  const rows = await allRows(database)
  const lost = rows.filter(({ by }) => by === 'DEVICE')
  await write(database, STORE, (store) => lost.forEach(({ id }) => store.delete(id)))
  database.close()
}

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(DATABASE, 2)
  request.onupgradeneeded = () => {
    for (const name of [...request.result.objectStoreNames]) request.result.deleteObjectStore(name)
    request.result.createObjectStore(STORE, { keyPath: 'id' })
    request.result.createObjectStore(KEYS)
  }
  return answer(request)
}

const answer = <R>(request: IDBRequest<R>): Promise<R> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  })

/** Resolves once the work is on the disk, not merely asked for. */
const write = (database: IDBDatabase, name: string, work: (store: IDBObjectStore) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(name, 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('indexedDB'))
    work(transaction.objectStore(name))
  })

/** By key: in the order they were made. */
const allRows = (database: IDBDatabase): Promise<Row[]> =>
  answer(database.transaction(STORE).objectStore(STORE).getAll() as IDBRequest<Row[]>)

const storedKey = (database: IDBDatabase): Promise<CryptoKey | undefined> =>
  answer(database.transaction(KEYS).objectStore(KEYS).get('browser') as IDBRequest<CryptoKey | undefined>)

async function browserKey(database: IDBDatabase): Promise<CryptoKey> {
  const known = await storedKey(database)
  if (known) return known
  const shape = { name: 'AES-GCM', length: 256 }
  const fresh = await crypto.subtle.generateKey(shape, false, ['encrypt', 'decrypt'])
  // Of two tabs that start together, the first one's stays.
  await write(database, KEYS, (store) => {
    const request = store.add(fresh, 'browser')
    request.onerror = (event) => event.preventDefault()
  })
  return (await storedKey(database)) ?? fresh
}

interface Keys {
  readonly DEVICE: () => CryptoKey | null
  readonly BROWSER: CryptoKey
}
function sealedStore(database: IDBDatabase, keys: Keys): EntryStore {
  const open = async (row: Row): Promise<Entry | undefined> => {
    const key = row.by === 'DEVICE' ? keys.DEVICE() : keys.BROWSER
    return key ? unseal<Entry>(key, row.id, row) : undefined
  }
  return {
    lasting: true,
    // What a device still locked keeps shows once the code is typed.
    all: async () =>
      (await Promise.all((await allRows(database)).map(open))).filter((one) => one !== undefined),
    put: async (entry, without) => {
      const device = keys.DEVICE()
      const by = device ? 'DEVICE' : 'BROWSER'
      const row: Row = { id: entry.id, by, ...(await seal(device ?? keys.BROWSER, entry.id, entry)) }
      await write(database, STORE, (store) => {
        if (without) store.delete(without)
        store.put(row)
      })
    },
    remove: (id) => write(database, STORE, (store) => store.delete(id)),
  }
}

export function memoryStore(): EntryStore {
  const entries = new Map<string, Entry>()
  return {
    lasting: false,
    all: () => Promise.resolve([...entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1))),
    put: (entry, without) => {
      if (without) entries.delete(without)
      entries.set(entry.id, entry)
      return Promise.resolve()
    },
    remove: (id) => {
      entries.delete(id)
      return Promise.resolve()
    },
  }
}

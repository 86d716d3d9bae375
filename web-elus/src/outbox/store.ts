import type { Entry } from './entry.ts'

/** Where entries wait: they outlive the page, and the battery. */
export interface EntryStore {
  /** False when the browser refuses to keep anything: entries then live as long as the page. */
  readonly lasting: boolean
  readonly all: () => Promise<Entry[]>
  readonly put: (entry: Entry, without?: string) => Promise<void>
  readonly remove: (id: string) => Promise<void>
}

const DATABASE = 'hemicycle-outbox'
const STORE = 'entries'

/** The database of this browser, or memory where it is refused (private browsing, storage full). */
export async function openEntryStore(
  factory: IDBFactory | undefined = globalThis.indexedDB,
): Promise<EntryStore> {
  try {
    if (!factory) return memoryStore()
    return indexedStore(await openDatabase(factory))
  } catch {
    return memoryStore()
  }
}

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
  return answer(request)
}

const answer = <R>(request: IDBRequest<R>): Promise<R> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB'))
  })

function indexedStore(database: IDBDatabase): EntryStore {
  /** Resolves once the work is on the disk, not merely asked for. */
  const write = (work: (store: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' })
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('indexedDB'))
      work(transaction.objectStore(STORE))
    })
  return {
    lasting: true,
    // By key: in the order they were made.
    all: () => answer(database.transaction(STORE).objectStore(STORE).getAll() as IDBRequest<Entry[]>),
    put: (entry, without) =>
      write((store) => {
        if (without) store.delete(without)
        store.put(entry)
      }),
    remove: (id) => write((store) => store.delete(id)),
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

/** What the device keeps beside the files: its own record, the list of files, records sealed one by one, and chunks where OPFS is missing. */
const NAME = 'hemicycle-vault'
const STORES = ['device', 'files', 'records', 'chunks'] as const
export type StoreName = (typeof STORES)[number]

/** A file of the device. Its name and title are not here: only what is needed to fetch and open it. */
export interface FileRow {
  readonly id: string
  readonly sha256: string
  readonly bytes: number
  /** The file's own key is drawn from the master key with it. */
  readonly salt: Uint8Array<ArrayBuffer>
  /** Every byte is there and its fingerprint is the one announced. */
  readonly verified: boolean
}

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => STORES.forEach((name) => request.result.createObjectStore(name))
    request.onerror = () => reject(request.error ?? new Error('refused'))
    request.onsuccess = () => {
      // Another tab wipes: let go, so that it can.
      request.result.onversionchange = () => closeDatabase()
      resolve(request.result)
    }
  }).catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

/** One request in one transaction; resolves once it is durable. */
async function run<R>(
  name: StoreName,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<R>,
): Promise<R> {
  const database = await open()
  return new Promise<R>((resolve, reject) => {
    const transaction = database.transaction(name, mode)
    const request = work(transaction.objectStore(name))
    const fail = () => reject(transaction.error ?? request.error ?? new Error('refused'))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = fail
    transaction.onerror = fail
  })
}

export const getRow = <R>(name: StoreName, key: IDBValidKey): Promise<R | undefined> =>
  run(name, 'readonly', (store) => store.get(key) as IDBRequest<R | undefined>)
export const putRow = (name: StoreName, key: IDBValidKey, value: unknown): Promise<unknown> =>
  run(name, 'readwrite', (store) => store.put(value, key))
export const dropRow = (name: StoreName, key: IDBValidKey | IDBKeyRange): Promise<unknown> =>
  run(name, 'readwrite', (store) => store.delete(key))
export const allRows = <R>(name: StoreName): Promise<R[]> =>
  run(name, 'readonly', (store) => store.getAll() as IDBRequest<R[]>)
export const keysIn = (name: StoreName, keys: IDBKeyRange): Promise<IDBValidKey[]> =>
  run(name, 'readonly', (store) => store.getAllKeys(keys))
export const countRows = (name: StoreName, keys: IDBKeyRange): Promise<number> =>
  run(name, 'readonly', (store) => store.count(keys))

export function closeDatabase(): void {
  void opened?.then((database) => database.close()).catch(() => undefined)
  opened = null
}

/** Nothing is left of the database. */
export function dropDatabase(): Promise<void> {
  closeDatabase()
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(NAME)
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}

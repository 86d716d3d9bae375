import { getRow, putRow } from './shared/database.ts'

/** Small things kept sealed: who I am, the agendas, my answers. Null while the vault is closed. */
let key: CryptoKey | null = null
const encoder = new TextEncoder()

interface Row {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}
export const openRecords = (opened: CryptoKey | null): void => {
  key = opened
}
export const recordsOpen = (): boolean => key !== null

/** Names are hashed: an address of the API holds identifiers that need not be read on a lost device. */
async function nameOf(name: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(name)))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Keeps a value under a name, sealed; does nothing while the vault is closed. */
export async function keepRecord(name: string, value: unknown): Promise<void> {
  if (!key) return
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const shape = { name: 'AES-GCM', iv, additionalData: encoder.encode(name) }
  const data = await crypto.subtle.encrypt(shape, key, encoder.encode(JSON.stringify(value)))
  await putRow('records', await nameOf(name), { iv, data })
}

/** The value kept, or undefined: never kept, closed, or altered. */
export async function readRecord<R>(name: string): Promise<R | undefined> {
  if (!key) return undefined
  const opened = key
  const row = await getRow<Row>('records', await nameOf(name)).catch(() => undefined)
  if (!row) return undefined
  const shape = { name: 'AES-GCM', iv: row.iv, additionalData: encoder.encode(name) }
  const clear = await crypto.subtle.decrypt(shape, opened, row.data).catch(() => null)
  return clear ? (JSON.parse(new TextDecoder().decode(clear)) as R) : undefined
}

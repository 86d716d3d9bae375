import { seal, sealBytes, type SealedRow, unseal, unsealBytes } from './shared/sealing.ts'
import { dropRow, getRow, putRow } from './shared/database.ts'

/** Small things kept sealed: who I am, the agendas, my answers. Null while the vault is closed. */
let key: CryptoKey | null = null
const encoder = new TextEncoder()

export const openRecords = (opened: CryptoKey | null): void => {
  key = opened
}
export const recordsOpen = (): boolean => key !== null
/** The key of the device's records, for what is kept elsewhere than among them. */
export const openKey = (): CryptoKey | null => key

/** Names are hashed: an address of the API holds identifiers that need not be read on a lost device. */
async function nameOf(name: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(name)))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Keeps a value under a name, sealed; does nothing while the vault is closed. */
export async function keepRecord(name: string, value: unknown): Promise<void> {
  if (key) await putRow('records', await nameOf(name), await seal(key, name, value))
}

/** The same of bytes, as they are. */
export async function keepBytes(name: string, bytes: BufferSource): Promise<void> {
  if (key) await putRow('records', await nameOf(name), await sealBytes(key, name, bytes))
}

export const dropRecord = async (name: string): Promise<void> =>
  void (await dropRow('records', await nameOf(name)))

/** The value kept, or undefined: never kept, closed, or altered. */
export const readRecord = <R>(name: string): Promise<R | undefined> => opened(name, unseal<R>)
export const readBytes = (name: string): Promise<ArrayBuffer | undefined> => opened(name, unsealBytes)

async function opened<R>(
  name: string,
  open: (key: CryptoKey, name: string, row: SealedRow) => Promise<R | undefined>,
): Promise<R | undefined> {
  if (!key) return undefined
  const own = key
  const row = await getRow<SealedRow>('records', await nameOf(name)).catch(() => undefined)
  return row && open(own, name, row)
}

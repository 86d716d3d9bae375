import type { FileRow } from '../src/vault/shared/database.ts'
import { nonceOf, placeOf } from '../src/vault/shared/format.ts'
import { failureOf } from './failure.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/** The key of one file: no other file and no other version of it shares it, so that nonces can be counters. */
export const fileKey = (master: CryptoKey, { salt, id }: FileRow): Promise<CryptoKey> =>
  crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(`file ${id}`) },
    master,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )

const shape = (row: FileRow, index: number): AesGcmParams => ({
  name: 'AES-GCM',
  iv: nonceOf(index),
  additionalData: placeOf(row.sha256, index),
})

export const sealChunk = async (key: CryptoKey, row: FileRow, index: number, clear: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.encrypt(shape(row, index), key, clear))

/** The chunk in clear; a byte altered or a chunk moved makes it fail as a whole. */
export async function openChunk(key: CryptoKey, row: FileRow, index: number, sealed: Bytes): Promise<Bytes> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(shape(row, index), key, sealed))
  } catch {
    throw failureOf('ALTERED')
  }
}

/** A value sealed by itself, with a nonce of its own. */
export interface SealedRow {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}
const encoder = new TextEncoder()
const shape = (iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: encoder.encode(name),
})

/** Seals bytes under a name: put under another one, they do not open. */
export async function sealBytes(key: CryptoKey, name: string, bytes: BufferSource): Promise<SealedRow> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, data: await crypto.subtle.encrypt(shape(iv, name), key, bytes) }
}

/** The bytes, or undefined: another key's, another name's, or altered. */
export const unsealBytes = (key: CryptoKey, name: string, row: SealedRow): Promise<ArrayBuffer | undefined> =>
  crypto.subtle.decrypt(shape(row.iv, name), key, row.data).catch(() => undefined)

/** Seals a value under a name. */
export const seal = (key: CryptoKey, name: string, value: unknown): Promise<SealedRow> =>
  sealBytes(key, name, encoder.encode(JSON.stringify(value)))

/** The value, or undefined: another key's, another name's, or altered. */
export async function unseal<R>(key: CryptoKey, name: string, row: SealedRow): Promise<R | undefined> {
  const clear = await unsealBytes(key, name, row)
  return clear ? (JSON.parse(new TextDecoder().decode(clear)) as R) : undefined
}

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

/** Seals a value under a name: put under another one, it does not open. */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<SealedRow> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt(shape(iv, name), key, encoder.encode(JSON.stringify(value)))
  return { iv, data }
}

/** The value, or undefined: another key's, another name's, or altered. */
export async function unseal<R>(key: CryptoKey, name: string, row: SealedRow): Promise<R | undefined> {
  const clear = await crypto.subtle.decrypt(shape(row.iv, name), key, row.data).catch(() => null)
  return clear ? (JSON.parse(new TextDecoder().decode(clear)) as R) : undefined
}

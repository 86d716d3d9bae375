/** The key of a device: random, sealed under what the person knows (a code of six digits) and what the service lends (a share). */
const ROUNDS = 600_000
const encoder = new TextEncoder()
type Bytes = Uint8Array<ArrayBuffer>

/** The master key sealed, and the salt of the code. */
export interface Sealed {
  readonly salt: Bytes
  readonly iv: Bytes
  readonly data: ArrayBuffer
}

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

/** A new master key, ready to use, and sealed to be kept. */
export async function newMaster(pin: string, share: string): Promise<{ master: CryptoKey; sealed: Sealed }> {
  const raw = randomBytes(32)
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const key = await wrappingKey(pin, share, salt)
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, raw)
  const master = await derivable(raw)
  raw.fill(0)
  return { master, sealed: { salt, iv, data } }
}

/** The master key, or null when the code (or the share) is not the right one. */
export async function openMaster(sealed: Sealed, pin: string, share: string): Promise<CryptoKey | null> {
  const key = await wrappingKey(pin, share, sealed.salt)
  const raw = await crypto.subtle
    .decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.data)
    .catch(() => null)
  if (!raw) return null
  const master = await derivable(raw)
  new Uint8Array(raw).fill(0)
  return master
}

/** Key of the records (agendas, my answers): each sealed with a nonce of its own. */
export const recordsKey = (master: CryptoKey): Promise<CryptoKey> =>
  crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: encoder.encode('records') },
    master,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )

const derivable = (raw: BufferSource): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey'])

/** Slow on purpose (OWASP: PBKDF2-SHA-256, 600 000 rounds); without the share, six digits would be guessed in hours. */
async function wrappingKey(pin: string, share: string, salt: Bytes): Promise<CryptoKey> {
  const code = await crypto.subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, ['deriveBits'])
  const slow = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }
  const bits = new Uint8Array(await crypto.subtle.deriveBits(slow, code, 256))
  const both = new Uint8Array([...bits, ...encoder.encode(share)])
  const base = await crypto.subtle.importKey('raw', both, 'HKDF', false, ['deriveKey'])
  const derive = { name: 'HKDF', hash: 'SHA-256', salt, info: encoder.encode('wrap') }
  return crypto.subtle.deriveKey(derive, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

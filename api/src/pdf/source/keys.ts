import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { rc4 } from './rc4.ts'

/** What the /Encrypt dictionary says of the keys (ISO 32000-2, 7.6.4). */
export interface Lock {
  readonly revision: number
  /** Bytes of the key, 5 to 32. */
  readonly size: number
  readonly owner: Buffer
  readonly user: Buffer
  readonly userKey: Buffer
  readonly permissions: number
  readonly id: Buffer
  readonly plainMetadata: boolean
}

const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const EMPTY = Buffer.alloc(0)
const digest = (kind: string, ...parts: Uint8Array[]): Buffer => {
  const hash = createHash(kind)
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** The key that the empty user password opens, or null: the file asks for a password. */
export const keyOf = (lock: Lock): Buffer | null => (lock.revision >= 5 ? newKey(lock) : oldKey(lock))

/** Revisions 2 to 4: algorithms 2, 4, 5 and 6. */
function oldKey({ revision, size, owner, user, permissions, id, plainMetadata }: Lock): Buffer | null {
  const allowed = Buffer.alloc(4)
  allowed.writeInt32LE(permissions | 0)
  const open = revision >= 4 && plainMetadata ? Buffer.from('ffffffff', 'hex') : EMPTY
  let key = digest('md5', PAD, owner.subarray(0, 32), allowed, id, open).subarray(0, size)
  if (revision >= 3) for (let i = 0; i < 50; i++) key = digest('md5', key).subarray(0, size)
  if (revision < 3) return rc4(key, PAD).equals(user.subarray(0, 32)) ? key : null
  let check = rc4(key, digest('md5', PAD, id))
  for (let i = 1; i <= 19; i++)
    check = rc4(
      key.map((byte) => byte ^ i),
      check,
    )
  return check.equals(user.subarray(0, 16)) ? key : null
}

/** Revisions 5 and 6: algorithms 2.A and 11. */
function newKey({ revision, user, userKey }: Lock): Buffer | null {
  const [check, salt] = [user.subarray(32, 40), user.subarray(40, 48)]
  const hash = (with_: Buffer) => (revision === 5 ? digest('sha256', with_) : slowHash(with_))
  if (user.length < 48 || userKey.length < 32 || !hash(check).equals(user.subarray(0, 32))) return null
  const decipher = createDecipheriv('aes-256-cbc', hash(salt), Buffer.alloc(16)).setAutoPadding(false)
  return Buffer.concat([decipher.update(userKey.subarray(0, 32)), decipher.final()])
}

/** Algorithm 2.B for an empty password. */
function slowHash(salt: Buffer): Buffer {
  let k = digest('sha256', salt)
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const cipher = createCipheriv('aes-128-cbc', k.subarray(0, 16), k.subarray(16, 32)).setAutoPadding(false)
    const e = cipher.update(Buffer.concat(Array<Buffer>(64).fill(k)))
    let sum = 0
    for (const byte of e.subarray(0, 16)) sum += byte
    k = digest(['sha256', 'sha384', 'sha512'][sum % 3] as string, e)
    last = e.at(-1) as number
  }
  return k.subarray(0, 32)
}

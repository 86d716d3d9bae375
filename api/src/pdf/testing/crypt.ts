import { createCipheriv, createHash } from 'node:crypto'
import { writeSection, type Body, type Objects, type Writing } from './write.ts'

/** Encryption of the standard security handler (ISO 32000-2, 7.6.4), written for the tests: no tool is needed to make a file. */
export type Cipher = 'RC4-40' | 'RC4-128' | 'AES-128' | 'AES-256'
export interface Lock {
  readonly cipher: Cipher
  readonly user?: string
  readonly owner?: string
}

const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const ID = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
/** Printing allowed, nothing else. */
const PERMISSIONS = -3900
const md5 = (...parts: Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest()
const hex = (bytes: Buffer): string => `<${bytes.toString('hex')}>`
/** Not random: the same file each time. */
const fixed = (name: string, length: number): Buffer =>
  createHash('sha512').update(name).digest().subarray(0, length)

/** RC4, which OpenSSL 3 no longer offers. */
export function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i)
  const at = (i: number): number => state[i & 255] as number
  const swap = (i: number, j: number) => ([state[i], state[j]] = [at(j), at(i)])
  for (let i = 0, j = 0; i < 256; i++) swap(i, (j = (j + at(i) + (key[i % key.length] ?? 0)) & 255))
  const out = Buffer.alloc(data.length)
  for (let n = 0, i = 0, j = 0; n < data.length; n++) {
    i = (i + 1) & 255
    j = (j + at(i)) & 255
    swap(i, j)
    out[n] = (data[n] ?? 0) ^ at(at(i) + at(j))
  }
  return out
}

function aes(key: Buffer, iv: Buffer, data: Buffer, padded: boolean): Buffer {
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, iv).setAutoPadding(padded)
  return Buffer.concat([cipher.update(data), cipher.final()])
}

const padded = (password: string): Buffer =>
  Buffer.concat([Buffer.from(password, 'latin1'), PAD]).subarray(0, 32)
const permissions = (): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(PERMISSIONS)
  return bytes
}
const rounds = (count: number, seed: Buffer, step: (value: Buffer, i: number) => Buffer): Buffer =>
  Array.from({ length: count }, (_, i) => i).reduce(step, seed)

interface Keys {
  readonly key: Buffer
  /** The /Encrypt dictionary. */
  readonly dictionary: string
}

/** Revisions 2, 3 and 4: algorithms 2, 3, 4 and 5. */
function oldKeys({ cipher, user = '', owner = 'proprietaire' }: Lock): Keys {
  const size = cipher === 'RC4-40' ? 5 : 16
  const strong = size === 16
  const again = (value: Buffer) => md5(value.subarray(0, size))
  const turns = (key: Buffer, data: Buffer) =>
    strong
      ? rounds(20, data, (value, i) => rc4(key.map((byte) => byte ^ i) as Buffer, value))
      : rc4(key, data)
  const ownerKey = rounds(strong ? 50 : 0, md5(padded(owner)), again).subarray(0, size)
  const o = turns(ownerKey, padded(user))
  const key = rounds(strong ? 50 : 0, md5(padded(user), o, permissions(), ID), again).subarray(0, size)
  const u = strong ? Buffer.concat([turns(key, md5(PAD, ID)), Buffer.alloc(16)]) : rc4(key, PAD)
  const common = `/Filter /Standard /P ${PERMISSIONS} /O ${hex(o)} /U ${hex(u)}`
  const filters =
    '/CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> /StmF /StdCF /StrF /StdCF'
  const kinds = {
    'RC4-40': '/V 1 /R 2 /Length 40',
    'RC4-128': '/V 2 /R 3 /Length 128',
    'AES-128': `/V 4 /R 4 /Length 128 ${filters}`,
  }
  return { key, dictionary: `<< ${common} ${kinds[cipher as keyof typeof kinds]} >>` }
}

/** Algorithm 2.B: the hash of revision 6. */
function slowHash(password: Buffer, salt: Buffer, u: Buffer): Buffer {
  let k = createHash('sha256')
    .update(Buffer.concat([password, salt, u]))
    .digest()
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const block = Buffer.concat([password, k, u])
    const e = aes(k.subarray(0, 16), k.subarray(16, 32), Buffer.concat(Array<Buffer>(64).fill(block)), false)
    const rest = e.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    k = createHash(['sha256', 'sha384', 'sha512'][rest] as string)
      .update(e)
      .digest()
    last = e[e.length - 1] ?? 0
  }
  return k.subarray(0, 32)
}

/** Revision 6: algorithms 8, 9 and 10. */
function newKeys({ user = '', owner = 'proprietaire' }: Lock): Keys {
  const key = fixed('file key', 32)
  const zero = Buffer.alloc(16)
  const pair = (password: string, name: string, u: Buffer) => {
    const [word, check, lock] = [
      Buffer.from(password, 'utf8'),
      fixed(`${name} check`, 8),
      fixed(`${name} lock`, 8),
    ]
    const proof = Buffer.concat([slowHash(word, check, u), check, lock])
    return [proof, aes(slowHash(word, lock, u), zero, key, false)] as const
  }
  const [u, ue] = pair(user, 'user', Buffer.alloc(0))
  const [o, oe] = pair(owner, 'owner', u)
  const plain = Buffer.concat([permissions(), Buffer.from('ffffffff', 'hex'), Buffer.from('Tadbhemi')])
  const perms = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(plain)
  const filters =
    '/CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF'
  const values = `/O ${hex(o)} /U ${hex(u)} /OE ${hex(oe)} /UE ${hex(ue)} /Perms ${hex(perms)}`
  return {
    key,
    dictionary: `<< /Filter /Standard /V 5 /R 6 /Length 256 /P ${PERMISSIONS} ${values} ${filters} >>`,
  }
}

function sealer(cipher: Cipher, key: Buffer, number: number): (data: Buffer) => Buffer {
  const place = Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0])
  const salt = cipher === 'AES-128' ? Buffer.from('sAlT') : Buffer.alloc(0)
  const own = md5(key, place, salt).subarray(0, Math.min(16, key.length + 5))
  if (cipher.startsWith('RC4')) return (data) => rc4(own, data)
  let count = 0
  return (data) => {
    const iv = fixed(`iv ${number} ${count++}`, 16)
    return Buffer.concat([iv, aes(cipher === 'AES-256' ? key : own, iv, data, true)])
  }
}

/** Strings without escape or nested parenthesis, the only ones our own bodies hold. */
const sealStrings = (text: string, seal: (data: Buffer) => Buffer): string =>
  text.replace(/\(([^()\\]*)\)/g, (_, inside: string) => hex(seal(Buffer.from(inside, 'latin1'))))

function sealBody(body: Body, seal: (data: Buffer) => Buffer): Body {
  if (typeof body === 'string') return sealStrings(body, seal)
  const data = typeof body.data === 'string' ? Buffer.from(body.data, 'latin1') : body.data
  return { dict: sealStrings(body.dict, seal), data: seal(data) }
}

/** Writes objects encrypted; without a user password anybody opens the file, the owner's one only limits what may be done. */
export function locked(objects: Objects, lock: Lock, writing: Writing = {}): Buffer {
  const { key, dictionary } = lock.cipher === 'AES-256' ? newKeys(lock) : oldKeys(lock)
  const sealed = new Map<number, Body | null>()
  for (const [number, body] of objects)
    sealed.set(number, body === null ? null : sealBody(body, sealer(lock.cipher, key, number)))
  const number = Math.max(...objects.keys()) + 1
  sealed.set(number, dictionary)
  const trailer = `/Encrypt ${number} 0 R /ID [${hex(ID)} ${hex(ID)}] ${writing.trailer ?? ''}`
  return writeSection(null, sealed, { ...writing, trailer }).bytes
}

import { createDecipheriv, createHash } from 'node:crypto'
import { readDict, readName, readNumber, readString, type Dict, type Value } from '../syntax/read.ts'
import { LT, PAREN, skipSpace, valueEnd } from '../syntax/scan.ts'
import { byteString } from '../syntax/write.ts'
import { SourceFault } from './fault.ts'
import { keyOf } from './keys.ts'
import { rc4 } from './rc4.ts'

type Resolve = (value: Value | undefined) => Value | null
type Method = 'None' | 'V2' | 'AESV2' | 'AESV3'

/** Undoes the encryption of a file. Numbers are those of the object that holds the string or the stream. */
export interface Crypt {
  /** The same value with its strings in the clear. */
  value(value: Value, number: number, generation: number): Value
  /** Whether the data of such a stream are encrypted at all. */
  applies(dict: Dict): boolean
  data(data: Buffer, number: number, generation: number): Buffer
}

/**
 * Opens what the empty user password opens: RC4 with 40 to 128 bits, AES with 128 and 256 (ISO 32000-2, 7.6). Throws PASSWORD_REQUIRED
 * when a password is needed, or when the file is locked in a way that is not the standard's.
 */
export function openCrypt(dict: Dict, id: Buffer, resolve: Resolve): Crypt {
  const number = (key: string, otherwise: number) => {
    const value = readNumber(resolve(dict.get(key)))
    return Number.isFinite(value) ? value : otherwise
  }
  const bytes = (key: string) => readString(resolve(dict.get(key))) ?? Buffer.alloc(0)
  const version = number('V', 0)
  if (readName(resolve(dict.get('Filter'))) !== 'Standard' || ![1, 2, 4, 5].includes(version))
    throw new SourceFault('PASSWORD_REQUIRED', 'an unknown way of locking')
  const plainMetadata = resolve(dict.get('EncryptMetadata'))?.toString('latin1') === 'false'
  const key = keyOf({
    revision: number('R', 2),
    size: version === 1 ? 5 : version === 4 ? 16 : Math.min(32, Math.max(5, number('Length', 40) >> 3)),
    owner: bytes('O'),
    user: bytes('U'),
    userKey: bytes('UE'),
    permissions: number('P', 0),
    id,
    plainMetadata,
  })
  if (!key) throw new SourceFault('PASSWORD_REQUIRED', 'a user password')
  const method = (name: string): Method => (version < 4 ? 'V2' : methodOf(dict, name, resolve))
  return cryptOf(key, method('StrF'), method('StmF'), plainMetadata, resolve)
}

function methodOf(dict: Dict, name: string, resolve: Resolve): Method {
  const filter = readName(resolve(dict.get(name))) ?? 'Identity'
  const filters = readDict(resolve(dict.get('CF')))
  const method = readName(resolve(readDict(resolve(filters?.get(filter)))?.get('CFM')))
  return method === 'V2' || method === 'AESV2' || method === 'AESV3' ? method : 'None'
}

function cryptOf(
  key: Buffer,
  strings: Method,
  streams: Method,
  plainMetadata: boolean,
  resolve: Resolve,
): Crypt {
  return {
    value: (value, number, generation) =>
      strings === 'None'
        ? value
        : clearStrings(value, (data) => undo(strings, key, data, number, generation)),
    applies: (dict) => streams !== 'None' && !isPlain(dict, plainMetadata, resolve),
    data: (data, number, generation) => undo(streams, key, data, number, generation),
  }
}

function isPlain(dict: Dict, plainMetadata: boolean, resolve: Resolve): boolean {
  const type = readName(resolve(dict.get('Type')))
  if (type === 'XRef' || (type === 'Metadata' && plainMetadata)) return true
  // A stream with a filter of its own is left in the clear by the only one that is not ours: Identity.
  return /\/Crypt\b/.test(resolve(dict.get('Filter'))?.toString('latin1') ?? '')
}

function undo(method: Method, key: Buffer, data: Buffer, number: number, generation: number): Buffer {
  if (method === 'None') return data
  const own = method === 'AESV3' ? key : objectKey(key, number, generation, method === 'AESV2')
  return method === 'V2' ? rc4(own, data) : unlockAes(own, data)
}

/** Algorithm 1: every object has a key of its own. */
function objectKey(key: Buffer, number: number, generation: number, aes: boolean): Buffer {
  const more = Buffer.from([
    number & 255,
    (number >> 8) & 255,
    (number >> 16) & 255,
    generation & 255,
    generation >> 8,
  ])
  const hash = createHash('md5').update(key).update(more)
  if (aes) hash.update('sAlT')
  return hash.digest().subarray(0, Math.min(16, key.length + 5))
}

/** The first block is the vector. Data cut short give what whole blocks there are; a wrong padding is left as it is. */
function unlockAes(key: Buffer, data: Buffer): Buffer {
  const whole = data.length & ~15
  if (whole < 32) return Buffer.alloc(0)
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, data.subarray(0, 16)).setAutoPadding(
    false,
  )
  const clear = Buffer.concat([decipher.update(data.subarray(16, whole)), decipher.final()])
  const padding = clear.at(-1) as number
  return padding >= 1 && padding <= 16 ? clear.subarray(0, clear.length - padding) : clear
}

/** Every string of a value, written again. */
function clearStrings(value: Value, clear: (data: Buffer) => Buffer): Value {
  const pieces: Buffer[] = []
  let copied = 0
  for (let i = skipSpace(value, 0); i < value.length; i = skipSpace(value, i)) {
    const code = value[i]
    if (code === LT && value[i + 1] === LT) i += 2
    else if (code === PAREN || code === LT) {
      const end = valueEnd(value, i)
      const data = readString(value.subarray(i, end)) ?? Buffer.alloc(0)
      pieces.push(value.subarray(copied, i), Buffer.from(byteString(clear(data))))
      i = copied = end
    } else if (BRACKETS.has(code as number)) i += 1
    else i = valueEnd(value, i)
  }
  return pieces.length === 0 ? value : Buffer.concat([...pieces, value.subarray(copied)])
}

/** What opens or closes something else than a string. */
const BRACKETS = new Set([...'[]>{}'].map((char) => char.charCodeAt(0)))

import { type Der, inside, need, oidOf, readOne, TAG } from './asn1.ts'
import { type Bytes, concat } from './hash.ts'

const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}
/** Algorithms that name their hash themselves; « null »: it is named beside. */
const ALGORITHMS: Readonly<Record<string, readonly ['RSA' | 'EC', string | null]>> = {
  '1.2.840.113549.1.1.1': ['RSA', null],
  '1.2.840.113549.1.1.11': ['RSA', 'SHA-256'],
  '1.2.840.113549.1.1.12': ['RSA', 'SHA-384'],
  '1.2.840.113549.1.1.13': ['RSA', 'SHA-512'],
  '1.2.840.10045.4.3.2': ['EC', 'SHA-256'],
  '1.2.840.10045.4.3.3': ['EC', 'SHA-384'],
  '1.2.840.10045.4.3.4': ['EC', 'SHA-512'],
}
const CURVES: Readonly<Record<string, readonly [string, number]>> = {
  '1.2.840.10045.3.1.7': ['P-256', 32],
  '1.3.132.0.34': ['P-384', 48],
  '1.3.132.0.35': ['P-521', 66],
}

/** The WebCrypto name of a hash from its AlgorithmIdentifier, or null when it is none of ours. */
export const hashNameOf = (algorithm: Der): string | null => HASHES[oidOf(inside(algorithm)[0])] ?? null

/** The hash of some bytes by the named algorithm. */
export const digest = async (name: string, bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest(name, bytes))

/** Whether a signature is that of a key over some bytes; null when its algorithm is not one that can be checked here. */
export async function verifySignature(
  algorithm: Der,
  hashAside: string | null,
  publicKey: Bytes,
  signature: Bytes,
  signed: Bytes,
): Promise<boolean | null> {
  const [family, ownHash] = ALGORITHMS[oidOf(inside(algorithm)[0])] ?? []
  const hash = ownHash ?? hashAside
  if (!family || !hash || hash === 'SHA-1') return null
  if (family === 'RSA') {
    const key = await crypto.subtle.importKey('spki', publicKey, { name: 'RSASSA-PKCS1-v1_5', hash }, false, ['verify']) // prettier-ignore
    return crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature, signed)
  }
  const [namedCurve, size] = CURVES[oidOf(inside(inside(readOne(publicKey))[0])[1])] ?? []
  if (!namedCurve || !size) return null
  const key = await crypto.subtle.importKey('spki', publicKey, { name: 'ECDSA', namedCurve }, false, ['verify']) // prettier-ignore
  return crypto.subtle.verify({ name: 'ECDSA', hash }, key, rawPair(signature, size), signed)
}

/** WebCrypto wants both numbers of an ECDSA signature side by side, X.509 writes them in DER. */
function rawPair(signature: Bytes, size: number): Bytes {
  const number = (der: Der | undefined) => {
    const digits = need(der, TAG.integer).content
    const bare = digits.slice(Math.max(0, digits.length - size))
    return concat(new Uint8Array(size - bare.length), bare)
  }
  const [r, s] = inside(readOne(signature))
  return concat(number(r), number(s))
}

import { type Der, inside, need, oidOf, readOne, TAG, timeOf } from './asn1.ts'
import { type Certificate, leadsTo, maySignTimes, readCertificate } from './certificate.ts'
import { type Bytes, concat, sameBytes } from './hash.ts'
import { digest, hashNameOf, verifySignature } from './signature.ts'

/** What is read of the answer of a timestamping authority (RFC 3161): its token is a CMS message over a TSTInfo. */
export interface Timestamp {
  readonly at: Date
  /** The fingerprint that was shown to the authority, and by which hash. */
  readonly imprint: Bytes
  readonly imprintHash: string | null
  readonly nonce: Bytes | null
  readonly certificates: readonly Certificate[]
  readonly content: Bytes
  readonly signer: Der
}

const GRANTED = new Set([0, 1])
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'
const SHA256_OID = '2.16.840.1.101.3.4.2.1'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'

/** Reads a TimeStampResp. Throws a RangeError when it grants nothing or is not one. */
export function readTimestamp(response: Bytes): Timestamp {
  const [status, token] = inside(readOne(response))
  if (!GRANTED.has(need(inside(status)[0], TAG.integer).content[0] ?? -1)) throw new RangeError('not granted')
  const [, wrapped] = inside(need(token))
  const parts = inside(inside(wrapped)[0])
  const [type, holder] = inside(parts[2])
  if (oidOf(type) !== TST_INFO) throw new RangeError('not a timestamp')
  const content = need(inside(holder)[0], TAG.octets).content
  const [, , imprint, , at, ...optional] = inside(readOne(content))
  const [algorithm, shown] = inside(imprint)
  const certificates = parts.find(({ tag }) => tag === 0xa0)
  return {
    at: timeOf(at),
    imprint: need(shown, TAG.octets).content,
    imprintHash: hashNameOf(need(algorithm)),
    nonce: optional.find(({ tag }) => tag === TAG.integer)?.content ?? null,
    certificates: certificates ? inside(certificates).map(({ whole }) => readCertificate(whole)) : [],
    content,
    signer: need(inside(need(parts.at(-1), TAG.set))[0], TAG.sequence),
  }
}

export type TimestampFault =
  | 'OTHER_ROOT'
  | 'NO_CERTIFICATE'
  | 'WRONG_USE'
  | 'ALTERED'
  | 'BAD_SIGNATURE'
  | 'UNKNOWN_ALGORITHM'
  | 'UNTRUSTED'

export type TimestampVerdict =
  | { readonly fault: null; readonly at: Date; readonly by: string }
  | { readonly fault: TimestampFault; readonly at: Date; readonly by: string | null }

/**
 * Whether a timestamp was put on this very fingerprint (SHA-256) by an authority that one of the `trusted` certificates vouches for.
 * Names the first thing that is wrong.
 */
export async function verifyTimestamp(
  stamp: Timestamp,
  root: Bytes,
  trusted: readonly Certificate[],
): Promise<TimestampVerdict> {
  const known = [...stamp.certificates, ...trusted]
  const [, id, hashAlgorithm, ...rest] = inside(stamp.signer)
  const certificate = known.find((one) => isNamed(one, need(id)))
  const wrong = (fault: TimestampFault) => ({ fault, at: stamp.at, by: certificate?.name ?? null })
  if (stamp.imprintHash !== 'SHA-256' || !sameBytes(stamp.imprint, root)) return wrong('OTHER_ROOT')
  if (!certificate) return wrong('NO_CERTIFICATE')
  if (!maySignTimes(certificate)) return wrong('WRONG_USE')
  const attributes = need(rest[0], 0xa0)
  const hash = hashNameOf(need(hashAlgorithm))
  if (!hash) return wrong('UNKNOWN_ALGORITHM')
  if (!(await covers(attributes, stamp.content, hash, certificate))) return wrong('ALTERED')
  // What is signed is the set of attributes under its own tag, not under that of the place it has here (RFC 5652 §5.4).
  const signed = concat(Uint8Array.of(TAG.set), attributes.whole.slice(1))
  const signature = need(rest[2], TAG.octets).content
  const valid = await verifySignature(need(rest[1]), hash, certificate.publicKey, signature, signed)
  if (valid === null) return wrong('UNKNOWN_ALGORITHM')
  if (!valid) return wrong('BAD_SIGNATURE')
  if (!(await leadsTo(certificate, trusted, stamp.certificates, stamp.at))) return wrong('UNTRUSTED')
  return { fault: null, at: stamp.at, by: certificate.name }
}

/** By issuer and serial number; by key identifier no authority that we know of does. */
function isNamed(certificate: Certificate, id: Der): boolean {
  if (id.tag !== TAG.sequence) return false
  const [issuer, serial] = inside(id)
  return (
    sameBytes(certificate.issuer, need(issuer).whole) && sameBytes(certificate.serial, need(serial).content)
  )
}

/** Whether the signed attributes are those of this content and of this certificate (RFC 5035: another one cannot be put in its place). */
async function covers(
  attributes: Der,
  content: Bytes,
  hash: string,
  certificate: Certificate,
): Promise<boolean> {
  const values = new Map(inside(attributes).map((one) => [oidOf(inside(one)[0]), inside(inside(one)[1])[0]]))
  const shown = values.get(MESSAGE_DIGEST)
  if (!shown || !sameBytes(shown.content, await digest(hash, content))) return false
  const second = values.get(SIGNING_CERTIFICATE_V2)
  const bond = second ?? values.get(SIGNING_CERTIFICATE)
  if (!bond) return false
  const parts = inside(inside(inside(bond)[0])[0])
  const [first] = parts
  const named = first?.tag === TAG.sequence ? hashNameOf(first) : second ? 'SHA-256' : 'SHA-1'
  const expected = parts.find(({ tag }) => tag === TAG.octets)
  return (
    named !== null &&
    expected !== undefined &&
    sameBytes(expected.content, await digest(named, certificate.whole))
  )
}

/** The question put to an authority: a timestamp on this SHA-256 fingerprint, with the certificate that signs it. */
export function timestampRequest(root: Bytes, nonce: Bytes): Bytes {
  const algorithm = sequence(element(TAG.oid, oidBytes(SHA256_OID)), element(0x05))
  const imprint = sequence(algorithm, element(TAG.octets, root))
  // A nonce whose first bit is set would read as a negative number.
  const number = element(TAG.integer, concat(Uint8Array.of(0x01), nonce))
  return sequence(element(TAG.integer, Uint8Array.of(1)), imprint, number, element(0x01, Uint8Array.of(0xff)))
}

/** The nonce as a reply writes it back. */
export const nonceSent = (nonce: Bytes): Bytes => concat(Uint8Array.of(0x01), nonce)

const sequence = (...parts: readonly Bytes[]): Bytes => element(TAG.sequence, concat(...parts))

/** All that is asked here is shorter than 128 bytes: one byte says its length. */
const element = (tag: number, content: Bytes = new Uint8Array(0)): Bytes =>
  concat(Uint8Array.of(tag, content.length), content)

function oidBytes(oid: string): Bytes {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number)
  const digits = rest.flatMap((value) => {
    const low = [value & 0x7f]
    for (let left = value >> 7; left > 0; left >>= 7) low.unshift((left & 0x7f) | 0x80)
    return low
  })
  return Uint8Array.from([first * 40 + second, ...digits])
}

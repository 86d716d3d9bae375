import { type Der, inside, need, oidOf, readOne, TAG, timeOf } from './asn1.ts'
import { type Bytes, sameBytes } from './hash.ts'
import { verifySignature } from './signature.ts'

/** What is read of an X.509 certificate. */
export interface Certificate {
  readonly whole: Bytes
  readonly signed: Bytes
  readonly serial: Bytes
  readonly issuer: Bytes
  readonly subject: Bytes
  readonly name: string
  readonly from: Date
  readonly to: Date
  readonly publicKey: Bytes
  readonly algorithm: Der
  readonly signature: Bytes
  readonly extensions: ReadonlyMap<string, Bytes>
}

const COMMON_NAME = '2.5.4.3'
const KEY_USES = '2.5.29.37'
const BASIC = '2.5.29.19'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'

/** Reads a certificate in DER. Throws a RangeError when it is not one. */
export function readCertificate(bytes: Bytes): Certificate {
  const whole = need(readOne(bytes), TAG.sequence)
  const [signed, algorithm, signature] = inside(whole)
  const fields = inside(signed)
  // The version comes first, when it is said.
  const [serial, , issuer, validity, subject, key, ...rest] =
    fields[0]?.tag === 0xa0 ? fields.slice(1) : fields
  const [from, to] = inside(validity)
  const extensions = rest.find(({ tag }) => tag === 0xa3)
  return {
    whole: whole.whole,
    signed: need(signed).whole,
    serial: need(serial, TAG.integer).content,
    issuer: need(issuer).whole,
    subject: need(subject).whole,
    name: nameOf(need(subject)),
    from: timeOf(from),
    to: timeOf(to),
    publicKey: need(key).whole,
    algorithm: need(algorithm),
    signature: need(signature, TAG.bits).content.slice(1),
    extensions: new Map(extensions ? inside(inside(extensions)[0]).map(extensionOf) : []),
  }
}

function extensionOf(der: Der): [string, Bytes] {
  const parts = inside(der)
  return [oidOf(parts[0]), need(parts.at(-1), TAG.octets).content]
}

/** The common name, or all that is printed. */
function nameOf(subject: Der): string {
  const parts = inside(subject).flatMap((set) => inside(set).map((pair) => inside(pair)))
  const common = parts.find(([oid]) => oidOf(oid) === COMMON_NAME) ?? parts.at(-1)
  return common?.[1] ? new TextDecoder().decode(common[1].content) : ''
}

/** Whether it may sign timestamps: its only allowed use, says RFC 3161 §2.3. */
export function maySignTimes(certificate: Certificate): boolean {
  const uses = certificate.extensions.get(KEY_USES)
  return uses !== undefined && inside(readOne(uses)).some((use) => oidOf(use) === TIME_STAMPING)
}

function maySignCertificates({ extensions }: Certificate): boolean {
  const basic = extensions.get(BASIC)
  return basic !== undefined && inside(readOne(basic))[0]?.content[0] === 0xff
}

/** The certificates of a PEM text, in its order. Throws when one of them cannot be read. */
export function readPem(pem: string): Certificate[] {
  const blocks = pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g)
  return [...blocks].map(([, body = '']) => readCertificate(Uint8Array.from(atob(body.replace(/\s/g, '')), (c) => c.charCodeAt(0)))) // prettier-ignore
}

/** Whether a chain of signatures, each valid at that time, leads from a certificate to one that is trusted. */
export async function leadsTo(
  certificate: Certificate,
  trusted: readonly Certificate[],
  others: readonly Certificate[],
  at: Date,
  depth = 8,
): Promise<boolean> {
  if (depth === 0 || at < certificate.from || at > certificate.to) return false
  if (trusted.some(({ whole }) => sameBytes(whole, certificate.whole))) return true
  for (const issuer of [...trusted, ...others]) {
    if (!sameBytes(issuer.subject, certificate.issuer) || !maySignCertificates(issuer)) continue
    if (sameBytes(issuer.whole, certificate.whole)) continue
    const { algorithm, signature, signed } = certificate
    if ((await verifySignature(algorithm, null, issuer.publicKey, signature, signed)) !== true) continue
    if (await leadsTo(issuer, trusted, others, at, depth - 1)) return true
  }
  return false
}

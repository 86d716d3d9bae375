import type { Bytes } from './hash.ts'

/** One element of a DER text: its tag, what it holds, and itself with its header. */
export interface Der {
  readonly tag: number
  readonly content: Bytes
  readonly whole: Bytes
}

export const TAG = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** The elements that follow each other in some bytes. Throws a RangeError when they are cut short or not DER. */
export function readAll(bytes: Bytes): Der[] {
  const found: Der[] = []
  for (let at = 0; at < bytes.length;) {
    const one = readAt(bytes, at)
    found.push(one)
    at += one.whole.length
  }
  return found
}

/** The one element at the start of some bytes. */
export const readOne = (bytes: Bytes): Der => readAt(bytes, 0)

/** The elements inside a constructed element. */
export const inside = (der: Der | undefined): Der[] => readAll(need(der).content)

/** The element, or a RangeError: what should have been there is not. */
export function need(der: Der | undefined, tag?: number): Der {
  if (!der || (tag !== undefined && der.tag !== tag)) throw new RangeError('not the expected element')
  return der
}

function readAt(bytes: Bytes, start: number): Der {
  const [tag, first] = [bytes[start], bytes[start + 1]]
  if (tag === undefined || first === undefined) throw new RangeError('cut short')
  // Tags above 30 and lengths without end are not used by what is read here.
  if ((tag & 0x1f) === 0x1f || first === 0x80 || first > 0x84) throw new RangeError('not DER')
  const digits = first < 0x80 ? 0 : first - 0x80
  let length = digits === 0 ? first : 0
  for (let at = 0; at < digits; at += 1) length = length * 256 + (bytes[start + 2 + at] ?? 0)
  const from = start + 2 + digits
  if (from + length > bytes.length) throw new RangeError('cut short')
  return { tag, content: bytes.slice(from, from + length), whole: bytes.slice(start, from + length) }
}

/** An object identifier in dots, e.g. « 1.2.840.113549.1.7.2 ». */
export function oidOf(der: Der | undefined): string {
  const parts: number[] = []
  let value = 0
  for (const byte of need(der, TAG.oid).content) {
    value = value * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    parts.push(value)
    value = 0
  }
  const [first = 0, ...rest] = parts
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - root * 40, ...rest].join('.')
}

/** A UTCTime or a GeneralizedTime, always in UTC in DER. */
export function timeOf(der: Der | undefined): Date {
  const { tag, content } = need(der)
  const text = String.fromCharCode(...content)
  const years = tag === TAG.utcTime ? (Number(text.slice(0, 2)) < 50 ? '20' : '19') : ''
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(years + text)
  if (!parts) throw new RangeError('not a time')
  const [, year, month, day, hour, minute, second, fraction = ''] = parts
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`)
}

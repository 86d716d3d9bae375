import { Problem } from './problems.ts'

/** The basic alphabet of 3GPP TS 23.038 §6.2.1: one septet each. « ê », « ç » and the typographic apostrophe are not in it. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** Its extension (§6.2.1.1): two septets each, never cut in two. */
const EXTENDED = '\f^{}\\[~]|€'

export interface SmsCount {
  readonly encoding: 'GSM7' | 'UCS2'
  /** Septets, or 16-bit units. */
  readonly units: number
  /** What the operator bills: messages of 160 or 70, or pieces of 153 or 67 when there are several. */
  readonly parts: number
  /** Units that can still be written before one more part is billed. */
  readonly left: number
  /** The characters that made the text UCS-2, each once. */
  readonly outside: readonly string[]
}

/** How a text travels as SMS. An empty text is one part, as the operator would bill it. */
export function countSms(text: string): SmsCount {
  const outside = [...new Set([...text].filter((one) => !BASIC.includes(one) && !EXTENDED.includes(one)))]
  const encoding = outside.length === 0 ? 'GSM7' : 'UCS2'
  const sizes = [...text].map((one) => (encoding === 'UCS2' ? one.length : EXTENDED.includes(one) ? 2 : 1))
  const units = sizes.reduce((sum, size) => sum + size, 0)
  const [alone, piece] = encoding === 'GSM7' ? [160, 153] : [70, 67]
  if (units <= alone) return { encoding, units, parts: 1, left: alone - units, outside }
  const { parts, used } = fill(sizes, piece)
  return { encoding, units, parts, left: piece - used, outside }
}

/** Pieces filled one after the other: an escape pair or a surrogate pair that does not fit goes whole to the next. */
function fill(sizes: readonly number[], piece: number): { parts: number; used: number } {
  let [parts, used] = [1, 0]
  for (const size of sizes) {
    if (used + size > piece) [parts, used] = [parts + 1, 0]
    used += size
  }
  return { parts, used }
}

const PLAIN: Readonly<Record<string, string>> = {
  '’': "'", '‘': "'", '“': '"', '”': '"', '–': '-', '—': '-', '…': '...', '\u00a0': ' ', '\u202f': ' ',
  ê: 'e', ë: 'e', È: 'E', Ê: 'E', Ë: 'E', À: 'A', Â: 'A', â: 'a', î: 'i', ï: 'i', Î: 'I', Ï: 'I', ô: 'o', Ô: 'O', û: 'u', Û: 'U', Ù: 'U', ç: 'c', œ: 'oe', Œ: 'OE', ÿ: 'y', '°': 'o',
} // prettier-ignore

/** The same words within the basic alphabet where French allows it: a message half the price. Other signs stay as they are. */
export function toGsm7(text: string): string {
  const quoted = text.replace(/«[\u00a0\u202f ]?/g, '"').replace(/[\u00a0\u202f ]?»/g, '"')
  return [...quoted].map((one) => (BASIC.includes(one) ? one : (PLAIN[one] ?? one))).join('')
}

const ESCAPE = 0x1b
const EXTENDED_CODES = [0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65]

/** The septets of a text, one to a byte, as SMPP carries them under data coding 0. Throws INVALID_INPUT on a character outside. */
export function encodeGsm7(text: string): Uint8Array {
  const septets = [...text].flatMap((one) => {
    const basic = BASIC.indexOf(one)
    // The escape itself stands at 27 in the alphabet and is no character.
    if (basic >= 0) return [basic < ESCAPE ? basic : basic + 1]
    const code = EXTENDED_CODES[EXTENDED.indexOf(one)]
    if (code === undefined) throw new Problem('INVALID_INPUT', 'a character is outside the GSM alphabet')
    return [ESCAPE, code]
  })
  return Uint8Array.from(septets)
}

export type SenderFault = 'TOO_SHORT' | 'TOO_LONG' | 'NOT_ALPHANUMERIC' | 'DIGITS_ONLY'

/** What is wrong with a sender name, or null: 3 to 11 letters and digits, at least one letter (AF2M, charte des OADC). */
export function senderFault(sender: string): SenderFault | null {
  if (!/^[A-Za-z0-9]*$/.test(sender)) return 'NOT_ALPHANUMERIC'
  if (sender.length < 3) return 'TOO_SHORT'
  if (sender.length > 11) return 'TOO_LONG'
  return /^\d+$/.test(sender) ? 'DIGITS_ONLY' : null
}

/** Mobile ranges that a ten-digit French number announces (plan national de numérotation, Arcep). */
const NATIONAL: readonly (readonly [RegExp, string])[] = [
  [/^069[01]\d{6}$/, '590'],
  [/^0694\d{6}$/, '594'],
  [/^069[67]\d{6}$/, '596'],
  [/^069[23]\d{6}$/, '262'],
  [/^0639\d{6}$/, '262'],
  [/^0[67]\d{8}$/, '33'],
]
/** Numbers without a leading zero are those of the authority's own territory. */
const LOCAL: Readonly<Record<string, readonly [RegExp, string]>> = {
  'Pacific/Tahiti': [/^8[79]\d{6}$/, '689'],
  'Pacific/Marquesas': [/^8[79]\d{6}$/, '689'],
  'Pacific/Gambier': [/^8[79]\d{6}$/, '689'],
  'Pacific/Noumea': [/^[5-9]\d{5}$/, '687'],
  'Pacific/Wallis': [/^[4-8]\d{5}$/, '681'],
  'America/Miquelon': [/^0?(?:[45]\d)\d{4}$/, '508'],
}
const INTERNATIONAL = /^\+[1-9]\d{7,14}$/

/**
 * A mobile number in E.164, from what a person types: « 06 12 34 56 78 », « 0692… », « 00 33 6… », « +33 (0)6… ». A short local number is
 * understood by the authority's zone. Throws INVALID_INPUT, field `phone`, when it is no number that an SMS can reach.
 */
export function toE164(text: string, timeZone = 'Europe/Paris'): string {
  const typed = text.replace(/\(0\)/g, '').replace(/[\s.\-/()\u00a0\u202f]/g, '')
  // « +33 692… » is what becomes of an overseas « 0692… » in a list that knows one country: its range says where it is.
  const digits = typed.replace(/^00/, '+').replace(/^\+33/, '0')
  if (INTERNATIONAL.test(digits) && isMobile(digits)) return digits
  const local = LOCAL[timeZone]
  if (local?.[0].test(digits)) return `+${local[1]}${digits.replace(/^0/, '')}`
  const national = NATIONAL.find(([range]) => range.test(digits))
  if (national) return `+${national[1]}${digits.slice(1)}`
  const reason = 'not a mobile number'
  throw new Problem('INVALID_INPUT', reason, { violations: [{ field: 'phone', reason }] })
}

/** In the overseas plans only the 6 and 7 ranges are mobiles; elsewhere nobody here can tell. */
function isMobile(number: string): boolean {
  const plan = /^\+(262|590|594|596)/.exec(number)
  return plan === null || /^[67]\d{8}$/.test(number.slice(plan[0].length))
}

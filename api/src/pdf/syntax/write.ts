/** A text string: plain when it is ASCII, UTF-16 otherwise (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}

/** The bytes of a string, in hexadecimal. */
export const byteString = (bytes: Uint8Array): string =>
  `<${Buffer.from(bytes).toString('hex').toUpperCase()}>`

/** A name with its slash; what is not a regular character is escaped (ISO 32000-1, 7.3.5). */
export const nameOf = (name: string): string =>
  `/${name.replace(/[^\x21-\x7e]|[#()<>[\]{}/%]/g, (char) => `#${(char.charCodeAt(0) & 255).toString(16).padStart(2, '0')}`)}`

/** A length or coordinate, at most four decimals, never in exponent form. */
export const number = (value: number): string => {
  const rounded = Math.round(value * 1e4) / 1e4
  return Object.is(rounded, -0) ? '0' : Math.abs(rounded) < 1e21 ? rounded.toString().replace(/^(-?)0\./, '$1.') : '0' // prettier-ignore
}

/** « D:20261218090000Z » (ISO 32000-1, 7.9.4). */
export const dateString = (date: Date): string => `(D:${date.toISOString().replace(/[-:T]|\.\d+/g, '')})`

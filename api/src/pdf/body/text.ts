/** Digits of an object number: 8 388 607 is the largest that readers accept. */
export const FIELD = 7

/**
 * PDF text being written whose references can be given other numbers later. A reference is written with a number of `FIELD`
 * characters, filled up with spaces, and the place of that number is noted: moving an object is patching these places.
 */
export interface Text {
  bytes: Buffer
  length: number
  /** Where the numbers are. */
  readonly fields: number[]
}

export const createText = (size = 4096): Text => ({ bytes: Buffer.allocUnsafe(size), length: 0, fields: [] })

/** Makes room for more bytes. */
export function ensure(text: Text, more: number): void {
  if (text.length + more <= text.bytes.length) return
  const bytes = Buffer.allocUnsafe(Math.max(text.bytes.length * 2, text.length + more))
  text.bytes.copy(bytes, 0, 0, text.length)
  text.bytes = bytes
}

/** Latin-1. */
export function append(text: Text, part: string): void {
  ensure(text, part.length)
  text.length += text.bytes.write(part, text.length, 'latin1')
}

/** Writes a number of an object of the same body, to be moved with it. */
export function putField(text: Text, number: number): void {
  ensure(text, FIELD)
  text.fields.push(text.length)
  writeField(text.bytes, text.length, number)
  text.length += FIELD
}

/** Writes a number in `FIELD` characters, from the left, filled up with spaces. */
export function writeField(bytes: Uint8Array, at: number, number: number): void {
  let digits = 1
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits++
  let rest = number
  for (let i = at + digits - 1; i >= at; i--) {
    bytes[i] = 0x30 + (rest % 10)
    rest = Math.floor(rest / 10)
  }
  for (let i = at + digits; i < at + FIELD; i++) bytes[i] = 0x20
}

/** The number written there by `writeField`. */
export function readField(bytes: Uint8Array, at: number): number {
  let value = 0
  for (let i = at; i < at + FIELD; i++) {
    const code = bytes[i] as number
    if (code === 0x20) break
    value = value * 10 + code - 0x30
  }
  return value
}

/** Adds `base` to the numbers at these places, counted from `start`. */
export function moveFields(bytes: Uint8Array, fields: Iterable<number>, base: number, start = 0): void {
  for (const field of fields) writeField(bytes, field - start, readField(bytes, field - start) + base)
}

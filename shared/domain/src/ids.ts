const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text has the shape of a UUID, of any version. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds since 1970, then 74 random bits, so that identifiers sort by creation.
 * Pure: the time and the source of randomness are given. `random(n)` returns n bytes.
 */
export function uuidv7(now: number, random: (length: number) => Uint8Array): string {
  const bytes = new Uint8Array(16)
  bytes.set(random(10), 6)
  for (let index = 0, rest = Math.floor(now); index < 6; index++, rest = Math.floor(rest / 256))
    bytes[5 - index] = rest % 256
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

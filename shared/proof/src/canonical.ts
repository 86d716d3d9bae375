/**
 * A JSON value as RFC 8785 (JSON Canonicalization Scheme) writes it: no white space, keys sorted by UTF-16 code units, numbers and
 * strings as ECMAScript writes them. `undefined` members are left out. Throws on what JSON cannot say: NaN, infinities, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') return objectText(value as Record<string, unknown>)
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('not a JSON number')
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) throw new TypeError('lone surrogate')
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined) throw new TypeError(`not a JSON value: ${typeof value}`)
  return text
}

function objectText(object: Record<string, unknown>): string {
  // Not by way of a sorted object: JavaScript puts keys that look like numbers first, in the order of numbers.
  const members = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((key) => `${canonicalJson(key)}:${canonicalJson(object[key])}`)
  return `{${members.join(',')}}`
}

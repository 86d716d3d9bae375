/** Damage by chance, the same chance each time: one seed gives one file. */

export type Random = () => number

/** mulberry32: numbers in [0, 1[ that depend on the seed alone. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const below = (random: Random, limit: number): number => Math.floor(random() * limit)
const without = (bytes: Buffer, at: number, length: number): Buffer =>
  Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
const inserted = (bytes: Buffer, at: number, more: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)])
/** Replaces one match of a pattern by something else; the bytes as they are when there is none. */
function replaced(bytes: Buffer, random: Random, pattern: RegExp, by: (found: string) => string): Buffer {
  const text = bytes.toString('latin1')
  const places = [...text.matchAll(pattern)]
  const match = places[below(random, places.length)]
  if (!match) return bytes
  const end = match.index + match[0].length
  return Buffer.from(text.slice(0, match.index) + by(match[0]) + text.slice(end), 'latin1')
}

const NUMBERS = ['0', '-1', '1', '7', '65536', '2147483648', '99999999999999999999', '1.5', '1000000', 'null']
const TOKENS = [
  'endobj', 'endstream', 'stream', 'obj', 'R', 'xref', 'trailer', 'startxref', '%%EOF', '<<', '>>', '[', ']', '(', ')',
  '/Kids', '/Count', '/Parent', '/Length', '/Root', '/Prev', '/Type', '/Pages', '/Page', '/Contents', '/Filter', 'null', ' ', '\0',
] // prettier-ignore

type Mutation = (bytes: Buffer, random: Random) => Buffer
export const mutations: Readonly<Record<string, Mutation>> = {
  bits: (bytes, random) => {
    const copy = Buffer.from(bytes)
    for (let i = 1 + below(random, 8); i > 0; i--) {
      const at = below(random, copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8))
    }
    return copy
  },
  bytes: (bytes, random) => {
    const copy = Buffer.from(bytes)
    const at = below(random, copy.length)
    for (let i = at; i < Math.min(copy.length, at + 1 + below(random, 30)); i++) copy[i] = below(random, 256)
    return copy
  },
  deletion: (bytes, random) => without(bytes, below(random, bytes.length), 1 + below(random, 40)),
  insertion: (bytes, random) =>
    inserted(bytes, below(random, bytes.length), Buffer.from(Array.from({ length: 1 + below(random, 40) }, () => below(random, 256)))), // prettier-ignore
  hole: (bytes, random) => without(bytes, below(random, bytes.length), below(random, bytes.length / 3)),
  swap: (bytes, random) => {
    const length = 1 + below(random, 200)
    const [a, b] = [below(random, bytes.length), below(random, bytes.length)].sort((x, y) => x - y) as [
      number,
      number,
    ]
    if (b < a + length) return bytes
    const piece = (at: number) => bytes.subarray(at, at + length)
    return Buffer.concat([
      bytes.subarray(0, a),
      piece(b),
      bytes.subarray(a + length, b),
      piece(a),
      bytes.subarray(b + length),
    ])
  },
  copy: (bytes, random) => {
    const from = below(random, bytes.length)
    return inserted(bytes, below(random, bytes.length), bytes.subarray(from, from + below(random, 400)))
  },
  number: (bytes, random) =>
    replaced(
      bytes,
      random,
      /(?<=[\s[/A-Za-z])\d{1,10}(?=[\s\]/>])/g,
      () => NUMBERS[below(random, NUMBERS.length)] ?? '',
    ),
  nudge: (bytes, random) =>
    replaced(bytes, random, /(?<=\s)\d{1,10}(?=\s)/g, (found) =>
      String(Math.max(0, Number(found) + below(random, 21) - 10)),
    ),
  reference: (bytes, random) => replaced(bytes, random, /\d+ 0 R/g, () => `${below(random, 40)} 0 R`),
  token: (bytes, random) =>
    replaced(bytes, random, /endobj|endstream|stream|obj|xref|trailer|<<|>>|\[|\]|\/[A-Z]\w+/g, () => TOKENS[below(random, TOKENS.length)] ?? ''), // prettier-ignore
  keyword: (bytes, random) =>
    replaced(bytes, random, /\/(Kids|Count|Parent|Length|Root|Prev|Type|Pages|Page|Contents|Filter|Size|W|Index|First|N)\b/g, (found) => found.slice(0, -1) + 'x'), // prettier-ignore
  end: (bytes, random) => bytes.subarray(0, Math.max(1, bytes.length - below(random, bytes.length / 2))),
  start: (bytes, random) => bytes.subarray(below(random, Math.min(2000, bytes.length / 2))),
}
const kinds = Object.keys(mutations)

export interface Mutant {
  readonly bytes: Buffer
  readonly kinds: readonly string[]
}

/** One to three kinds of damage, one after the other. */
export function mutate(bytes: Buffer, seed: number): Mutant {
  const random = randomOf(seed)
  const chosen = Array.from(
    { length: 1 + below(random, 3) },
    () => kinds[below(random, kinds.length)] ?? 'bits',
  )
  return {
    bytes: chosen.reduce((all, kind) => (mutations[kind] as Mutation)(all, random), bytes),
    kinds: chosen,
  }
}

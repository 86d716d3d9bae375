import { deflateSync } from 'node:zlib'

/** PDFs written byte by byte for the tests, so that each oddity is exactly the one meant. Text is latin1. */

/** What stands between « n 0 obj » and « endobj »; `/Length` is added to a stream that does not give its own. */
export type Body = string | { readonly dict: string; readonly data: Buffer | string }
/** By number; null says that the object was deleted. */
export type Objects = ReadonlyMap<number, Body | null>

export interface Writing {
  readonly header?: string
  readonly eol?: '\n' | '\r' | '\r\n'
  /** `hybrid` is a table, then an empty one whose stream tells where the packed objects are, as Word writes (7.5.8.4). */
  readonly xref?: 'table' | 'stream' | 'hybrid' | 'none'
  /** Objects put in an object stream; needs `stream` or `hybrid`. */
  readonly packed?: readonly number[]
  /** More entries of the trailer, besides /Root /Size /Prev. */
  readonly trailer?: string
  readonly endobj?: boolean
  /** Added to every offset of the table: what an editor that changes line ends does. */
  readonly shift?: number
  readonly startxref?: number
  /** Written instead of the offset of the section before. */
  readonly prev?: number
}

/** A file so far: give it to `writeSection` again for an incremental update. */
export interface Written {
  readonly bytes: Buffer
  readonly at: number
  readonly size: number
}

type Entry = { kind: 0 } | { kind: 1; at: number } | { kind: 2; inside: number; index: number }
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const digits = (n: number, width: number): string => String(n).padStart(width, '0')

export const flate = (data: Buffer | string, dict = ''): Body => ({
  dict: `${dict} /Filter /FlateDecode`,
  data: deflateSync(typeof data === 'string' ? latin1(data) : data),
})

function bytesOf(body: Body, eol: string): Buffer {
  if (typeof body === 'string') return latin1(body)
  const data = typeof body.data === 'string' ? latin1(body.data) : body.data
  const length = /\/Length\b/.test(body.dict) ? '' : ` /Length ${data.length}`
  const opening = `<< ${body.dict}${length} >>${eol}stream${eol === '\r' ? '\r\n' : eol}`
  return Buffer.concat([latin1(opening), data, latin1(`${eol}endstream`)])
}

/** One object stream holding bodies that are not streams (ISO 32000-1, 7.5.7). */
export function packObjects(bodies: readonly (readonly [number, string])[]): Body {
  let at = 0
  const places = bodies.map(([number, body]) => {
    const place = `${number} ${at}`
    at += body.length + 1
    return place
  })
  const index = places.join(' ') + ' '
  const text = index + bodies.map(([, body]) => body).join(' ')
  return flate(text, `/Type /ObjStm /N ${bodies.length} /First ${index.length}`)
}

const runsOf = (numbers: readonly number[]): number[][] => {
  const runs: number[][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && last.at(-1) === number - 1) last.push(number)
    else runs.push([number])
  }
  return runs
}

function tableOf(entries: ReadonlyMap<number, Entry>, shift: number, eol: string): string {
  const line = eol.length === 2 ? eol : ` ${eol}`
  const numbers = [...new Set([0, ...entries.keys()])].sort((a, b) => a - b)
  const rows = runsOf(numbers).map((run) => {
    const lines = run.map((number) => {
      const entry = entries.get(number)
      if (entry?.kind === 1) return `${digits(entry.at + shift, 10)} 00000 n${line}`
      return `0000000000 ${number === 0 || entry?.kind === 2 ? '65535' : '00001'} f${line}`
    })
    return `${run[0]} ${run.length}${eol}${lines.join('')}`
  })
  return `xref${eol}${rows.join('')}`
}

function streamOf(entries: ReadonlyMap<number, Entry>, shift: number, dict: string): Body {
  const numbers = [...entries.keys()].sort((a, b) => a - b)
  const rows = numbers.map((number) => {
    const entry = entries.get(number) ?? { kind: 0 }
    const row = Buffer.alloc(7)
    row[0] = entry.kind
    row.writeUInt32BE(entry.kind === 1 ? entry.at + shift : entry.kind === 2 ? entry.inside : 0, 1)
    row.writeUInt16BE(entry.kind === 2 ? entry.index : 0, 5)
    return row
  })
  const index = runsOf(numbers).map((run) => `${run[0]} ${run.length}`)
  return flate(Buffer.concat(rows), `/Type /XRef /W [1 4 2] /Index [${index.join(' ')}] ${dict}`)
}

/** Writes a whole file, or an update after one. /Root is object 1. */
export function writeSection(before: Written | null, objects: Objects, writing: Writing = {}): Written {
  const { eol = '\n', xref = 'table', packed = [], shift = 0, endobj = true } = writing
  const parts = [before ? before.bytes : latin1(writing.header ?? `%PDF-1.7${eol}%\xe2\xe3\xcf\xd3${eol}`)]
  let length = parts[0]?.length ?? 0
  const entries = new Map<number, Entry>()
  const add = (bytes: Buffer) => {
    parts.push(bytes)
    length += bytes.length
  }
  const write = (number: number, body: Body) => {
    entries.set(number, { kind: 1, at: length })
    const close = endobj ? `${eol}endobj${eol}` : eol
    add(Buffer.concat([latin1(`${number} 0 obj${eol}`), bytesOf(body, eol), latin1(close)]))
  }
  for (const [number, body] of objects) {
    if (body === null) entries.set(number, { kind: 0 })
    else if (!packed.includes(number)) write(number, body)
  }
  let size = Math.max(before?.size ?? 1, ...[...objects.keys()].map((n) => n + 1))
  if (packed.length > 0) {
    const inside = size++
    write(inside, packObjects(packed.map((number) => [number, String(objects.get(number))])))
    packed.forEach((number, index) => entries.set(number, { kind: 2, inside, index }))
  }
  if (xref === 'none') return { bytes: Buffer.concat(parts), at: 0, size }
  const prev = writing.prev ?? before?.at
  const ends = `/Root 1 0 R ${prev === undefined ? '' : `/Prev ${prev} `}${writing.trailer ?? ''}`
  const tail = (at: number) => latin1(`startxref${eol}${writing.startxref ?? at}${eol}%%EOF${eol}`)
  const trailer = (dict: string) => latin1(`trailer${eol}<< /Size ${size} ${dict} >>${eol}`)
  const at = length
  if (xref === 'stream') {
    const number = size++
    entries.set(number, { kind: 1, at })
    write(number, streamOf(entries, shift, `/Size ${size} ${ends}`))
    add(tail(at))
    return { bytes: Buffer.concat(parts), at, size }
  }
  add(Buffer.concat([latin1(tableOf(entries, shift, eol)), trailer(ends), tail(at)]))
  if (xref === 'table') return { bytes: Buffer.concat(parts), at, size }
  const [number, stream] = [size++, length]
  const hidden = new Map([...entries].filter(([, { kind }]) => kind === 2))
  hidden.set(number, { kind: 1, at: stream })
  write(number, streamOf(hidden, shift, `/Size ${size}`))
  const last = length
  add(Buffer.concat([latin1(`xref${eol}0 0${eol}`), trailer(`/Root 1 0 R /Prev ${at} /XRefStm ${stream}`), tail(last)])) // prettier-ignore
  return { bytes: Buffer.concat(parts), at: last, size }
}

export const writePdf = (objects: Objects, writing: Writing = {}): Buffer =>
  writeSection(null, objects, writing).bytes

import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Source } from '../source/source.ts'
import { openFileSink } from '../write/sink.ts'
import { openStreamWriter } from '../write/stream-writer.ts'
import type { Body, Lane } from './body.ts'
import type { StreamTarget } from './copying.ts'
import { writeBody } from './write-body.ts'

/**
 * A body in a file of its own: the streams, byte for byte as bundles will hold them but for the numbers, then the small objects,
 * the places of all numbers, and what is known of the pages as JSON. Raise the version whenever what is written changes.
 */
const VERSION = 2
const MAGIC = 0x48424f44
const FOOTER = 16

/** Name of the body of a file with this SHA-256, made by this version of the engine; a light one is another one. */
export const bodyName = (sha256: string, light = false): string =>
  `${sha256}-${VERSION}${light ? '-light' : ''}.body`

/** A body read back. `streams` is the length of the part of the file that is to be copied. */
export interface StoredBody {
  readonly body: Body
  readonly streams: number
  /** Number and start of each stream, two by two. */
  readonly places: Uint32Array
  /** Places of numbers in the streams, ascending. */
  readonly fields: Uint32Array
}

/** Makes the body of a document and keeps it at `path`, which only ever holds a whole body. */
export async function storeBody(source: Source, path: string, light = false): Promise<void> {
  const unfinished = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`
  const file = await openFileSink(unfinished)
  const out = openStreamWriter(file.sink)
  try {
    const places: number[] = []
    const fields: number[] = []
    const target: StreamTarget = {
      open: (number, head) => {
        const at = out.position()
        places.push(number, at)
        for (const field of head.fields) fields.push(at + field)
        out.put(head.bytes.subarray(0, head.length))
      },
      data: out.put,
      range: ({ file: from }, offset, length) => out.range(from, offset, length),
      close: () => out.put('\nendstream\nendobj\n'),
      full: out.full,
      drain: out.drain,
    }
    const body = await writeBody(source, target, { light })
    const streams = out.position()
    if (streams > 0xffffffff) throw new RangeError('a document of more than 4 GiB')
    const { lanes, ...rest } = body
    const arrays = [places, fields, ...lanes.flatMap((lane) => [lane.fields, lane.starts])]
    for (const lane of lanes) out.put(lane.bytes)
    for (const array of arrays) out.put(Buffer.from(new Uint32Array(array).buffer))
    const sizes = {
      lanes: lanes.map(({ bytes }) => bytes.length),
      arrays: arrays.map(({ length }) => length),
    }
    const index = Buffer.from(JSON.stringify({ streams, sizes, rest }))
    out.put(index)
    const footer = Buffer.alloc(FOOTER)
    footer.writeUInt32BE(MAGIC, 0)
    footer.writeUInt32BE(VERSION, 4)
    footer.writeUInt32BE(streams, 8)
    footer.writeUInt32BE(index.length, 12)
    out.put(footer)
    await out.end()
    await file.close()
    await rename(unfinished, path)
  } catch (error) {
    out.abandon(error)
    await file.close().catch(() => undefined)
    await rm(unfinished, { force: true })
    throw error
  }
}

interface Index {
  readonly streams: number
  readonly sizes: { readonly lanes: [number, number]; readonly arrays: number[] }
  readonly rest: Omit<Body, 'lanes'>
}

/** Reads a body back; null when there is none there, or one that another version made. */
export function readStoredBody(path: string): StoredBody | null {
  const file = openIfThere(path)
  if (file === null) return null
  try {
    const { size } = fstatSync(file)
    const footer = Buffer.alloc(FOOTER)
    readSync(file, footer, 0, FOOTER, size - FOOTER)
    if (footer.readUInt32BE(0) !== MAGIC || footer.readUInt32BE(4) !== VERSION) return null
    const streams = footer.readUInt32BE(8)
    const tail = Buffer.allocUnsafeSlow(size - FOOTER - streams)
    readSync(file, tail, 0, tail.length, streams)
    return decode(tail, footer.readUInt32BE(12))
  } finally {
    closeSync(file)
  }
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch {
    return null
  }
}

function decode(tail: Buffer, indexLength: number): StoredBody {
  const { streams, sizes, rest } = JSON.parse(tail.toString('utf8', tail.length - indexLength)) as Index
  let at = 0
  const take = (length: number) => tail.subarray(at, (at += length))
  const bytes = sizes.lanes.map(take)
  // Copied: the places of four-byte numbers must be multiples of four.
  const arrays = sizes.arrays.map((length) => new Uint32Array(Uint8Array.from(take(length * 4)).buffer))
  const lane = (i: 0 | 1): Lane => ({
    bytes: bytes[i] ?? Buffer.alloc(0),
    fields: arrays[2 + 2 * i] ?? new Uint32Array(),
    starts: arrays[3 + 2 * i] ?? new Uint32Array(),
  })
  const [places = new Uint32Array(), fields = new Uint32Array()] = arrays
  return { body: { ...rest, lanes: [lane(0), lane(1)] }, streams, places, fields }
}

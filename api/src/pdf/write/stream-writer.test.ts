import { describe, expect, it } from 'vitest'
import { FIELD, writeField } from '../body/text.ts'
import { ReadFault, type Readable } from './readable.ts'
import type { Sink } from './sink.ts'
import { openStreamWriter } from './stream-writer.ts'

const MIB = 2 ** 20

/** Bytes that differ from their neighbours, a block further too. */
function pattern(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  for (let i = 0; i < length; i++) bytes[i] = (i * 7 + (i >> 12)) & 255
  return bytes
}

interface Held extends Readable {
  readonly bytes: Buffer
  /** How many still want it open. */
  holders(): number
}
/** A file that gives at most `most` bytes at once, as disks may, and none after the first `whole` ones. */
function held(bytes: Buffer, { most = 300_000, whole = bytes.length } = {}): Held {
  let holders = 0
  const copy = (target: Buffer, offset: number, wanted: number) =>
    bytes.copy(target, 0, offset, Math.min(whole, offset + Math.min(target.length, wanted)))
  return {
    bytes,
    holders: () => holders,
    into: (target, offset) => copy(target, offset, target.length),
    later: (target, offset) => Promise.resolve(copy(target, offset, most)),
    hold: () => {
      holders++
      return () => void holders--
    },
  }
}

/** Keeps what it is given, and turns the block over afterwards: it belongs to the writer again. */
function keeper(): { readonly sink: Sink; all(): Buffer; chunks(): number } {
  const kept: Buffer[] = []
  return {
    all: () => Buffer.concat(kept),
    chunks: () => kept.length,
    sink: async (chunk) => {
      await new Promise((resolve) => setImmediate(resolve))
      kept.push(Buffer.from(chunk))
      chunk.fill(0xee)
    },
  }
}

/** Numbers as a body holds them, at these places: `first` and those that follow. */
function numbered(length: number, fields: readonly number[], first: number): Buffer {
  const bytes = pattern(length)
  for (const [i, field] of fields.entries()) writeField(bytes, field, first + i)
  return bytes
}

describe('what is put and what is read late', () => {
  const around = [-1, 0, 1].map((more) => MIB + more)
  it.each(around.flatMap((put) => around.map((range) => [put, range] as const)))(
    'go out in order: %i bytes, then a part of %i',
    async (put, range) => {
      const { sink, all } = keeper()
      const [first, last] = [pattern(put), Buffer.from(pattern(put).reverse())]
      const file = held(pattern(range + 5))
      const out = openStreamWriter(sink)
      out.put(first)
      out.range(file, 5, range)
      expect(out.position()).toBe(put + range)
      out.put(last)
      out.put('fin')
      await out.end()
      const wanted = Buffer.concat([first, file.bytes.subarray(5), last, Buffer.from('fin')])
      expect(out.position()).toBe(wanted.length)
      expect(all().equals(wanted)).toBe(true)
      expect(file.holders()).toBe(0)
    },
  )

  it.each([-FIELD, 1 - FIELD, -1, 0, 1])('move a number that stands %i from a border', async (from) => {
    const { sink, all } = keeper()
    // Three bytes stand before the part: its borders come three bytes sooner.
    const fields = [0, MIB - 3 + from, 2 * MIB - 3 + from, 3 * MIB - FIELD]
    const file = held(numbered(3 * MIB, fields, 1))
    const out = openStreamWriter(sink)
    out.put('abc')
    out.range(file, 0, file.bytes.length, { fields: Uint32Array.from(fields), base: 4200 })
    out.put('xyz')
    await out.end()
    const moved = numbered(3 * MIB, fields, 4201)
    const wanted = Buffer.concat([Buffer.from('abc'), moved, Buffer.from('xyz')])
    expect(all().equals(wanted)).toBe(true)
  })

  it('wait when there is much of it, and go on', async () => {
    const { sink, all } = keeper()
    const out = openStreamWriter(sink)
    const files = Array.from({ length: 12 }, () => held(pattern(MIB)))
    for (const file of files) {
      for (let i = 0; i < 6; i++) out.range(file, 0, MIB)
      if (out.full()) await out.drain()
      expect(out.full()).toBe(false)
    }
    await out.end()
    expect(all().length).toBe(72 * MIB)
    expect(files.map((file) => file.holders())).toEqual(files.map(() => 0))
  })
})

describe('a failure', () => {
  const cut = () => held(pattern(2 * MIB), { whole: MIB + 17 })
  const sick = (): Held => ({ ...held(pattern(2 * MIB)), later: () => Promise.reject(new Error('EIO')) })

  it.each([
    ['is cut', cut],
    ['cannot be read', sick],
  ])('of a file that %s is told by name, and all files are let go', async (_, make) => {
    const { sink } = keeper()
    const [before, bad, after] = [held(pattern(MIB)), make(), held(pattern(MIB))]
    const out = openStreamWriter(sink)
    for (const file of [before, bad, after]) out.range(file, 0, file.bytes.length)
    const failure = await out.end().catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ReadFault)
    expect([(failure as ReadFault).refusal, (failure as ReadFault).from === bad]).toEqual(['DAMAGED', true])
    expect([before, bad, after].map((file) => file.holders())).toEqual([0, 0, 0])
  })

  it('of a file read at once is told at once', () => {
    const out = openStreamWriter(keeper().sink, { prompt: true })
    expect(() => out.range(cut(), 0, 2 * MIB)).toThrow(ReadFault)
  })

  it('of the sink ends it, in the middle too', async () => {
    let chunks = 0
    const out = openStreamWriter(async () => {
      await new Promise((resolve) => setImmediate(resolve))
      if (++chunks === 2) throw new Error('disk full')
    })
    const files = Array.from({ length: 5 }, () => held(pattern(2 * MIB)))
    for (const file of files) out.range(file, 0, 2 * MIB)
    await expect(out.end()).rejects.toThrow('disk full')
    expect(out.full()).toBe(true)
    await expect(out.drain()).rejects.toThrow('disk full')
    expect([chunks, ...files.map((file) => file.holders())]).toEqual([2, 0, 0, 0, 0, 0])
  })

  it('from outside stops it at the chunk that is on its way', async () => {
    let chunks = 0
    const out = openStreamWriter(async () => {
      if (++chunks === 1) out.abandon(new Error('no longer wanted'))
      await new Promise((resolve) => setImmediate(resolve))
    })
    const files = Array.from({ length: 3 }, () => held(pattern(4 * MIB)))
    for (const file of files) out.range(file, 0, 4 * MIB)
    await expect(out.end()).rejects.toThrow('no longer wanted')
    expect([chunks, ...files.map((file) => file.holders())]).toEqual([1, 0, 0, 0])
  })

  it('from outside wakes whoever waits for room', async () => {
    const stuck: (() => void)[] = []
    const out = openStreamWriter(() => new Promise<void>((resolve) => stuck.push(resolve)))
    while (!out.full()) out.put(pattern(MIB))
    const waiting = out.drain()
    out.abandon(new Error('no longer wanted'))
    await expect(waiting).rejects.toThrow('no longer wanted')
    stuck.forEach((release) => release())
  })
})

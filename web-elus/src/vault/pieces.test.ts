import { IDBFactory } from 'fake-indexeddb'
import { beforeAll, expect, it, vi } from 'vitest'
import { PIECE_BYTES as PIECE } from '../reader/piece.ts'
import { dropOthers, withPieces } from './pieces.ts'
import { openRecords } from './records.ts'
import { allRows } from './shared/database.ts'

const WHOLE = 2 * PIECE + 1_000
const content = Uint8Array.from({ length: WHOLE }, (_, index) => (index * 7) % 251)
const signal = new AbortController().signal
const far = () => ({
  bytes: () => Promise.resolve(WHOLE),
  range: (begin: number, end: number) => Promise.resolve(content.slice(begin, end)),
})
const cut = {
  bytes: () => Promise.reject(new TypeError('cut')),
  range: () => Promise.reject(new TypeError('cut')),
}
/** Deep equality walks byte by byte. */
const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])
const rows = async () => (await allRows('records')).length
/** Reads all of a cahier, as pdf.js does: what it is given, it takes for itself. */
async function readAll(id: string): Promise<void> {
  const file = withPieces(id, far())
  await file.bytes()
  for (const begin of [0, 2 * PIECE]) {
    const bytes = await file.range(begin, Math.min(begin + 2 * PIECE, WHOLE), signal)
    structuredClone(bytes.buffer, { transfer: [bytes.buffer as ArrayBuffer] })
  }
}

beforeAll(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  openRecords(
    await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  )
})

it('reads a cahier again without network, then lets go of those not kept', async () => {
  await readAll('kept')
  await readAll('past')
  // Three pieces of each, and the list of both.
  await expect.poll(rows).toBe(7)
  const again = withPieces('kept', cut)
  expect(await again.bytes()).toBe(WHOLE)
  expect(same(await again.range(PIECE, WHOLE, signal), content.slice(PIECE))).toBe(true)

  await dropOthers(new Set(['kept']))
  expect(await rows()).toBe(4)
  await expect(withPieces('past', cut).range(0, PIECE, signal)).rejects.toThrow('cut')
  expect(same(await withPieces('kept', cut).range(0, PIECE, signal), content.slice(0, PIECE))).toBe(true)
})

it('keeps nothing of an answer cut short, nor while the device is locked', async () => {
  const before = await rows()
  const short = { ...far(), range: () => Promise.resolve(content.slice(0, 10)) }
  await withPieces('kept', short).range(2 * PIECE, WHOLE + 9, signal)
  openRecords(null)
  await readAll('locked')
  await dropOthers(new Set(['kept']))
  expect(await rows()).toBe(before)
})

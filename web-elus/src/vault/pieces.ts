import type { Convocation } from '@hemicycle/contract'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { LinkedFile } from '../reader/file.ts'
import { partsOfBundle } from '../reader/parts.ts'
import { PIECE_BYTES } from '../reader/piece.ts'
import { dropRecord, keepBytes, keepRecord, readBytes, readRecord, recordsOpen } from './records.ts'

/** The length of each cahier that has pieces here: a hashed name tells of none, so this is what they are let go of by. */
type Cahiers = Readonly<Record<string, number>>
const INDEX = 'cahiers'
const ofPiece = (id: string, index: number): string => `piece ${id} ${index}`
const ofFront = (meetingId: string): string => `front ${meetingId}`
const cahiers = async (): Promise<Cahiers> => (await readRecord<Cahiers>(INDEX)) ?? {}

let turn: Promise<unknown> = Promise.resolve()
/** Writes come one after the other: two writers of the index would undo each other. */
function inTurn<R>(work: () => Promise<R>): Promise<R> {
  const mine = turn.then(work)
  turn = mine.catch(() => undefined)
  return mine
}

/** A cahier whose pieces, once read, stay sealed on the device: what it holds never changes. Without an open device, as it was. */
export function withPieces(id: string, far: LinkedFile): LinkedFile {
  let length: Promise<number> | null = null
  const bytes = async (): Promise<number> => (await cahiers())[id] ?? far.bytes()
  const range = async (begin: number, end: number, signal: AbortSignal): Promise<Uint8Array> => {
    if (!recordsOpen()) return far.range(begin, end, signal)
    const known = await assembled(id, begin, end)
    if (known) return known
    const received = await far.range(begin, end, signal)
    // Given at once, and to pdf.js for good: a copy is sealed meanwhile.
    if (received.length === end - begin) void keep(begin, received.slice()).catch(() => undefined)
    return received
  }
  const keep = async (begin: number, received: Uint8Array<ArrayBuffer>): Promise<void> => {
    const whole = await (length ??= bytes())
    await inTurn(() => keepPieces(id, whole, begin, received))
  }
  return { bytes: () => (length = bytes()), range }
}

async function assembled(id: string, begin: number, end: number): Promise<Uint8Array | null> {
  const out = new Uint8Array(end - begin)
  for (let at = begin; at < end; at += PIECE_BYTES) {
    const piece = await readBytes(ofPiece(id, at / PIECE_BYTES))
    if (piece?.byteLength !== Math.min(PIECE_BYTES, end - at)) return null
    out.set(new Uint8Array(piece), at - begin)
  }
  return out
}

async function keepPieces(
  id: string,
  whole: number,
  begin: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const known = await cahiers()
  if (known[id] !== whole) await keepRecord(INDEX, { ...known, [id]: whole } satisfies Cahiers)
  for (let at = 0; at < bytes.length; at += PIECE_BYTES)
    await keepBytes(ofPiece(id, (begin + at) / PIECE_BYTES), bytes.subarray(at, at + PIECE_BYTES))
}

/** Lets go of the pieces of every cahier but these. */
export const dropOthers = (kept: ReadonlySet<string>): Promise<void> =>
  inTurn(async () => {
    for (const [id, bytes] of Object.entries(await cahiers())) {
      if (kept.has(id)) continue
      for (let at = 0; at < bytes; at += PIECE_BYTES) await dropRecord(ofPiece(id, at / PIECE_BYTES))
      const left = Object.entries(await cahiers()).filter(([other]) => other !== id)
      await keepRecord(INDEX, Object.fromEntries(left) satisfies Cahiers)
    }
  })

/** Brings the pages between the reports (cover, contents, dividers) to the device. */
export async function keepFront(convocation: Convocation): Promise<void> {
  const { meetingId, bundle } = convocation
  const known = (await readRecord<string>(ofFront(meetingId))) === bundle.id
  if (known && (await cahiers())[bundle.id] !== undefined) return
  const [{ openDocument }, { linkedFile }] = await Promise.all([
    import('../reader/pdf.ts'),
    import('../reader/file.ts'),
  ])
  const file = withPieces(bundle.id, linkedFile({ kind: 'BUNDLE', id: bundle.id }))
  let fail: (error: unknown) => void = () => undefined
  // A piece that does not come would be waited for without end.
  const lost = new Promise<never>((_, reject) => (fail = reject))
  const cahier = openDocument(file, (error) => error && fail(error))
  try {
    await Promise.race([lost, cahier.pdf.then((pdf) => readFront(pdf, convocation))])
  } finally {
    cahier.close()
  }
  // Once its last piece is here.
  await inTurn(() => keepRecord(ofFront(meetingId), bundle.id))
}
/** What drawing these pages takes is asked for as when they are drawn. */
async function readFront(pdf: PDFDocumentProxy, convocation: Convocation): Promise<void> {
  for (const { kind, from, pages } of partsOfBundle(convocation))
    if (kind === 'BUNDLE')
      for (let page = from; page < from + pages; page += 1) await (await pdf.getPage(page)).getOperatorList()
}

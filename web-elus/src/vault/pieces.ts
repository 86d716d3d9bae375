import type { Convocation } from '@hemicycle/contract'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { LinkedFile } from '../reader/file.ts'
import { partsOfBundle } from '../reader/parts.ts'
import { dropRecord, keepRecord, readRecord } from './records.ts'

/** The reader asks for a cahier by pieces of this length, or several in a row. */
const PIECE_BYTES = 65_536
const ofBundle = (id: string): string => `cahier ${id}`
const ofPiece = (id: string, index: number): string => `cahier ${id} ${index}`
const ofFront = (meetingId: string): string => `front ${meetingId}`

/** A cahier whose pieces, once read, stay sealed on the device: what it holds never changes. Without an open device, as it was. */
export function withPieces(id: string, far: LinkedFile): LinkedFile {
  return {
    bytes: async () => {
      const known = await readRecord<number>(ofBundle(id))
      if (known !== undefined) return known
      const bytes = await far.bytes()
      await keepRecord(ofBundle(id), bytes).catch(() => undefined)
      return bytes
    },
    range: async (begin, end, signal) => {
      const known = await assembled(id, begin, end)
      if (known) return known
      const bytes = await far.range(begin, end, signal)
      await keepPieces(id, begin, bytes).catch(() => undefined)
      return bytes
    },
  }
}

async function assembled(id: string, begin: number, end: number): Promise<Uint8Array | null> {
  const out = new Uint8Array(end - begin)
  for (let at = begin; at < end; at += PIECE_BYTES) {
    const piece = await readRecord<string>(ofPiece(id, at / PIECE_BYTES))
    if (piece === undefined) return null
    out.set(
      Uint8Array.from(atob(piece), (sign) => sign.charCodeAt(0)),
      at - begin,
    )
  }
  return out
}

async function keepPieces(id: string, begin: number, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const signs = Array.from(bytes.subarray(at, at + PIECE_BYTES), (byte) => String.fromCharCode(byte))
    await keepRecord(ofPiece(id, (begin + at) / PIECE_BYTES), btoa(signs.join('')))
  }
}

/** Brings the pages between the reports (cover, contents, dividers) to the device, and lets go of those of the cahier before. */
export async function keepFront(convocation: Convocation): Promise<void> {
  const { meetingId, bundle } = convocation
  const before = await readRecord<Front>(ofFront(meetingId))
  if (before?.id === bundle.id) return
  const [{ openDocument }, { linkedFile }] = await Promise.all([
    import('../reader/pdf.ts'),
    import('../reader/file.ts'),
  ])
  const file = withPieces(bundle.id, linkedFile({ kind: 'BUNDLE', id: bundle.id }))
  let fail: (error: unknown) => void = () => undefined
  // A piece that does not come would be waited for without end.
  const lost = new Promise<never>((_, reject) => (fail = reject))
  const cahier = openDocument(file, (error) => error && fail(error))
  await Promise.race([lost, readFront(await Promise.race([lost, cahier.pdf]), convocation)]).finally(
    cahier.close,
  )
  if (before) await dropPieces(before)
  await keepRecord(ofFront(meetingId), { id: bundle.id, bytes: bundle.bytes } satisfies Front)
}
/** What drawing these pages takes is asked for as when they are drawn. */
async function readFront(pdf: PDFDocumentProxy, convocation: Convocation): Promise<void> {
  for (const { kind, from, pages } of partsOfBundle(convocation))
    if (kind === 'BUNDLE')
      for (let page = from; page < from + pages; page += 1) await (await pdf.getPage(page)).getOperatorList()
}
interface Front {
  readonly id: string
  readonly bytes: number
}

async function dropPieces({ id, bytes }: Front): Promise<void> {
  await dropRecord(ofBundle(id))
  for (let index = 0; index * PIECE_BYTES < bytes; index += 1) await dropRecord(ofPiece(id, index))
}

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument, PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, it } from 'vitest'
import { textPdf } from '../fixtures.ts'
import { assembleBundle } from './assemble.ts'

const PIECE = 1024
const PAGES = 400
/** Of a bundle of so many pages, what a reader asks for to open it and to draw its first page; marks, or the list, weigh more. */
const END = 40 * PIECE
const file = { id: 'a', label: 'Rapport' }
const COVER = { authority: 'Département d’Essai', heading: 'Commission permanente' }
const each = Array.from({ length: PAGES }, (_, i) => ({ pages: { first: i + 1, last: i + 1 } }))

it.each([
  ['of one long report', COVER, [{}]],
  ['with a long list', COVER, each],
  ['that begins with a long list', null, each],
])('holds at its end all that opening it and drawing its first page take: %s', async (_, cover, parts) => {
  const folder = mkdtempSync(join(tmpdir(), 'end-'))
  const path = join(folder, 'rapport.pdf')
  writeFileSync(path, await textPdf(PAGES))
  const out = join(folder, 'bundle.pdf')
  const items = parts.map((part, i) => ({
    id: String(i),
    number: String(101 + i),
    title: 'Aide sociale à l’enfance : avenant à la convention',
    documents: [{ ...file, path, ...part }],
  }))
  const { opening } = await assembleBundle(
    {
      title: 'Commission permanente',
      author: 'Département d’Essai',
      createdAt: '2026-12-01T08:00:00Z',
      cover,
      agenda: { sections: [{ items }] },
      stamp: { left: 'CP – Rapport n° {number} – {page}/{pages}', folio: true },
    },
    out,
  )
  const bytes = readFileSync(out)
  expect(bytes.length).toBeGreaterThan(3 * END)
  const asked: number[] = []
  const range = new PDFDataRangeTransport(bytes.length, null)
  range.requestDataRange = (begin: number, end: number) => {
    asked.push(begin)
    range.onDataRange(begin, new Uint8Array(bytes.subarray(begin, end)))
  }
  const how = { disableAutoFetch: true, disableStream: true, rangeChunkSize: PIECE, verbosity: 0 }
  const task = getDocument({ range, ...how })
  const pdf = await task.promise
  await (await pdf.getPage(1)).getOperatorList()
  const [head, ...rest] = asked
  expect(head).toBe(0)
  const first = Math.min(...rest)
  expect(first).toBeGreaterThan(bytes.length - END)
  // It says how much that is.
  expect(opening).toBeLessThan(END)
  expect(first).toBeGreaterThanOrEqual(Math.floor((bytes.length - opening) / PIECE) * PIECE)
  await task.destroy()
})

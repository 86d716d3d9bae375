import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { changed, contentNumber, objectsOf, sheetsOf } from './sketch.ts'
import { flate, writePdf, writeSection, type Body } from './write.ts'

/** Files a clerk could still read elsewhere: nothing of their pages may be lost. */

const three = (): Map<number, Body> => objectsOf({ sheets: sheetsOf(3, 'Abime') })
const page = (number: number, entries: string): string =>
  `<< /Parent 2 0 R /Contents ${contentNumber(number)} 0 R /Resources << /Font << /F1 3 0 R >> >> ${entries} >>`
const tree = (entries: string): Buffer => writePdf(changed(three(), { 2: `<< /Type /Pages ${entries} >>` }))
const KIDS = '/Kids [10 0 R 12 0 R 14 0 R]'

export const wrongStart = (): Buffer => writePdf(three(), { startxref: 99 })
export const startBeyondEnd = (): Buffer => writePdf(three(), { startxref: 99_999_999 })
/** The table and all behind it are gone: no trailer, no root named. */
export const withoutTable = (): Buffer => writePdf(three(), { xref: 'none' })
/** The same, and a content that is longer than what is read of a file at once. */
export function withoutTableButLong(): Buffer {
  const noise = createHash('shake256', { outputLength: 600_000 }).update('noise').digest('hex')
  const { data } = three().get(contentNumber(2)) as Exclude<Body, string>
  const content = `${inflateSync(Buffer.from(data)).toString('latin1')}\n${noise.replace(/.{80}/g, '%$&\n')}`
  return writePdf(changed(three(), { [contentNumber(2)]: flate(content) }), { xref: 'none' })
}
/** Cut inside the table. */
export function cutTable(): Buffer {
  const bytes = writePdf(three())
  return bytes.subarray(0, bytes.lastIndexOf('trailer') - 70)
}
/** Pages and tree are packed: whoever only looks for « obj » in the text finds none of them. */
export const withoutTableButPacked = (): Buffer => {
  const bytes = writePdf(three(), { xref: 'stream', packed: [1, 2, 3, 10, 12, 14] })
  return bytes.subarray(0, bytes.lastIndexOf('/Type /XRef') - 20)
}
export const shiftedTable = (by: number): Buffer => writePdf(three(), { shift: by })
export const shiftedStream = (by: number): Buffer =>
  writePdf(three(), { xref: 'stream', packed: [10, 12], shift: by })
export const junkBefore = (size = 20): Buffer =>
  Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'.padEnd(size, 'x')), writePdf(three())])
export const junkAfter = (size = 5000): Buffer =>
  Buffer.concat([writePdf(three()), Buffer.alloc(size, 'x\n')])
/** The same, with a font whose kind and name are objects of their own. */
export const junkBeforeFont = (): Buffer => {
  const font = '<< /Type /Font /Subtype 400 0 R /BaseFont 401 0 R /Encoding /WinAnsiEncoding >>'
  const own = { 3: font, 400: '/Type1', 401: '/Courier' }
  return Buffer.concat([Buffer.from('junk '), writePdf(changed(three(), own))])
}
export const withoutEndobj = (): Buffer => writePdf(three(), { endobj: false })

/** The announced length of a content: too short, too long, far beyond the file, or kept in an object that is not there. */
export function wrongLength(length: string): Buffer {
  const body = three().get(contentNumber(2)) as Exclude<Body, string>
  return writePdf(
    changed(three(), { [contentNumber(2)]: { ...body, dict: `${body.dict} /Length ${length}` } }),
  )
}

/** The announced length of what is only met while the page is copied: the drawing of a note. */
export const wrongLengthAside = (): Buffer =>
  writePdf(
    changed(three(), {
      10: page(1, '/Type /Page /MediaBox [0 0 595 842] /Annots [400 0 R]'),
      400: '<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 401 0 R >> >>',
      401: { dict: '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5', data: '0 0 9 9 re f' },
    }),
  )

/** Each object stands twice; the table names the second, which is the true one. */
export function twice(): Buffer {
  const first = writeSection(null, objectsOf({ sheets: sheetsOf(3, 'Perime') }), { xref: 'none' })
  return writeSection(first, three()).bytes
}

export const countOf = (count: string): Buffer => tree(`${KIDS} /Count ${count}`)
export const nullKids = (): Buffer => tree('/Kids [null 10 0 R null 12 0 R 777 0 R 14 0 R] /Count 6')
export const sameKidTwice = (): Buffer => tree('/Kids [10 0 R 12 0 R 14 0 R 10 0 R] /Count 4')
export const nullAnnotations = (): Buffer =>
  writePdf(
    changed(three(), {
      10: page(1, '/Type /Page /MediaBox [0 0 595 842] /Annots [null 888 0 R 3 0 R 12 (x)]'),
    }),
  )
export const withoutType = (): Buffer =>
  writePdf(changed(three(), { 2: `<< ${KIDS} /Count 3 >>`, 12: page(2, '/MediaBox [0 0 595 842]') }))
export const withoutMediaBox = (): Buffer => writePdf(changed(three(), { 12: page(2, '/Type /Page') }))
export const oddBoxes = (): Buffer =>
  writePdf(
    changed(three(), {
      10: page(1, '/Type /Page /MediaBox [595 842 0 0]'),
      12: page(2, '/Type /Page /MediaBox [0 0 595 842] /CropBox [0 0 0 0]'),
      14: page(3, '/Type /Page /MediaBox [0 0 595 842] /CropBox [-100 -100 900 900] /Rotate 45'),
    }),
  )
/** The page has no content, or one that is not there. */
export const withoutContent = (): Buffer =>
  writePdf(
    changed(three(), { 12: page(2, '/Type /Page /MediaBox [0 0 595 842]').replace('13 0 R', '999 0 R') }),
  )
/** The root names no pages; they are there. */
export const withoutRoot = (): Buffer => writePdf(changed(three(), { 1: '<< /Type /Catalog >>' }))
/** The data of one content are spoilt in the middle. */
export function spoiltContent(): Buffer {
  const body = three().get(contentNumber(2)) as Exclude<Body, string>
  const data = Buffer.from(body.data as Buffer)
  data.fill(0x55, data.length - 20)
  return writePdf(changed(three(), { [contentNumber(2)]: { ...body, data } }))
}

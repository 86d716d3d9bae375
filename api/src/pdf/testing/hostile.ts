import { deflateSync } from 'node:zlib'
import { changed, contentNumber, objectsOf, sheetsOf } from './sketch.ts'
import { writePdf, writeSection, type Body } from './write.ts'

/** Files made to exhaust whoever opens them. What counts is an answer in bounded time and memory. */

const two = (): Map<number, Body> => objectsOf({ sheets: sheetsOf(2, 'Piege') })
const withBodies = (changes: Readonly<Record<number, Body>>): Buffer => writePdf(changed(two(), changes))

export const cyclicTree = (): Buffer =>
  withBodies({ 2: '<< /Type /Pages /Kids [10 0 R 2 0 R 12 0 R] /Count 3 >>' })
export const cyclicParent = (): Buffer =>
  withBodies({
    2: '<< /Type /Pages /Kids [300 0 R] /Count 2 /Parent 300 0 R >>',
    300: '<< /Type /Pages /Kids [10 0 R 12 0 R] /Count 2 /Parent 2 0 R >>',
    10: `<< /Type /Page /Parent 300 0 R /Contents ${contentNumber(1)} 0 R >>`,
    12: `<< /Type /Page /Parent 300 0 R /Contents ${contentNumber(2)} 0 R >>`,
  })
/** Ten kids ten times ten times… : a hundred million pages in a few lines. */
export function explodingTree(levels = 8): Buffer {
  const bodies: Record<number, Body> = { 2: '<< /Type /Pages /Kids [300 0 R] /Count 100000000 >>' }
  for (let level = 0; level < levels; level++) {
    const kid = level === levels - 1 ? 10 : 301 + level
    bodies[300 + level] = `<< /Type /Pages /Kids [${`${kid} 0 R `.repeat(10)}] /Count 100000000 >>`
  }
  return withBodies(bodies)
}
/** Announces a hundred million pages and has two. */
export const boastfulCount = (): Buffer =>
  withBodies({ 2: '<< /Type /Pages /Kids [10 0 R 12 0 R] /Count 100000000 >>' })

/** A table of 200,000 objects that are nowhere. */
export function emptyTable(objects = 200_000): Buffer {
  const head = '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'
  const rows = Array.from(
    { length: objects },
    (_, i) => `${String((i * 7919) % 900_000).padStart(10, '0')} 00000 n \n`,
  )
  const table = `xref\n0 ${objects}\n${rows.join('')}trailer\n<< /Size ${objects} /Root 1 0 R >>\n`
  return Buffer.from(`${head}${table}startxref\n${head.length}\n%%EOF\n`)
}
/** A table that says it holds two billion entries. */
export const boastfulTable = (): Buffer =>
  Buffer.from(
    writePdf(two())
      .toString('latin1')
      .replace(/xref\n0 \d+/, 'xref\n0 2000000000'),
    'latin1',
  )
export const boastfulSize = (): Buffer =>
  Buffer.from(
    writePdf(two())
      .toString('latin1')
      .replace(/\/Size \d+/, '/Size 2147483647'),
    'latin1',
  )

/** Arrays in arrays in arrays; in the catalog when it must be read, in an object nobody asks for otherwise. */
export const nested = (depth: number, bracket: '[' | '<<'): Buffer => {
  const open = bracket === '[' ? '[' : '<< /A '
  const close = bracket === '[' ? ']' : '>>'
  return withBodies({
    1: `<< /Type /Catalog /Pages 2 0 R /Deep ${open.repeat(depth)}${close.repeat(depth)} >>`,
  })
}
export const nestedUnclosed = (depth: number): Buffer =>
  withBodies({ 10: `<< /Type /Page /Parent 2 0 R /Deep ${'['.repeat(depth)}` })
/** Deep only where the drawing is. */
export const nestedContent = (depth: number): Buffer =>
  withBodies({ [contentNumber(1)]: { dict: '', data: `${'['.repeat(depth)} TJ ${'q '.repeat(depth)}` } })

const zeros = (size: number): Buffer => deflateSync(Buffer.alloc(size, ' '), { level: 9 })
/** A few kilobytes that become `size` bytes: as object stream, as content, and twice compressed. */
export const bombObjects = (size: number): Buffer =>
  writePdf(
    changed(two(), {
      300: { dict: '/Type /ObjStm /N 5 /First 40 /Filter /FlateDecode', data: zeros(size) },
      1: '<< /Type /Catalog /Pages 2 0 R /Metadata 300 0 R >>',
    }),
    { xref: 'stream', packed: [10] },
  )
export const bombContent = (size: number): Buffer =>
  withBodies({ [contentNumber(1)]: { dict: '/Filter /FlateDecode', data: zeros(size) } })
export const bombTwice = (size: number): Buffer =>
  withBodies({
    [contentNumber(1)]: {
      dict: '/Filter [/FlateDecode /FlateDecode]',
      data: deflateSync(zeros(size), { level: 9 }),
    },
  })
/** A cross-reference stream that inflates without end. */
export function bombTable(size: number): Buffer {
  const first = writeSection(null, two(), { xref: 'none' })
  const dict = `/Type /XRef /Size ${Math.floor(size / 7)} /W [1 4 2] /Root 1 0 R /Filter /FlateDecode`
  const last = writeSection(first, new Map([[400, { dict, data: zeros(size) }]]), { xref: 'none' })
  return Buffer.concat([last.bytes, Buffer.from(`startxref\n${first.bytes.length}\n%%EOF\n`)])
}

/** Each table names the other as the one before it. */
export function prevLoop(): Buffer {
  const first = writeSection(null, two())
  const length = first.bytes.length
  const probe = writeSection(first, new Map([[300, '(x)']]))
  const again = writeSection(null, two(), { prev: probe.at })
  if (again.bytes.length === length) return writeSection(again, new Map([[300, '(x)']])).bytes
  // The first table moved nothing but its own trailer grew: the second is that much further.
  const grown = again.bytes.length - length
  return writeSection(writeSection(null, two(), { prev: probe.at + grown }), new Map([[300, '(x)']])).bytes
}
export const selfPrev = (): Buffer => {
  const { at } = writeSection(null, two())
  return writePdf(two(), { prev: at })
}
export function lengthLoop(): Buffer {
  const body = two().get(contentNumber(1)) as Exclude<Body, string>
  return withBodies({ [contentNumber(1)]: { ...body, dict: `${body.dict} /Length ${contentNumber(1)} 0 R` } })
}
/** Objects that are only each other. */
export const referenceLoop = (): Buffer =>
  withBodies({
    10: '<< /Type /Page /Parent 2 0 R /MediaBox 300 0 R /Contents 300 0 R >>',
    300: '301 0 R',
    301: '300 0 R',
  })
/** An object stream that says it extends itself and holds itself. */
export const packedLoop = (): Buffer =>
  writePdf(
    changed(two(), { 300: { dict: '/Type /ObjStm /N 1 /First 6 /Extends 300 0 R', data: '300 0 null' } }),
    {
      xref: 'stream',
    },
  )
export function outlineLoop(): Buffer {
  return withBodies({
    1: '<< /Type /Catalog /Pages 2 0 R /Outlines 300 0 R >>',
    300: '<< /First 301 0 R /Last 302 0 R /Count 2 >>',
    301: '<< /Title (A) /Parent 300 0 R /Next 302 0 R /First 301 0 R /Last 301 0 R /Dest [10 0 R /Fit] >>',
    302: '<< /Title (B) /Parent 300 0 R /Next 301 0 R /Prev 301 0 R /Dest [12 0 R /Fit] >>',
  })
}
/** Names, fields, tags and pages labels that all lead back to themselves. */
export const treesLoop = (): Buffer =>
  withBodies({
    1: '<< /Type /Catalog /Pages 2 0 R /Names << /Dests 300 0 R /EmbeddedFiles 300 0 R >> /PageLabels 301 0 R /AcroForm << /Fields [302 0 R] >> /StructTreeRoot 303 0 R /MarkInfo << /Marked true >> /OCProperties << /OCGs [304 0 R] /D << /Order 305 0 R >> >> >>',
    300: '<< /Kids [300 0 R 300 0 R] /Limits [(a) (z)] >>',
    301: '<< /Kids [301 0 R] /Nums [0 301 0 R] >>',
    302: '<< /T (a) /Kids [302 0 R] /Parent 302 0 R >>',
    303: '<< /Type /StructTreeRoot /K 306 0 R /ParentTree 301 0 R >>',
    304: '<< /Type /OCG /Name (a) /Usage 304 0 R >>',
    305: '[304 0 R 305 0 R]',
    306: '<< /S /P /P 306 0 R /K [306 0 R 303 0 R] >>',
    10: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contentNumber(1)} 0 R /StructParents 0 /Annots [302 0 R 10 0 R] >>`,
  })
/** Eleven thousand annotations that name each other. */
export function crowd(count = 11_000): Buffer {
  const bodies: Record<number, Body> = {}
  const refs = Array.from({ length: count }, (_, i) => `${300 + i} 0 R`)
  for (let i = 0; i < count; i++)
    bodies[300 + i] =
      `<< /Type /Annot /Subtype /Text /Rect [0 0 1 1] /P 10 0 R /IRT ${300 + ((i + 1) % count)} 0 R >>`
  return withBodies({
    ...bodies,
    10: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contentNumber(1)} 0 R /Annots [${refs.join(' ')}] >>`,
  })
}

import { changed, contentNumber, objectsOf, pageNumber, sheetsOf } from './sketch.ts'
import { flate, writePdf, writeSection, type Objects } from './write.ts'

/** Sound files whose objects are laid out in every way the standard allows. */

const three = (): Map<number, ReturnType<typeof flate>> => objectsOf({ sheets: sheetsOf(3, 'Structure') })
const packable = [1, 2, 3, pageNumber(1), pageNumber(2), pageNumber(3)]

export const objectStreams = (): Buffer =>
  writePdf(three(), { xref: 'stream', packed: packable, header: '%PDF-1.5\n%\xe2\xe3\xcf\xd3\n' })
export const hybrid = (): Buffer => writePdf(three(), { xref: 'hybrid', packed: packable.slice(2) })
export const carriageReturns = (): Buffer => writePdf(three(), { eol: '\r' })
export const windowsLines = (): Buffer => writePdf(three(), { eol: '\r\n' })

/** First version, then two updates: a page changed, a page taken away and its object deleted. */
export function updated(): Buffer {
  const first = writeSection(null, three())
  const second = writeSection(
    first,
    new Map([[contentNumber(1), flate('BT /F1 20 Tf 90 500 Td (Corrige) Tj ET')]]),
  )
  const pages = `<< /Type /Pages /Kids [${pageNumber(1)} 0 R ${pageNumber(3)} 0 R] /Count 2 >>`
  const third: Objects = new Map([
    [2, pages],
    [pageNumber(2), null],
  ])
  return writeSection(second, third).bytes
}

/** The same with cross-reference streams, the update in an object stream. */
export function updatedStreams(): Buffer {
  const first = writeSection(null, three(), { xref: 'stream', packed: packable })
  const pages = `<< /Type /Pages /Kids [${pageNumber(3)} 0 R ${pageNumber(1)} 0 R] /Count 2 >>`
  return writeSection(first, new Map([[2, pages]]), { xref: 'stream', packed: [2] }).bytes
}

/** Comments, names in hexadecimal, odd spaces, strings with everything in them: all of it is allowed. */
export function oddSyntax(): Buffer {
  const objects = changed(three(), {
    1: '<</#54ype%comment >> endobj\n/C#61talog/Pages%\r2 0 R/Odd(a\\)b\\\n(nested (twice)) \\101 endobj)/Hex<48 65 6C6 C6F5>>>',
    2: '<</Type/Pages/K#69ds[10 0 R%x\n12%]\n0 R 14 0\x00R]/Count +3/Real[-.5 4. +.002 -5]/Name/#41#23#20b/Empty()/None null>>',
    [pageNumber(2)]:
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.0 842.]/Contents 13 0 R/Resources<</Font<</F1 3 0 R>>/ProcSet[/PDF/Text]>>>>',
  })
  return writePdf(objects)
}

/** Numbers larger than any integer, in places where nobody needs them. */
export const hugeNumbers = (): Buffer =>
  writePdf(
    changed(three(), {
      [pageNumber(1)]:
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contentNumber(1)} 0 R /Resources << /Font << /F1 3 0 R >> >> /StructParents 99999999999999999999 /Dur 1${'0'.repeat(300)} /Tabs -2147483649 >>`,
    }),
  )

/** Pages on a tree several levels deep, of uneven branches. */
export function deepTree(depth: number): Buffer {
  const objects = changed(three(), { 2: `<< /Type /Pages /Kids [1000 0 R] /Count 3 >>` })
  for (let level = 0; level < depth; level++) {
    const parent = level === 0 ? 2 : 999 + level
    const kids = level === depth - 1 ? '10 0 R 12 0 R 14 0 R' : `${1001 + level} 0 R`
    objects.set(1000 + level, `<< /Type /Pages /Parent ${parent} 0 R /Kids [${kids}] /Count 3 >>`)
  }
  for (const page of [1, 2, 3])
    objects.set(
      pageNumber(page),
      `<< /Type /Page /Parent ${999 + depth} 0 R /MediaBox [0 0 595 842] /Contents ${contentNumber(page)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    )
  return writePdf(objects)
}

import { FONT, pageNumber, sheetsOf, sketched, type Sheet } from './sketch.ts'
import type { Body } from './write.ts'

/** What documents hold besides pages: forms, files, layers, tags, notes. Each maker gives a sound file. */

const look = (text: string, width: number, height: number): Body => ({
  dict: `/Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Resources << /Font << /F1 ${FONT} 0 R >> >>`,
  data: `/Tx BMC q BT /F1 12 Tf 0 g 2 6 Td (${text}) Tj ET Q EMC`,
})
const box = (x: number, y: number, width: number, height: number): string =>
  `/Rect [${x} ${y} ${x + width} ${y + height}]`

/** Text field inside a group, check box, list; `group` and `value` make two documents clash. */
export const form = (value: string, group = 'nom'): Buffer =>
  sketched({
    sheets: [
      { text: 'Formulaire', entries: '/Annots [302 0 R 303 0 R 304 0 R]' },
      { text: 'Suite', entries: '/Annots [305 0 R]' },
    ],
    catalog: '/AcroForm 300 0 R',
    more: {
      300: `<< /Fields [301 0 R 303 0 R 304 0 R] /DR << /Font << /Helv ${FONT} 0 R >> >> /DA (/Helv 0 Tf 0 g) >>`,
      301: `<< /T (${group}) /FT /Tx /Kids [302 0 R 305 0 R] >>`,
      302: `<< /Type /Annot /Subtype /Widget /T (usage) /Parent 301 0 R /V (${value}) /F 4 /P 10 0 R ${box(60, 700, 200, 24)} /DA (/Helv 12 Tf 0 g) /AP << /N 306 0 R >> >>`,
      303: `<< /Type /Annot /Subtype /Widget /FT /Btn /T (accord) /V /Oui /AS /Oui /F 4 /P 10 0 R ${box(60, 650, 20, 20)} /AP << /N << /Oui 307 0 R /Off 308 0 R >> >> >>`,
      304: `<< /Type /Annot /Subtype /Widget /FT /Ch /T (vote) /Ff 131072 /Opt [(Pour) (Contre)] /V (Pour) /F 4 /P 10 0 R ${box(60, 600, 120, 24)} /DA (/Helv 12 Tf 0 g) /AP << /N 309 0 R >> >>`,
      305: `<< /Type /Annot /Subtype /Widget /T (naissance) /Parent 301 0 R /V (${value} bis) /F 4 /P 12 0 R ${box(60, 700, 200, 24)} /DA (/Helv 12 Tf 0 g) /AP << /N 310 0 R >> >>`,
      306: look(value, 200, 24),
      307: look('X', 20, 20),
      308: look('', 20, 20),
      309: look('Pour', 120, 24),
      310: look(`${value} bis`, 200, 24),
    },
  })

/** A field with one value drawn at two places. */
export const sharedField = (): Buffer =>
  sketched({
    sheets: [
      { text: 'Un', entries: '/Annots [302 0 R]' },
      { text: 'Deux', entries: '/Annots [303 0 R]' },
    ],
    catalog: '/AcroForm << /Fields [301 0 R] >>',
    more: {
      301: '<< /T (commune) /FT /Tx /V (Lodeve) /Kids [302 0 R 303 0 R] >>',
      302: `<< /Type /Annot /Subtype /Widget /Parent 301 0 R /F 4 ${box(60, 700, 200, 24)} /AP << /N 304 0 R >> >>`,
      303: `<< /Type /Annot /Subtype /Widget /Parent 301 0 R /F 4 ${box(60, 700, 200, 24)} /AP << /N 304 0 R >> >>`,
      304: look('Lodeve', 200, 24),
    },
  })

/** The structure of a signature; the signature itself is zeros. */
export const signed = (): Buffer =>
  sketched({
    sheets: [{ text: 'Signe', entries: '/Annots [301 0 R]' }],
    catalog: '/AcroForm << /Fields [301 0 R] /SigFlags 3 >>',
    more: {
      301: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (signature) /V 302 0 R /F 132 /P 10 0 R ${box(60, 100, 200, 50)} /AP << /N 303 0 R >> >>`,
      302: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 840 960 240] /Contents <${'0'.repeat(256)}> /M (D:20260101000000Z) >>`,
      303: look('Signe par X', 200, 50),
    },
  })

const file = (name: string, text: string): [string, Body] => [
  `<< /Type /Filespec /F (${name}) /UF (${name}) /Desc (Piece) /EF << /F `,
  { dict: '/Type /EmbeddedFile /Subtype /text#2Fcsv /Params << /Size 7 >>', data: text },
]
/** Files carried by the document and by a note on its page. */
export const attached = (name = 'budget.csv'): Buffer => {
  const [first, firstData] = file(name, 'a;b\n1;2')
  const [second, secondData] = file('plan.csv', 'c;d\n3;4')
  return sketched({
    sheets: [{ text: 'Piece jointe', entries: '/Annots [304 0 R]' }],
    catalog: `/Names << /EmbeddedFiles << /Names [(${name}) 300 0 R] >> >>`,
    more: {
      300: `${first} 301 0 R >> >>`,
      301: firstData,
      302: `${second} 303 0 R >> >>`,
      303: secondData,
      304: `<< /Type /Annot /Subtype /FileAttachment /FS 302 0 R /Name /PushPin /F 4 ${box(300, 700, 20, 20)} /AP << /N 305 0 R >> >>`,
      305: look('@', 20, 20),
    },
  })
}

/** A note and its window, a highlight with an answer, a stamp. */
export const annotated = (): Buffer =>
  sketched({
    sheets: [{ text: 'Annote', entries: '/Annots [300 0 R 301 0 R 302 0 R 303 0 R]' }],
    more: {
      300: `<< /Type /Annot /Subtype /Text /Contents (Remarque) /Popup 301 0 R /P 10 0 R /F 4 ${box(300, 600, 20, 20)} /AP << /N 304 0 R >> >>`,
      301: `<< /Type /Annot /Subtype /Popup /Parent 300 0 R ${box(330, 600, 100, 60)} >>`,
      302: `<< /Type /Annot /Subtype /Highlight /QuadPoints [150 440 300 440 150 420 300 420] /C [1 1 0] /F 4 ${box(150, 420, 150, 20)} /AP << /N 305 0 R >> >>`,
      303: `<< /Type /Annot /Subtype /Text /Contents (Accord) /IRT 302 0 R /F 2 ${box(300, 600, 20, 20)} >>`,
      304: look('?', 20, 20),
      305: look('', 150, 20),
    },
  })

/** Two layers, one shown and one hidden, used by a content, a picture and a note. */
export const layered = (): Buffer =>
  sketched({
    sheets: sheetsOf(2, 'Calque').map((sheet) => ({
      ...sheet,
      drawing:
        '/OC /Oc1 BDC 0.2 0.6 0.2 rg 100 100 150 60 re f EMC /OC /Oc2 BDC 0.8 0 0 rg 300 100 150 60 re f EMC',
      entries: `/Resources << /Font << /F1 ${FONT} 0 R >> /Properties << /Oc1 300 0 R /Oc2 301 0 R >> >> /Annots [302 0 R]`,
    })),
    catalog:
      '/OCProperties << /OCGs [300 0 R 301 0 R] /D << /Name (Vue) /Order [300 0 R [(Groupe) 301 0 R]] /OFF [301 0 R] /Locked [300 0 R] >> >>',
    more: {
      300: '<< /Type /OCG /Name (Fond de plan) >>',
      301: '<< /Type /OCG /Name (Reseaux) >>',
      302: `<< /Type /Annot /Subtype /Text /Contents (x) /OC 301 0 R /F 4 ${box(400, 700, 20, 20)} /AP << /N 303 0 R >> >>`,
      303: look('!', 20, 20),
    },
  })

const marked = (text: string, i: number): Sheet => ({
  text: '',
  drawing: `/P << /MCID 0 >> BDC BT /F1 14 Tf 80 700 Td (${text} titre) Tj ET EMC /P << /MCID 1 >> BDC BT /F1 12 Tf 80 660 Td (${text} corps) Tj ET EMC`,
  entries: `/StructParents ${i * 2} /Tabs /S`,
})
/**
 * A tagged document: on each page a heading (of an own kind, mapped to `heading`), a paragraph, and on the first a link.
 * The kind has the same name in all documents and may be mapped otherwise in each.
 */
export function tagged(pages = 2, heading = 'H1', word = 'Balise'): Buffer {
  const more: Record<number, Body> = {}
  const nums: string[] = []
  const kids: string[] = []
  for (let page = 1; page <= pages; page++) {
    const [title, body] = [300 + page * 2, 301 + page * 2]
    more[title] =
      `<< /Type /StructElem /S /Titre /P 299 0 R /Pg ${pageNumber(page)} 0 R /K 0 /T (Titre ${page}) >>`
    more[body] =
      `<< /Type /StructElem /S /P /P 299 0 R /Pg ${pageNumber(page)} 0 R /K [<< /Type /MCR /MCID 1 >>] /Alt (Corps) >>`
    nums.push(`${(page - 1) * 2} [${title} 0 R ${body} 0 R]`)
    kids.push(`${title} 0 R ${body} 0 R`)
  }
  const sheets = Array.from({ length: pages }, (_, i) => marked(`${word} ${i + 1}`, i))
  return sketched({
    sheets: sheets.map((sheet, i) =>
      i === 0 ? { ...sheet, entries: `${sheet.entries} /Annots [296 0 R]` } : sheet,
    ),
    catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 298 0 R /Lang (fr-FR)',
    more: {
      ...more,
      295: '<< /Type /StructElem /S /Link /P 299 0 R /Pg 10 0 R /K << /Type /OBJR /Obj 296 0 R >> /ID (lien) >>',
      296: `<< /Type /Annot /Subtype /Link ${box(80, 500, 100, 20)} /Dest [${pageNumber(pages)} 0 R /Fit] /StructParent 1 /Contents (Aller) >>`,
      297: `<< /Nums [${nums[0]} 1 295 0 R ${nums.slice(1).join(' ')}] >>`,
      298: `<< /Type /StructTreeRoot /K 299 0 R /ParentTree 297 0 R /ParentTreeNextKey ${pages * 2} /RoleMap << /Titre /${heading} >> /IDTree << /Names [(lien) 295 0 R] >> >>`,
      299: `<< /Type /StructElem /S /Document /P 298 0 R /K [${kids.join(' ')} 295 0 R] >>`,
    },
  })
}

/** A page that is a picture and nothing else, as a scanner makes. */
export const scanned = (): Buffer =>
  sketched({
    sheets: [{ text: '', entries: '/Resources << /XObject << /Im 300 0 R >> >> /Contents 301 0 R' }],
    more: {
      300: {
        dict: '/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray',
        data: Buffer.from(Array.from({ length: 64 }, (_, i) => i * 4)),
      },
      301: { dict: '', data: 'q 595 0 0 842 0 0 cm /Im Do Q' },
    },
  })

/** A form that nobody but one program draws: its page only says to open it there. */
export const dynamicForm = (): Buffer =>
  sketched({
    sheets: [{ text: 'Please wait... If this message is not eventually replaced' }],
    catalog: '/NeedsRendering true /AcroForm << /Fields [] /XFA 300 0 R >>',
    more: {
      300: {
        dict: '',
        data: '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.0/"><subform layout="tb" name="f"/></template></xdp:xdp>',
      },
    },
  })

/** No page at all, and yet a sound file. */
export const pageless = (): Buffer => sketched({ sheets: [] })

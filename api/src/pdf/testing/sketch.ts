import { flate, writePdf, type Body, type Objects, type Writing } from './write.ts'

/** One page; `text` is what it says, once, in the middle. */
export interface Sheet {
  readonly text: string
  /** More entries of the page, « /Rotate 90 »; a /MediaBox or /Contents here replaces the usual one. */
  readonly entries?: string
  /** Drawn besides the text. */
  readonly drawing?: string
  readonly size?: readonly [number, number]
  readonly corner?: readonly [number, number]
}

export interface Sketch {
  readonly sheets: readonly Sheet[]
  /** More entries of the catalog and of the root of the pages. */
  readonly catalog?: string
  readonly pages?: string
  /** More objects, or others instead of those made here. Numbers from 200 on are free. */
  readonly more?: Readonly<Record<number, Body>>
}

export const CATALOG = 1
export const ROOT = 2
export const FONT = 3
/** Numbers of a page and of its content, pages counted from 1. */
export const pageNumber = (page: number): number => 8 + page * 2
export const contentNumber = (page: number): number => 9 + page * 2

/** Shapes in three places beside the text: a page that is shifted, turned or cut shows it. */
const marks = (width: number, height: number, x: number, y: number): string =>
  [
    `q 0.2 0.5 0.8 rg ${x + width * 0.2} ${y + height * 0.2} ${width * 0.1} ${height * 0.05} re f Q`,
    `q 0.8 0.3 0.1 rg ${x + width * 0.7} ${y + height * 0.6} ${width * 0.05} ${height * 0.15} re f Q`,
    `q 0 0.4 0 RG 3 w ${x + width * 0.3} ${y + height * 0.75} m ${x + width * 0.6} ${y + height * 0.85} l S Q`,
  ].join(' ')

export const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&')

function contentOf({ text, drawing = '', size = [595, 842], corner = [0, 0] }: Sheet): string {
  const [width, height] = size
  const x = corner[0] + width * 0.3
  const y = corner[1] + height * 0.5
  const words = `BT /F1 ${Math.min(18, width / 12)} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`
  return `${marks(width, height, ...corner)} ${words} ${drawing}`
}

/** The text without its dictionaries inside, whose keys are not those of the page. */
function outermost(entries: string): string {
  const less = entries.replace(/<<(?:(?!<<|>>)[\s\S])*>>/g, '')
  return less === entries ? entries : outermost(less)
}

function pageOf(sheet: Sheet, page: number): string {
  const { entries = '', size = [595, 842], corner = [0, 0] } = sheet
  const box = [...corner, corner[0] + size[0], corner[1] + size[1]].join(' ')
  const usual: [RegExp, string][] = [
    [/\/MediaBox\b/, `/MediaBox [${box}]`],
    [/\/Contents\b/, `/Contents ${contentNumber(page)} 0 R`],
    [/\/Resources\b/, `/Resources << /Font << /F1 ${FONT} 0 R >> >>`],
    [/\/Type\b/, '/Type /Page'],
    [/\/Parent\b/, `/Parent ${ROOT} 0 R`],
  ]
  const own = outermost(entries)
  const rest = usual.filter(([key]) => !key.test(own)).map(([, value]) => value)
  return `<< ${rest.join(' ')} ${entries} >>`
}

/** The objects of a sketch: 1 catalog, 2 pages, 3 font, then 10, 11 first page and content, 12, 13 second… */
export function objectsOf({ sheets, catalog = '', pages = '', more = {} }: Sketch): Map<number, Body> {
  const kids = sheets.map((_, i) => `${pageNumber(i + 1)} 0 R`).join(' ')
  const objects = new Map<number, Body>([
    [CATALOG, `<< /Type /Catalog /Pages ${ROOT} 0 R ${catalog} >>`],
    [ROOT, `<< /Type /Pages /Kids [${kids}] /Count ${sheets.length} ${pages} >>`],
    [FONT, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
  ])
  sheets.forEach((sheet, i) => {
    objects.set(pageNumber(i + 1), pageOf(sheet, i + 1))
    objects.set(contentNumber(i + 1), flate(contentOf(sheet)))
  })
  for (const [number, body] of Object.entries(more)) objects.set(Number(number), body)
  return objects
}

export const sketched = (sketch: Sketch, writing: Writing = {}): Buffer =>
  writePdf(objectsOf(sketch), writing)

export const sheetsOf = (count: number, word = 'Feuille'): Sheet[] =>
  Array.from({ length: count }, (_, i) => ({ text: `${word} ${i + 1}` }))

/** The same objects with some changed; null takes one away. */
export function changed(objects: Objects, changes: Readonly<Record<number, Body | null>>): Map<number, Body> {
  const result = new Map<number, Body>()
  for (const [number, body] of [
    ...objects,
    ...Object.entries(changes).map(([n, b]) => [Number(n), b] as const),
  ]) {
    if (body === null) result.delete(number)
    else result.set(number, body)
  }
  return result
}

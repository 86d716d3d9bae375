import type { Annotation } from '@hemicycle/contract'
import type { NoteColour } from '@hemicycle/domain'

export const COLOURS: Readonly<Record<NoteColour, string>> = {
  YELLOW: '#FFE58A',
  GREEN: '#BFE8C5',
  PINK: '#FFC9D6',
  RED: '#A32A22',
  BLUE: '#1F4B5F',
}
/** Side of the icon of a sticky note, in points. */
const ICON = 20

/**
 * Notes of one file as XFDF (ISO 19444-1): what Acrobat and others import onto the same PDF, which they look for by its name beside.
 * Coordinates are points of its pages.
 */
export function toXfdf(pdfName: string, notes: readonly Annotation[]): string {
  const annots = notes.map((note) => element(note)).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve">
<f href="${escaped(pdfName)}"/>
<annots>
${annots}
</annots>
</xfdf>
`
}

function element(note: Annotation): string {
  const { anchor, body, kind } = note
  const points = kind === 'INK' ? body.strokes.flat() : anchor.quads.flatMap(pairs)
  const rect = rectOf(points)
  const common = {
    page: anchor.page - 1,
    name: note.id,
    title: note.author.name,
    color: COLOURS[body.colour],
    creationdate: pdfDate(note.madeAt),
    date: pdfDate(note.changedAt),
    flags: 'print',
  }
  const said = `<contents>${escaped(kind === 'BOOKMARK' ? `Signet. ${body.text}`.trim() : body.text)}</contents>`
  if (kind === 'INK') {
    const gestures = body.strokes.map(
      (stroke) => `<gesture>${stroke.map(([x, y]) => `${x},${y}`).join(';')}</gesture>`,
    )
    return tag('ink', { ...common, width: 2, rect }, `${said}<inklist>${gestures.join('')}</inklist>`)
  }
  const coords = anchor.quads.flat().join(',')
  if (kind === 'HIGHLIGHT') return tag('highlight', { ...common, opacity: 0.6, rect, coords }, said)
  if (kind === 'UNDERLINE') return tag('underline', { ...common, rect, coords }, said)
  const [left = 36, , , top = 806] = points.length > 0 ? rect.split(',').map(Number) : []
  return tag('text', { ...common, icon: 'Note', rect: `${left},${top - ICON},${left + ICON},${top}` }, said)
}

const pairs = (quad: readonly number[]): number[][] =>
  [0, 2, 4, 6].map((index) => [quad[index] ?? 0, quad[index + 1] ?? 0])

/** Lower left and upper right corners around all points. */
function rectOf(points: readonly (readonly number[])[]): string {
  const xs = points.map(([x = 0]) => x)
  const ys = points.map(([, y = 0]) => y)
  if (points.length === 0) return '0,0,0,0'
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].join(',')
}

function tag(name: string, attributes: Record<string, string | number>, inner: string): string {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  return `<${name}${all.join('')}>${inner}</${name}>`
}

/** « D:20261204201200Z » (ISO 32000-1 §7.9.4). */
const pdfDate = (instant: string): string => `D:${instant.replace(/[-:T]/g, '').slice(0, 14)}Z`

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }
const escaped = (text: string): string =>
  text
    .replace(/[<>&"]/g, (character) => ENTITIES[character] ?? '')
    // eslint-disable-next-line no-control-regex -- XML has no way to write them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')

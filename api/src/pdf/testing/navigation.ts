import { objectsOf, pageNumber, sheetsOf, sketched } from './sketch.ts'
import { writePdf, type Body } from './write.ts'

/** Outlines, links and destinations, in every form the standard knows (ISO 32000-1, 12.3 and 12.6). */

export interface Aim {
  /** What stands behind /Dest or in the action: an array, a name or a string. */
  readonly dest?: string
  readonly action?: string
}

const link = ({ dest, action }: Aim, row: number): string => {
  const target = dest ? `/Dest ${dest}` : `/A ${action ?? ''}`
  return `<< /Type /Annot /Subtype /Link /Rect [60 ${700 - row * 30} 200 ${720 - row * 30}] /Border [0 0 0] ${target} >>`
}
const page = (number: number): string => `${pageNumber(number)} 0 R`
const fit = (number: number): string => `[${page(number)} /Fit]`

/** Five pages; the first holds one link of each kind, to the pages 2, 3, 4, 5, 2, 3, 4, the last outside of the file. */
export function everyLink(): Buffer {
  const aims: Aim[] = [
    { dest: `[${page(2)} /XYZ 0 842 0]` },
    { action: `<< /S /GoTo /D [${page(3)} /FitH 800] >>` },
    { dest: '(chapitre.quatre)' },
    { action: '<< /S /GoTo /D (chapitre.cinq) >>' },
    { dest: '/AncienDeux' },
    { action: '<< /S /GoTo /D /AncienTrois >>' },
    { dest: '300 0 R' },
    { action: '<< /S /URI /URI (https://example.fr/acte?n=1) >>' },
  ]
  const annots = aims.map((aim, i) => link(aim, i)).join(' ')
  const sheets = sheetsOf(5, 'Lien')
  return sketched({
    sheets: sheets.map((sheet, i) => (i === 0 ? { ...sheet, entries: `/Annots [${annots}]` } : sheet)),
    catalog: `/Names << /Dests 301 0 R >> /Dests << /AncienDeux ${fit(2)} /AncienTrois << /D ${fit(3)} >> >>`,
    more: {
      300: fit(4),
      301: '<< /Kids [302 0 R 303 0 R] >>',
      302: '<< /Limits [(a) (b)] /Names [(a) [10 0 R /Fit] (b) [10 0 R /Fit]] >>',
      303: '<< /Limits [(chapitre.cinq) (z)] /Kids [304 0 R 305 0 R] >>',
      304: `<< /Limits [(chapitre.cinq) (chapitre.quatre)] /Names [(chapitre.cinq) << /D ${fit(5)} >> (chapitre.quatre) 306 0 R] >>`,
      305: '<< /Limits [(z) (z)] /Names [(z) null] >>',
      306: fit(4),
    },
  })
}
export const everyLinkTargets = [2, 3, 4, 5, 2, 3, 4]

/** Two pages whose link has the same name and another target in each document. */
export const namedLink = (target: number, pages = 3, name = 'conclusions'): Buffer =>
  sketched({
    sheets: sheetsOf(pages, 'Nom').map((sheet, i) =>
      i === 0 ? { ...sheet, entries: `/Annots [${link({ dest: `(${name})` }, 0)}]` } : sheet,
    ),
    catalog: `/Names << /Dests << /Names [(${name}) ${fit(target)}] >> >>`,
  })

/** Links that lead nowhere, without harm: a name nobody knows, a page that was taken out, an empty target. */
export const deadLinks = (): Buffer => {
  const aims: Aim[] = [
    { dest: '(inconnu)' },
    { dest: '[999 0 R /Fit]' },
    { dest: '[]' },
    { action: 'null' },
    { dest: '[7 /Fit]' },
  ]
  const annots = aims.map((aim, i) => link(aim, i)).join(' ')
  return sketched({ sheets: [{ text: 'Lien mort', entries: `/Annots [${annots}]` }] })
}

interface Node {
  readonly title: string
  readonly target: string
  readonly children?: readonly Node[]
}
const tree: readonly Node[] = [
  {
    title: 'Titre I',
    target: `/Dest ${fit(1)}`,
    children: [
      {
        title: 'Chapitre 1',
        target: '/Dest (deux)',
        children: [{ title: 'Article 1', target: `/A << /S /GoTo /D (trois) >>` }],
      },
      { title: 'Chapitre 2', target: `/A << /S /GoTo /D ${fit(4)} >>` },
    ],
  },
  { title: 'Titre II', target: `/Dest [${page(5)} /XYZ null 400 null]` },
]
/** Titles and pages of `outlined`, in the order of reading. */
export const outlineOf = [
  ['Titre I', 1],
  ['Chapitre 1', 2],
  ['Article 1', 3],
  ['Chapitre 2', 4],
  ['Titre II', 5],
] as const

/** An outline of three levels whose targets are named, explicit and by action. */
export function outlined(): Buffer {
  const objects = new Map<number, Body>(
    objectsOf({
      sheets: sheetsOf(5, 'Plan'),
      catalog: '/Outlines 300 0 R /PageMode /UseOutlines /Names << /Dests 400 0 R >>',
      more: { 400: `<< /Names [(deux) ${fit(2)} (trois) ${fit(3)}] >>` },
    }),
  )
  let next = 301
  const write = (nodes: readonly Node[], parent: number): [number, number] => {
    const numbers = nodes.map(() => next++)
    nodes.forEach(({ title, target, children }, i) => {
      const own = numbers[i] as number
      const [first, last] = children ? write(children, own) : [0, 0]
      const kin = [
        i > 0 ? `/Prev ${numbers[i - 1]} 0 R` : '',
        i < nodes.length - 1 ? `/Next ${numbers[i + 1]} 0 R` : '',
        children ? `/First ${first} 0 R /Last ${last} 0 R /Count ${children.length}` : '',
      ]
      objects.set(own, `<< /Title (${title}) /Parent ${parent} 0 R ${target} ${kin.join(' ')} >>`)
    })
    return [numbers[0] as number, numbers.at(-1) as number]
  }
  const [first, last] = write(tree, 300)
  objects.set(300, `<< /Type /Outlines /First ${first} 0 R /Last ${last} 0 R /Count 2 >>`)
  return writePdf(objects)
}

/** i, ii, then 1, 2, then A-1: the numbers a reader shows (12.4.2). */
export const labelled = (): Buffer =>
  sketched({
    sheets: sheetsOf(5, 'Numero'),
    catalog: '/PageLabels << /Nums [0 << /S /r >> 2 << /S /D >> 4 << /S /D /P (A-) >>] >>',
  })

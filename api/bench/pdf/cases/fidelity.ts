import { readFileSync } from 'node:fs'
import { assembleBundle, type BundleResult } from '../../../src/pdf/index.ts'
import { openBench } from '../../../src/pdf/testing/bundling.ts'
import { damagedCases, soundCases } from '../../../src/pdf/testing/cases.ts'
import { measure, type Measured } from '../../../src/pdf/testing/measure.ts'
import { plain } from '../../../src/pdf/testing/shapes.ts'
import { compare, paint, qpdfComplaints } from '../../../src/pdf/testing/tools.ts'
import { corpus } from '../corpora/corpora.ts'
import { seeded } from '../corpora/random.ts'
import { outputOf } from '../place.ts'
import { specOf } from '../spec.ts'

export interface Fidelity {
  readonly pages: number
  readonly differing: readonly string[]
  readonly cases: number
  readonly complaints: readonly string[]
  readonly counts: readonly Count[]
}
export interface Count {
  readonly what: string
  readonly before: number
  readonly after: number
}

/** The marks lie within this many points of the top and bottom, more on large pages. */
const bandOf = (width: number, height: number): number =>
  Math.ceil(16 * Math.max(1, Math.min(width, height) / 297))

/** Pages picked at random in a bundle, against those of the sources; the same for every hard case; then what is counted. */
export async function fidelity(bundle: string, result: BundleResult): Promise<Fidelity> {
  const { paths } = await corpus('mixed')
  const random = seeded(7)
  const documents = result.items.flatMap((item) => item.documents)
  const differing: string[] = []
  for (let i = 0; i < 60; i++) {
    const at = random.between(0, documents.length - 1)
    const { firstPage, pages } = documents[at]!
    const page = random.between(1, pages)
    differing.push(...differences(paths[at]!, page, bundle, firstPage + page - 1))
  }
  // It decodes every picture: seven minutes for the whole bundle.
  const hundred = outputOf('hundred.pdf')
  await assembleBundle(specOf((await corpus('hundred')).paths), hundred)
  const complaint = qpdfComplaints(hundred)
  const hard = await hardCases()
  return {
    pages: 60,
    cases: hard.cases,
    counts: hard.counts,
    differing: [...differing, ...hard.differing],
    complaints: [...(complaint ? [complaint] : []), ...hard.complaints],
  }
}

function differences(source: string, page: number, bundle: string, at: number, name = source): string[] {
  const [[before], [after]] = [paint(source, page, page), paint(bundle, at, at)]
  if (!before || !after) return [`${name} p. ${page}: not painted`]
  const { outside, ink } = compare(before, after, bandOf(before.width, before.height))
  const where = `${name.split('/').at(-1)} p. ${page}`
  return [
    ...(outside > 0 ? [`${where}: ${outside} pixels`] : []),
    ...(ink === 0 ? [`${where}: no mark`] : []),
  ]
}

/** Damage that changes what is seen: the picture is compared with the damaged file itself, not with the whole one. */
const SEEN_OTHERWISE = ['same kid twice', 'no MediaBox', 'odd boxes', 'missing content', 'spoilt content', 'junk before, the font in parts'] // prettier-ignore

async function hardCases() {
  const bench = openBench()
  const [differing, complaints]: [string[], string[]] = [[], []]
  const totals = new Map<string, { before: number; after: number }>()
  const cases = [...soundCases, ...damagedCases.filter(({ answer }) => answer !== 'bounded')]
  for (const { name, make, pages } of cases) {
    const { path } = await bench.alone(make())
    const sound = soundCases.some((one) => one.name === name)
    const asItIs = sound || SEEN_OTHERWISE.includes(name)
    // Poppler paints less of a damaged file than we save.
    const source = bench.save(asItIs ? make() : plain(3, 'Abime'))
    for (let page = 1; page <= pages; page++) differing.push(...differences(source, page, path, page, name))
    const said = ['huge numbers', 'spoilt content'].includes(name) ? '' : qpdfComplaints(path)
    if (said) complaints.push(`${name}: ${said.split('\n')[0]}`)
    if (sound) tally(totals, await measure(make()), await measure(readFileSync(path)))
  }
  return {
    cases: cases.length,
    differing,
    complaints,
    counts: [...totals].map(([what, count]) => ({ what, ...count })),
  }
}

function tally(
  totals: Map<string, { before: number; after: number }>,
  before: Measured,
  after: Measured,
): void {
  const counts = (one: Measured): [string, number][] => [
    ['pages', one.pages],
    ['bookmarks', one.outline.length],
    ['links with a target', one.links.filter(({ target, url }) => target ?? url).length],
    ['notes', one.notes.flat().length],
    ['form fields', one.fields.length],
    ['attachments', one.attachments.length],
    ['layers', one.layers.length],
    ['tags', one.tags.flat().length],
  ]
  const found = new Map(counts(after))
  for (const [what, count] of counts(before)) {
    const total = totals.get(what) ?? { before: 0, after: 0 }
    totals.set(what, { before: total.before + count, after: total.after + found.get(what)! })
  }
}

import { readFileSync } from 'node:fs'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { itemOf, openBench, specOf } from './testing/bundling.ts'
import { damagedCases, soundCases, type Case } from './testing/cases.ts'
import { attached, form, layered, tagged } from './testing/features.ts'
import { measure, type Measured } from './testing/measure.ts'
import {
  everyLink,
  everyLinkTargets,
  labelled,
  namedLink,
  outlined,
  outlineOf,
} from './testing/navigation.ts'
import { plain } from './testing/shapes.ts'
import { compare, paint, present, qpdfComplaints } from './testing/tools.ts'

const bench = openBench()
const [poppler, qpdf] = [present('pdftoppm', '-v'), present('qpdf')]

/** Says what a bundle of this document alone has lost; the bundle may hold more, marks and links of its own. */
function lost(before: Measured, after: Measured): string[] {
  const faults: string[] = []
  const missing = <T>(what: string, wanted: readonly T[], found: readonly T[]) => {
    const left = found.map((one) => JSON.stringify(one))
    for (const one of wanted) {
      const at = left.indexOf(JSON.stringify(one))
      if (at < 0) faults.push(`${what} ${JSON.stringify(one)}`)
      else left.splice(at, 1)
    }
  }
  if (after.pages !== before.pages) faults.push(`${after.pages} pages of ${before.pages}`)
  before.texts.forEach((text, i) => after.texts[i]?.includes(text) || faults.push(`text of page ${i + 1}`))
  missing('size', before.sizes, after.sizes)
  missing('link', before.links.filter(({ target, url }) => target ?? url), after.links) // prettier-ignore
  before.notes.forEach((notes, i) => missing(`note of page ${i + 1}`, notes, after.notes[i] ?? []))
  missing('attachment', before.attachments, after.attachments)
  missing('layer', before.layers, after.layers)
  before.tags.forEach((tags, i) => missing(`tag of page ${i + 1}`, tags, after.tags[i] ?? []))
  const bookmarks = ({ outline }: Measured) => outline.map(({ title, page }) => [title, page])
  missing('bookmark', bookmarks(before), bookmarks(after))
  const values = ({ fields }: Measured) => fields.map(({ page, value }) => [page, value])
  missing('field', values(before), values(after))
  return faults
}

/** The marks are printed within this many points of the top and of the bottom; large pages have larger ones. */
const bandOf = (width: number, height: number): number =>
  Math.ceil(16 * Math.max(1, Math.min(width, height) / 297))

/** Pixels that changed outside of the marks, page by page, at 36 dpi; and the pages without marks. */
function repainted(source: string, bundle: string, pages: number): string[] {
  const [before, after] = [paint(source, 1, pages), paint(bundle, 1, pages)]
  if (before.length !== pages || after.length !== pages)
    return [`${before.length} and ${after.length} painted`]
  return before.flatMap((picture, i) => {
    const other = after[i]
    if (!other) return ['no page']
    const { outside, ink } = compare(picture, other, bandOf(picture.width, picture.height))
    return [
      ...(outside > 0 ? [`page ${i + 1}: ${outside} pixels`] : []),
      ...(ink === 0 ? [`page ${i + 1}: no mark`] : []),
    ]
  })
}

describe.each(soundCases)('$name', ({ name, make, pages }: Case) => {
  it('keeps everything', async () => {
    const { path } = await bench.alone(make())
    expect(lost(await measure(make()), await measure(path))).toEqual([])
  })

  it.skipIf(!poppler)('is painted as before, but for the marks (needs pdftoppm)', async () => {
    const { path } = await bench.alone(make())
    expect(repainted(bench.save(make()), path, pages)).toEqual([])
  })

  // qpdf complains of numbers that no 64 bits hold, and the source holds them.
  it.skipIf(!qpdf || name === 'huge numbers')('makes a bundle without a flaw (needs qpdf)', async () => {
    const { path } = await bench.alone(make())
    expect(qpdfComplaints(path)).toBe('')
  })
})

const readable = damagedCases.filter(({ answer }) => answer !== 'bounded')
/** Damage that changes what is seen: the picture is compared with the damaged file itself, not with the whole one. */
const seenOtherwise = [
  'same kid twice',
  'no MediaBox',
  'odd boxes',
  'missing content',
  'spoilt content',
  'junk before, the font in parts',
]
describe.each(readable)('damaged: $name', ({ name, make, pages }: Case) => {
  it.skipIf(!poppler)('is painted whole (needs pdftoppm)', async () => {
    const { path } = await bench.alone(make())
    const source = bench.save(seenOtherwise.includes(name) ? make() : plain(3, 'Abime'))
    expect(repainted(source, path, pages)).toEqual([])
  })

  it.skipIf(!qpdf || name === 'spoilt content')('makes a bundle without a flaw (needs qpdf)', async () => {
    const { path } = await bench.alone(make())
    expect(qpdfComplaints(path)).toBe('')
  })
})

describe('documents side by side', () => {
  const sideBySide = async (...documents: Buffer[]) => {
    const paths = await Promise.all(documents.map(async (bytes) => (await bench.prepare(bytes)).path))
    return bench.assemble(specOf(paths.map((path, i) => itemOf(String(i + 1), [['Rapport', path]]))))
  }

  it('keep fields of the same name apart, with their values', async () => {
    const { path } = await sideBySide(form('Durand'), form('Martin'), form('Petit', 'autre'))
    const { fields } = await measure(path)
    const expected = ['Durand', 'Martin', 'Petit'].flatMap((name) => [name, 'Oui', 'Pour', `${name} bis`])
    expect(fields.map(({ value }) => value).sort()).toEqual(expected.sort())
    expect(new Set(fields.map(({ name }) => name)).size).toBe(12)
    const names = (await PDFDocument.load(readFileSync(path)))
      .getForm()
      .getFields()
      .map((field) => field.getName())
    expect(new Set(names).size).toBe(12)
    expect(names).toHaveLength(12)
  })

  it('keep names of places apart', async () => {
    const { path } = await sideBySide(namedLink(3), namedLink(2), everyLink())
    const { links } = await measure(path)
    const inside = links.filter(({ url, target }) => !url && target !== null)
    expect(inside.map(({ target }) => target)).toEqual([3, 5, ...everyLinkTargets.map((page) => page + 6)])
    expect(links.filter(({ url }) => url).map(({ url }) => url)).toEqual(['https://example.fr/acte?n=1'])
  })

  it('keep files of the same name apart', async () => {
    const { path } = await sideBySide(attached(), attached(), attached('autre.csv'))
    const { attachments } = await measure(path)
    const hashes = attachments.map((line) => line.split(' ')[1])
    expect(hashes).toHaveLength(6)
    expect(new Set(hashes).size).toBe(2)
  })

  it('have the files they carry named in the list', async () => {
    const path = (await bench.prepare(attached('budget primitif.csv'))).path
    const { path: bundle } = await bench.assemble(
      specOf([itemOf('1', [['Rapport', path]])], { printAgenda: true }),
    )
    expect((await measure(bundle)).texts[0]).toContain('Fichierjoint:budgetprimitif.csv')
  })

  it('keep layers apart, hidden ones hidden', async () => {
    const { path } = await sideBySide(layered(), layered())
    const one = ['Fond de plan shown', 'Reseaux hidden']
    expect([...(await measure(path)).layers].sort()).toEqual([...one, ...one].sort())
  })

  it('keep their tags, own kinds mapped as each one maps them', async () => {
    const { path } = await sideBySide(tagged(2, 'H1'), plain(1), tagged(2, 'H3'))
    const { tags } = await measure(path)
    for (const page of [1, 2]) expect(tags[page - 1]).toEqual(expect.arrayContaining(['H1', 'P']))
    for (const page of [4, 5]) expect(tags[page - 1]).toEqual(expect.arrayContaining(['H3', 'P']))
    expect(tags.flat().filter((role) => role === 'Link')).toHaveLength(2)
    expect(tags[0]).not.toContain('H3')
    expect(tags[3]).not.toContain('H1')
  })

  it('hang their own outline under their bookmark', async () => {
    const { path } = await sideBySide(plain(2), outlined())
    const { outline } = await measure(path)
    const own = outline.filter(({ title }) => outlineOf.some(([known]) => known === title))
    expect(own.map(({ title, page }) => [title, page])).toEqual(
      outlineOf.map(([title, page]) => [title, page + 2]),
    )
    const depth = own[0]?.depth ?? 0
    expect(own.map((row) => row.depth - depth)).toEqual([0, 1, 2, 1, 0])
    expect(depth).toBeGreaterThan(0)
  })

  it('are numbered through, whatever their own labels', async () => {
    const { path } = await sideBySide(labelled(), plain(2))
    expect((await measure(path)).labels).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  })

  it('give the same bytes when assembled again', async () => {
    const documents = soundCases.slice(0, 40).map(({ make }) => make())
    const [once, again] = [await sideBySide(...documents), await sideBySide(...documents)]
    expect(readFileSync(once.path).equals(readFileSync(again.path))).toBe(true)
    expect(once.result.sha256).toBe(again.result.sha256)
  })
})

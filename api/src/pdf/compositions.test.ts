import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBench, specOf, type Prepared } from './testing/bundling.ts'
import { locked } from './testing/crypt.ts'
import { shiftedTable } from './testing/damaged.ts'
import { attached, form, layered, tagged } from './testing/features.ts'
import { measure, type Measured } from './testing/measure.ts'
import { everyLink, namedLink, outlined } from './testing/navigation.ts'
import { allSizes, cropped, inheriting, openState, plain, turned } from './testing/shapes.ts'
import { objectsOf, sheetsOf } from './testing/sketch.ts'
import { hybrid, objectStreams, updated } from './testing/structure.ts'
import type { BundleItem, BundleSpec } from './types.ts'

/** Any meeting made of any documents: what is promised of a bundle holds whatever the composition. */

const sources: readonly (() => Buffer)[] = [
  () => plain(1, 'Court'),
  () => plain(7, 'Long'),
  () => turned(90),
  () => cropped(270),
  inheriting,
  openState,
  allSizes,
  hybrid,
  objectStreams,
  updated,
  outlined,
  everyLink,
  () => namedLink(3),
  () => namedLink(2, 4),
  () => form('Durand'),
  () => attached(),
  layered,
  () => tagged(3),
  () => locked(objectsOf({ sheets: sheetsOf(2, 'Protege') }), { cipher: 'AES-256' }),
  () => shiftedTable(7),
]

interface Known {
  readonly alone: Measured
  readonly body: Prepared
  readonly direct: Prepared
}
const bench = openBench()
const known: Known[] = []
beforeAll(async () => {
  for (const make of sources) {
    const [body, direct] = [await bench.prepare(make(), 'body'), await bench.prepare(make(), 'direct')]
    // As a reader sees the file once repaired: a bundle of it alone would have marks on it.
    known.push({ alone: await measure(make()), body, direct })
  }
})

interface Choice {
  readonly documents: readonly number[]
  readonly withdrawn: boolean
  readonly number: string
}
interface Composition {
  readonly sections: readonly (readonly Choice[])[]
  readonly cover: boolean
  readonly printAgenda: boolean
  readonly folio: boolean
}
const choice: fc.Arbitrary<Choice> = fc.record({
  documents: fc.array(fc.nat(sources.length - 1), { maxLength: 4 }),
  withdrawn: fc.boolean(),
  number: fc.constantFrom('', '101', 'R-2', '12 bis'),
})
const composition: fc.Arbitrary<Composition> = fc
  .record({
    sections: fc.array(fc.array(choice, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
    cover: fc.boolean(),
    printAgenda: fc.boolean(),
    folio: fc.boolean(),
  })
  // A file without any page is no bundle.
  .filter(({ sections, cover, printAgenda }) => cover || printAgenda || sections.flat().some(hasPages))

const hasPages = ({ documents, withdrawn }: Choice): boolean => !withdrawn && documents.length > 0
/** Documents of a withdrawn item are not given: it has been taken back with its papers. */
const itemOfChoice = (one: Choice, name: string, way: 'body' | 'direct'): BundleItem => ({
  id: name,
  number: one.number,
  title: `Titre ${name}`,
  withdrawn: one.withdrawn,
  documents: (one.withdrawn ? [] : one.documents).map((index, i) => ({
    id: `${name}.${i}`,
    label: `Piece ${name} ${i}`,
    path: (known[index] as Known)[way].path,
  })),
})
function specFor({ sections, cover, printAgenda, folio }: Composition, way: 'body' | 'direct'): BundleSpec {
  const parts = sections.map((choices, s) => ({
    heading: `Partie ${s + 1}`,
    items: choices.map((one, i) => itemOfChoice(one, `${s}-${i}`, way)),
  }))
  return specOf([], {
    cover: cover ? { authority: 'Ville d’Essai', heading: 'Conseil municipal' } : null,
    printAgenda,
    agenda: { sections: parts },
    stamp: { left: 'Rapport n° {number} – {page}/{pages}', folio },
  })
}

/** Where each document must be: its first page, when `front` pages stand before. */
function placesOf({ sections }: Composition, front: number) {
  let next = front + 1
  return sections.flatMap((choices, s) =>
    choices.map((one, i) => {
      const documents = (one.withdrawn ? [] : one.documents).map((index) => {
        const { alone } = known[index] as Known
        const place = { alone, firstPage: next, pages: alone.pages }
        next += alone.pages
        return place
      })
      return { id: `${s}-${i}`, documents, firstPage: documents[0]?.firstPage ?? null }
    }),
  )
}

const runs = { numRuns: 25, endOnFailure: true }
const build = async (chosen: Composition, way: 'body' | 'direct' = 'body') => {
  const { result, path } = await bench.assemble(specFor(chosen, way))
  const seen = await measure(path)
  const own = placesOf(chosen, 0).flatMap(({ documents }) => documents)
  const front = result.pages - own.reduce((sum, { pages }) => sum + pages, 0)
  return { result, seen, front, places: placesOf(chosen, front) }
}

describe('any composition', () => {
  it('has each page once, in order, with its text and size', async () => {
    await fc.assert(
      fc.asyncProperty(composition, async (chosen) => {
        const { result, seen, front, places } = await build(chosen)
        expect(front).toBeGreaterThanOrEqual(chosen.cover || chosen.printAgenda ? 1 : 0)
        if (!chosen.cover && !chosen.printAgenda) expect(front).toBe(0)
        expect(seen.pages).toBe(result.pages)
        expect(seen.labels).toEqual(seen.texts.map((_, i) => String(i + 1)))
        for (const { alone, firstPage } of places.flatMap(({ documents }) => documents)) {
          alone.texts.forEach((text, i) => expect(seen.texts[firstPage - 1 + i]).toContain(text))
          expect(seen.sizes.slice(firstPage - 1, firstPage - 1 + alone.pages)).toEqual(alone.sizes)
        }
      }),
      runs,
    )
  })

  it('says where each item and document starts', async () => {
    await fc.assert(
      fc.asyncProperty(composition, async (chosen) => {
        const { result, places } = await build(chosen)
        const said = result.items.map(({ id, firstPage, documents }) => ({
          id,
          firstPage,
          documents: documents.map((one) => [one.firstPage, one.pages]),
        }))
        const expected = places.map(({ id, firstPage, documents }) => ({
          id,
          firstPage,
          documents: documents.map((one) => [one.firstPage, one.pages]),
        }))
        expect(said).toEqual(expected)
      }),
      runs,
    )
  })

  it('leads every link to the page it led to', async () => {
    await fc.assert(
      fc.asyncProperty(composition, async (chosen) => {
        const { seen, front, places } = await build(chosen)
        for (const { alone, firstPage, pages } of places.flatMap(({ documents }) => documents)) {
          const here = seen.links
            .filter(({ page, target }) => page >= firstPage && page < firstPage + pages && target !== null)
            // A way back to the list may be on any page.
            .filter(({ target }) => (target ?? 0) > front)
          const wanted = alone.links.filter(({ target }) => target !== null)
          expect(here.map(({ page, target }) => [page, target])).toEqual(
            wanted.map(({ page, target }) => [page + firstPage - 1, (target ?? 0) + firstPage - 1]),
          )
        }
      }),
      runs,
    )
  })

  it('leads from the list and from the outline to each item, and to nothing withdrawn', async () => {
    await fc.assert(
      fc.asyncProperty(composition, async (chosen) => {
        const { seen, front, places } = await build(chosen)
        for (const { id, firstPage } of places) {
          const row = seen.outline.find(({ title }) => title.endsWith(`Titre ${id}`))
          expect(row?.page ?? null).toBe(firstPage)
        }
        if (!chosen.printAgenda) return
        const listed = seen.links.filter(({ page }) => page <= front).map(({ target }) => target)
        for (const { documents } of places)
          for (const { firstPage } of documents) expect(listed).toContain(firstPage)
        expect(seen.texts.slice(0, front).join('')).toContain('Titre0-0')
      }),
      runs,
    )
  })

  it('is the same from bodies as from originals', async () => {
    await fc.assert(
      fc.asyncProperty(composition, async (chosen) => {
        const [body, direct] = [await build(chosen, 'body'), await build(chosen, 'direct')]
        expect(direct.seen).toEqual(body.seen)
        expect(direct.result.items).toEqual(body.result.items)
      }),
      { ...runs, numRuns: 12 },
    )
  })
})

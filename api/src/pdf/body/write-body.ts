import type { Source, SourcePage } from '../source/source.ts'
import { decodeText, readString } from '../syntax/read.ts'
import type { Body } from './body.ts'
import { describeOutline } from './bookmarks.ts'
import { copyNoted, openCopying, writeShown, type StreamTarget } from './copying.ts'
import { describeFiles } from './files.ts'
import { describeForm } from './form.ts'
import { describeLayers } from './layers.ts'
import { describePage } from './page.ts'
import { copyStructure } from './structure.ts'

export interface BodyOptions {
  /** Links by name are left as they are: the bundle has these names. */
  readonly keepNames?: boolean
  /**
   * These pages alone, from 1, in that order. Nothing of the others is carried along, so bookmarks, forms, files and tags, which
   * speak of the whole document, are left out.
   */
  readonly pages?: readonly number[]
  /** false leaves out what is pinned to the pages, links included. */
  readonly annotations?: boolean
  /** Pictures are made smaller, for phones: see `lighterOf`. All else stays. */
  readonly light?: boolean
}

/**
 * Makes a document ready for bundles: its streams go to `target` as they are, byte for byte; the rest is returned, with numbers
 * that can be moved. Copied is what the pages need, then forms, files, layers, bookmarks and tags; never the scripts and views of
 * the document as a whole, its metadata, nor the pages that are no longer in its tree.
 */
export async function writeBody(
  source: Source,
  target: StreamTarget,
  { keepNames = false, pages: wanted, annotations = true, light = false }: BodyOptions = {},
): Promise<Body> {
  const all = source.pages()
  const sourcePages = wanted ? wanted.map((number) => pageAt(all, number)) : all
  const order = all.map(({ number }) => number)
  const copying = openCopying(source, order, target, { keepNames, annotations, light })
  const { numbers, shown, structure } = copying
  // Pages first, so that whatever refers to them finds them.
  const given = sourcePages.map(() => numbers.fresh())
  // A page that stands twice in the tree is two pages; links go to the first.
  for (let i = sourcePages.length - 1; i >= 0; i--)
    numbers.give(sourcePages[i]?.number ?? -1, given[i] as number)
  const write = writeShown(copying)
  const form = wanted ? null : describeForm(copying)
  const pages: Body['pages'][number][] = []
  for (const [i, page] of sourcePages.entries()) {
    pages.push(describePage(copying, page, given[i] as number))
    await copyNoted(copying, shown, write)
  }
  const layers = describeLayers(copying)
  const files = wanted ? [] : describeFiles(copying)
  const outline = wanted ? [] : describeOutline(copying)
  await copyNoted(copying, shown, write)
  const tags = wanted ? null : await copyStructure(copying)
  const language = readString(source.resolve(source.catalog.get('Lang')))
  return {
    objects: numbers.count(),
    pages,
    lanes: [shown.finish(), structure.finish()],
    outline,
    form,
    files,
    layers,
    structure: tags,
    language: language ? decodeText(language) : null,
  }
}

function pageAt(pages: readonly SourcePage[], number: number): SourcePage {
  const page = pages[number - 1]
  if (!page) throw new RangeError('a page is missing')
  return page
}

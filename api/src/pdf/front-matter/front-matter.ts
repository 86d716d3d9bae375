import type { BundleSpec } from '../types.ts'
import { layOutAgenda } from './agenda.ts'
import type { Places } from './agenda-item.ts'
import { drawCover } from './cover.ts'
import { openPaper } from './paper.ts'
import { readPicture } from './picture.ts'
import { page } from './style.ts'
import { openTags } from './tags.ts'

export interface FrontMatter {
  readonly pages: number
  readonly bytes: Uint8Array
}

/**
 * Cover and ordre du jour as a tagged PDF. `places` is asked for page numbers counted from the end of the front matter;
 * links, unless `linked` is false, go to the names `item-<index>` and `document-<index>-<n>`, which the assembler turns into pages.
 */
export async function printFrontMatter(
  spec: BundleSpec,
  places: Places,
  { linked = true }: { readonly linked?: boolean } = {},
): Promise<FrontMatter> {
  const paper = openPaper(
    {
      title: spec.title,
      author: spec.author,
      language: spec.language ?? 'fr-FR',
      createdAt: new Date(spec.createdAt),
    },
    page.width,
    page.height,
  )
  const tags = openTags(paper, linked)
  // What comes after the list on paper begins on the right: its own last page may be followed by a blank one.
  const leaves = (count: number) => (spec.duplex ? count + (count % 2) : count)
  let pages = spec.cover ? 1 : 0
  const shifted: Places = {
    ofItem: (index) => shift(places.ofItem(index), leaves(pages)),
    ofDocument: (index, document) => shift(places.ofDocument(index, document), leaves(pages)),
    filesOf: places.filesOf,
  }
  const logo = spec.cover?.logo ? await readPicture(spec.cover.logo) : null
  if (spec.cover) drawCover(paper, tags, spec.cover, logo)
  if (spec.printAgenda !== false) {
    const agenda = layOutAgenda(paper, tags, spec, shifted)
    pages += agenda.pages
    agenda.draw()
  }
  return { pages, bytes: await paper.finish() }
}

const shift = (page: number | null, by: number): number | null => (page === null ? null : page + by)

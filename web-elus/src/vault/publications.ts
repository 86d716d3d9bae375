import {
  type Contract,
  listMyPublications,
  type MyPublication,
  type MyPublicationText,
  readDirectory,
  readMyPublication,
} from '@hemicycle/contract'
import { call } from '../api.ts'
import { remembered } from './kept.ts'
import type { Wanted } from './plan.ts'

/**
 * What the assembly publishes, kept where the person asked for it: texts and directory at once, then the PDFs that this gives. What has
 * not changed since the last time is not asked for again.
 */
export async function keepPublications(): Promise<readonly Wanted[]> {
  const { publications } = await call(listMyPublications, {})
  await call(readDirectory, {})
  const wanted: Wanted[] = []
  for (const publication of publications) {
    const { documents } = await textOf(publication)
    for (const { id, bytes, pages } of documents)
      if (pages !== null) wanted.push({ kind: 'PUBLICATION', id, bytes })
  }
  return wanted
}

async function textOf({ id, publishedAt, files }: MyPublication): Promise<MyPublicationText> {
  const asked = { publicationId: id }
  const known = await remembered<MyPublicationText>(readMyPublication as Contract, asked)
  return known?.publishedAt === publishedAt && known.files === files ? known : call(readMyPublication, asked)
}

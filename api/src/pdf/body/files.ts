import { decodeText, readDict } from '../syntax/read.ts'
import type { Body } from './body.ts'
import type { Copying } from './copying.ts'
import { readNames } from './trees.ts'

/** The files that a document carries (ISO 32000-1, 7.11.4). Those pinned to a page are annotations and follow their page. */
export function describeFiles({ source, numbers }: Copying): Body['files'] {
  const names = readDict(source.resolve(source.catalog.get('Names')))
  return readNames(source, names?.get('EmbeddedFiles'))
    .filter(([, value]) => readDict(source.resolve(value)))
    .map(([name, value]) => ({ name: decodeText(name), file: numbers.soundFragment(value) }))
}

import { settle } from '../body/fragment.ts'
import { textString } from '../syntax/write.ts'
import type { PdfWriter } from '../write/pdf-writer.ts'
import type { Placed } from './places.ts'
import { writeTree } from './write-tree.ts'

/**
 * Names of the bundle: places of its list, and the files of its documents (ISO 32000-1, 7.7.4). Files keep the name they are
 * saved under; their key begins with the place of their document, so that two « budget.csv » stay two files.
 */
export function namesEntry(
  pdf: PdfWriter,
  documents: readonly Placed[],
  places: ReadonlyMap<string, string>,
): string {
  const files = documents.flatMap(({ body, base }, d) =>
    body.files.map(({ name, file }, i) => {
      const key = `${String(d + 1).padStart(4, '0')}-${String(i + 1).padStart(4, '0')} ${name}`
      return [textString(key), settle(file, base)] as const
    }),
  )
  const inOrder = (rows: readonly (readonly [string, string])[]) =>
    [...rows].sort(([a], [b]) => (bytesOf(a) < bytesOf(b) ? -1 : 1))
  const destinations = [...places].map(([name, target]) => [`(${name})`, target] as const)
  const trees = [
    destinations.length > 0 ? `/Dests ${writeTree(pdf, 'Names', inOrder(destinations))} 0 R` : '',
    files.length > 0 ? `/EmbeddedFiles ${writeTree(pdf, 'Names', inOrder(files))} 0 R` : '',
  ]
  return trees.join('') ? `/Names<<${trees.join('')}>>` : ''
}

/** Names are in the order of their bytes, and some are written in hexadecimal. */
const bytesOf = (name: string): string =>
  name.startsWith('<')
    ? Buffer.from(name.slice(1, -1), 'hex').toString('latin1')
    : name.slice(1, -1).replace(/\\(.)/g, '$1')

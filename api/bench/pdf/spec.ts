import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { bodyName, type BundleItem, type BundleSpec } from '../../src/pdf/index.ts'

/** The bundle of a folder: everything the product puts in it. Bodies are kept in `bodies` when it is given. */
export const specOf = (paths: readonly string[], bodies: string | null = null): BundleSpec => ({
  title: 'Commission permanente – 18 décembre 2026',
  author: 'Département d’essai',
  createdAt: '2026-12-01T08:00:00Z',
  cover: {
    authority: 'Département d’essai',
    heading: 'Commission permanente',
    subheading: 'Vendredi 18 décembre 2026',
  },
  agenda: { sections: [{ items: paths.map((path, i) => itemOf(path, i, bodies)) }] },
  stamp: { left: 'CP 18/12/2026 – Rapport n° {number} – {page}/{pages}', folio: true },
})

const itemOf = (path: string, i: number, bodies: string | null): BundleItem => ({
  id: String(i),
  number: String(101 + i),
  title: basename(path, '.pdf'),
  documents: [
    { id: String(i), label: 'Rapport', path, ...(bodies === null ? {} : { body: bodyOf(path, bodies) }) },
  ],
})

/** The product names bodies after the hash of the contents, known since the upload; here the name of the file is enough. */
const bodyOf = (path: string, bodies: string): string =>
  join(bodies, bodyName(createHash('sha256').update(path).digest('hex')))

import { basename } from 'node:path'
import type { BundleItem, BundleSpec } from '../../src/pdf/index.ts'

/** The bundle of a folder: everything the product puts in it. */
export const specOf = (paths: readonly string[]): BundleSpec => ({
  title: 'Commission permanente – 18 décembre 2026',
  author: 'Département d’essai',
  createdAt: '2026-12-01T08:00:00Z',
  cover: {
    authority: 'Département d’essai',
    heading: 'Commission permanente',
    subheading: 'Vendredi 18 décembre 2026',
  },
  agenda: { sections: [{ items: paths.map(itemOf) }] },
  stamp: { left: 'CP 18/12/2026 – Rapport n° {number} – {page}/{pages}', folio: true },
})

const itemOf = (path: string, i: number): BundleItem => ({
  id: String(i),
  number: String(101 + i),
  title: basename(path, '.pdf'),
  documents: [{ id: String(i), label: 'Rapport', path }],
})

import { PDFDocument } from 'pdf-lib'
import { importPages } from '../assemble/import-pages.ts'
import { loadPdf, savePdf } from '../assemble/load.ts'
import { setPages } from '../assemble/page-tree.ts'
import type { Derivation } from '../types.ts'
import { openReader, type Reader } from './judge.ts'
import { runQpdf } from './qpdf.ts'
import { picturePages } from './picture.ts'

/** One way of making a readable copy. Each may throw or come out wrong: the copy is always read back and compared. */
export interface Remedy {
  readonly derivation: Derivation
  readonly apply: (bytes: Uint8Array) => Promise<Uint8Array>
}

const rewrite: Remedy = {
  derivation: 'rewritten',
  apply: async (bytes) => savePdf(await loadPdf(bytes)),
}

/** The pages alone, under a new tree: for a tree that announces fewer pages than it holds. */
const rebuild: Remedy = {
  derivation: 'repaired',
  apply: async (bytes) => {
    const [source, target] = [await loadPdf(bytes), await PDFDocument.create({ updateMetadata: false })]
    setPages(target, importPages(source, target))
    return savePdf(target)
  },
}

const decrypt: Remedy = {
  derivation: 'decrypted',
  apply: async (bytes) => {
    // Loaded only for protected files: a second pdf-lib takes time to start.
    const { ParseSpeeds, PDFDocument: Protected } = await import('@cantoo/pdf-lib')
    const pdf = await Protected.load(bytes, {
      parseSpeed: ParseSpeeds.Fastest,
      throwOnInvalidObject: true,
      updateMetadata: false,
      password: '',
    })
    return pdf.save({ objectsPerTick: Infinity, addDefaultPage: false, updateFieldAppearances: false })
  },
}

const qpdf: Remedy = { derivation: 'repaired', apply: runQpdf }

const extract: Remedy = {
  derivation: 'repaired',
  apply: (bytes) => withReader(bytes, (reader) => reader.document.extractPages([{ document: null }])),
}

const picture: Remedy = { derivation: 'pictured', apply: (bytes) => withReader(bytes, picturePages) }

/** In the order to try: from the one that changes least to the one that keeps only what is seen. */
export const remedies = (encrypted: boolean): readonly Remedy[] =>
  encrypted
    ? [decrypt, { ...qpdf, derivation: 'decrypted' }, { ...extract, derivation: 'decrypted' }, picture]
    : [rewrite, rebuild, qpdf, extract, picture]

async function withReader(bytes: Uint8Array, work: (reader: Reader) => Promise<Uint8Array>) {
  const opening = await openReader(bytes)
  if (opening.kind !== 'open') throw new Error('unreadable')
  try {
    // pdf.js extracts from an empty document by rejecting where nobody can catch it.
    if (opening.reader.pages === 0) throw new Error('no page')
    return await work(opening.reader)
  } finally {
    await opening.reader.close()
  }
}

import { ParseSpeeds, PDFDocument as LenientDocument } from '@cantoo/pdf-lib'
import { loadPdf, savePdf } from '../assemble/load.ts'
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

const decrypt: Remedy = {
  derivation: 'decrypted',
  apply: async (bytes) => {
    const pdf = await LenientDocument.load(bytes, {
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
    : [rewrite, qpdf, extract, picture]

async function withReader(bytes: Uint8Array, work: (reader: Reader) => Promise<Uint8Array>) {
  const opening = await openReader(bytes)
  if (opening.kind !== 'open') throw new Error('unreadable')
  try {
    return await work(opening.reader)
  } finally {
    await opening.reader.close()
  }
}

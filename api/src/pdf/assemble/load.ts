import { readFile } from 'node:fs/promises'
import { ParseSpeeds, PDFDocument } from 'pdf-lib'

/**
 * Reads a PDF with pdf-lib, tuned: without `Fastest` it sleeps after every 100 objects. An object it cannot parse is an
 * error and not a warning, so that nothing is dropped silently. Throws on encrypted or damaged files.
 */
export async function loadPdf(source: string | Uint8Array): Promise<PDFDocument> {
  const bytes = typeof source === 'string' ? await readFile(source) : source
  return PDFDocument.load(bytes, {
    parseSpeed: ParseSpeeds.Fastest,
    throwOnInvalidObject: true,
    updateMetadata: false,
  })
}

/** Serialises without yielding and with object streams: pdf.js opens such a bundle in a few requests. */
export const savePdf = (pdf: PDFDocument): Promise<Uint8Array> =>
  pdf.save({
    useObjectStreams: true,
    addDefaultPage: false,
    objectsPerTick: Infinity,
    updateFieldAppearances: false,
  })

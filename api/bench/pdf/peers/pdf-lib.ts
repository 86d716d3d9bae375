import { readFileSync, writeFileSync } from 'node:fs'
import { ParseSpeeds, PDFDocument, StandardFonts } from 'pdf-lib'
import { listed } from './listed.ts'

// The usual library at its best: everything parsed at once, marks in a font that needs no embedding, no outline and no list.
const [paths, out] = listed()
const bundle = await PDFDocument.create()
const font = await bundle.embedFont(StandardFonts.Helvetica)
for (const [i, path] of paths.entries()) {
  const source = await PDFDocument.load(readFileSync(path), {
    parseSpeed: ParseSpeeds.Fastest,
    updateMetadata: false,
  })
  const pages = await bundle.copyPages(source, source.getPageIndices())
  pages.forEach((page, at) => {
    const text = `CP 18/12/2026 - Rapport n° ${101 + i} - ${at + 1}/${pages.length}`
    bundle.addPage(page).drawText(text, { x: 20, y: page.getHeight() - 20, size: 8, font })
  })
}
writeFileSync(out, await bundle.save({ objectsPerTick: Infinity }))

import { writeFile } from 'node:fs/promises'
import { PDFDocument, PDFName } from 'pdf-lib'
import { importPages } from './import-pages.ts'
import { loadPdf, savePdf } from './load.ts'
import { setPages } from './page-tree.ts'

/** Writes at `out` the first `count` pages of a bundle: its ordre du jour as a file of its own. Links are left out. */
export async function firstPages(path: string, out: string, count: number): Promise<{ pages: number }> {
  const bundle = await loadPdf(path)
  const first = bundle.getPages().slice(0, count)
  for (const page of first) page.node.delete(PDFName.of('Annots'))
  const target = await PDFDocument.create({ updateMetadata: false })
  const pages = importPages(
    bundle,
    target,
    first.map((_, index) => index + 1),
  )
  setPages(target, pages)
  target.setTitle(bundle.getTitle() ?? '', { showInWindowTitleBar: true })
  target.setAuthor(bundle.getAuthor() ?? '')
  target.setLanguage('fr-FR')
  const date = bundle.getCreationDate()
  if (date) target.setCreationDate(date)
  await writeFile(out, await savePdf(target))
  return { pages: pages.length }
}

import { readFile } from 'node:fs/promises'
import { openReader } from './judge.ts'
import { isFormShell } from './sniff.ts'

/**
 * Whether the pages of a document with an XFA form only say « open me elsewhere ». Asked of pdf.js, which reads the letters of any font;
 * it is loaded for these rare files alone.
 */
export async function isEmptyShell(path: string, pages: number): Promise<boolean> {
  if (pages > 2) return false
  const opening = await openReader(await readFile(path))
  if (opening.kind !== 'open') return pages === 0
  const texts: string[] = []
  for (let page = 1; page <= Math.min(2, opening.reader.pages); page++)
    texts.push((await opening.reader.text(page)) ?? '')
  await opening.reader.close()
  return isFormShell(texts)
}

import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { makeMixed } from './mixed.ts'
import { makeTagged } from './tagged.ts'

/** A folder of PDFs, in the order of their names. */
export interface Corpus {
  readonly name: CorpusName
  readonly folder: string
  readonly paths: readonly string[]
  readonly pages: number
  readonly bytes: number
  readonly made: string
}
export type CorpusName = 'mixed' | 'tagged' | 'hundred' | 'five-hundred' | 'half' | 'double' | 'fourfold'

/** Of the generator: another number makes everybody's corpora again. */
const VERSION = 1
const HOME = join(tmpdir(), `hemicycle-bench-pdf-${VERSION}`)

/** Makes a corpus, or takes the one a former run made. */
export async function corpus(name: CorpusName): Promise<Corpus> {
  const folder = join(HOME, name)
  const facts = join(HOME, `${name}.json`)
  if (!existsSync(facts)) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const made = await makers[name](folder)
    const paths = readdirSync(folder)
      .sort()
      .map((file) => join(folder, file))
    const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0)
    let pages = 0
    for (const path of paths) pages += await pagesOf(path)
    writeFileSync(facts, JSON.stringify({ name, folder, paths, pages, bytes, made }))
  }
  return JSON.parse(readFileSync(facts, 'utf8')) as Corpus
}

const makers: Record<CorpusName, (folder: string) => Promise<string>> = {
  mixed: async (folder) => (await makeMixed(folder), 'pdfkit'),
  tagged: makeTagged,
  hundred: (folder) => first(100, folder),
  'five-hundred': (folder) => first(500, folder),
  half: (folder) => first(1500, folder),
  double: (folder) => times(2, folder),
  fourfold: (folder) => times(4, folder),
}

/** The first files of the mixed corpus, until there are that many pages. */
async function first(pages: number, folder: string): Promise<string> {
  const { paths } = await corpus('mixed')
  let total = 0
  for (const [i, path] of paths.entries()) {
    const own = await pagesOf(path)
    if (total + own > pages * 1.05) continue
    total += own
    copyFileSync(path, join(folder, `${String(i + 1).padStart(3, '0')}.pdf`))
    if (total >= pages) break
  }
  return 'first files of « mixed »'
}

async function times(count: number, folder: string): Promise<string> {
  const { paths } = await corpus('mixed')
  for (let turn = 1; turn <= count; turn++)
    paths.forEach((path, i) => linkSync(path, join(folder, `${turn}-${String(i + 1).padStart(3, '0')}.pdf`)))
  return `« mixed » ${count} times`
}

async function pagesOf(path: string): Promise<number> {
  return (await PDFDocument.load(readFileSync(path), { updateMetadata: false })).getPageCount()
}

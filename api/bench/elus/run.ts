import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../test/journeys/browser.ts'
import { startProduct } from '../desk-product.ts'
import { corpus } from '../pdf/corpora/corpora.ts'
import { seeded } from '../pdf/corpora/random.ts'
import { writeReport } from '../pdf/corpora/report.ts'
import { type FirstPage, type Long, measureFirstPage, measureTurns } from './cases/bundle.ts'
import { measureReading, type Reading } from './cases/reading.ts'
import { measureSearching, type Searching } from './cases/searching.ts'
import { measureStart, type Start } from './cases/start.ts'
import { measureStock, type Stock } from './cases/stock.ts'
import { catchUp, measureStoring, type Storing } from './cases/storing.ts'
import { enter, openDevice } from './device.ts'
import { bundleBytes, convene, officeOf } from './meetings.ts'

export interface Results {
  readonly start: Start
  readonly storing: Storing
  readonly reading: Reading
  readonly bundle: { readonly pages: number; readonly mb: number; readonly fast: FirstPage; readonly slow: FirstPage; readonly long: Long } // prettier-ignore
  readonly searching: Searching
  readonly stock: Stock
}
const PAGES = 20
const SMALL_BYTES = 60e6

/** Everything, in one run of the product with the demo, one meeting of 60 MB and one of 3 000 pages. */
export async function runAll(say: (what: string) => void): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-bench-elus-'))
  const product = await startProduct({ PATH: `${await withoutOcr(folder)}:${process.env.PATH}` })
  const browser = await openBrowser()
  try {
    return await measure(browser, product.origin, folder, say)
  } finally {
    await browser.close()
    await product.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(
  browser: Browser,
  origin: string,
  folder: string,
  say: (what: string) => void,
): Promise<Results> {
  // A token lasts a quarter of an hour: asked for again before each meeting.
  const office = () => officeOf(origin)
  const report = join(folder, '000 Rapport.pdf')
  await writeReport(report, PAGES, 0, seeded(7))
  const mixed = await corpus('mixed')
  say('a meeting of 60 MB')
  const small = await convene(await office(), [report, ...upTo(mixed.paths, SMALL_BYTES)], 8)
  say('the first minute')
  const start = await measureStart(browser, origin)
  say('keeping the meeting, and reading without network')
  const keeper = await openDevice(browser, 'FAST')
  await enter(keeper, origin)
  const storing = await measureStoring(keeper)
  const reading = await measureReading(keeper, small, PAGES)
  // A device left open would fetch the next meeting while others are timed.
  await keeper.page.goto('about:blank')
  say('a meeting of 3 000 pages')
  const large = await convene(await office(), mixed.paths, 9)
  const path = join(folder, 'bundle.pdf')
  await writeFile(path, await bundleBytes(await office(), large))
  say('the bundle of 3 000 pages')
  const reader = await openDevice(browser, 'FAST')
  await enter(reader, origin)
  const meeting = `${origin}/seances/${large}`
  const slow = await measureFirstPage(reader, meeting, 'SLOW_4G')
  const fast = await measureFirstPage(reader, meeting, 'FAST')
  const long = await measureTurns(browser, reader)
  await reader.close()
  say('the search')
  await catchUp(keeper, origin)
  const searching = await measureSearching(keeper, meeting)
  await keeper.close()
  say('the viewer of pdf.js')
  const stock = await measureStock(browser, { report, bundle: path }, PAGES)
  const bundle = { pages: mixed.pages, mb: statSync(path).size / 1e6, fast, slow, long }
  return { start, storing, reading, bundle, searching, stock }
}

/** A thousand scanned pages would be read for an hour before anything is measured: here, scans have no text. */
async function withoutOcr(folder: string): Promise<string> {
  await writeFile(join(folder, 'tesseract'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  return folder
}

/** The first files that weigh so much together. */
function upTo(paths: readonly string[], bytes: number): string[] {
  const chosen: string[] = []
  let sum = 0
  for (const path of paths) {
    if (sum >= bytes) break
    sum += statSync(path).size
    chosen.push(path)
  }
  return chosen
}

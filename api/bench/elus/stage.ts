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
import { bundleBytes, convene, officeOf } from './meetings.ts'

/** Pages of the report that is read on the device. */
export const REPORT_PAGES = 20
const SMALL_BYTES = 60e6

/** A meeting of 60 MB: the address of the report of 20 pages, on disk, is told beside. */
export interface Small {
  readonly meetingId: string
  readonly report: string
}
/** A meeting of 3 000 pages and its bundle, on disk too, for the viewer of pdf.js. */
export interface Large {
  readonly meetingId: string
  readonly bundle: string
  readonly pages: number
  readonly mb: number
}
/** The product, a browser, and the meetings: each made when a case first asks for it. */
export interface Stage {
  readonly origin: string
  readonly browser: Browser
  readonly small: () => Promise<Small>
  readonly large: () => Promise<Large>
  readonly end: () => Promise<void>
}

export async function openStage(say: (what: string) => void): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-bench-elus-'))
  const product = await startProduct({ PATH: `${await withoutOcr(folder)}:${process.env.PATH}` })
  const browser = await openBrowser()
  const { origin } = product
  return {
    origin,
    browser,
    small: once(() => told(say, 'a meeting of 60 MB, made', () => makeSmall(origin, folder))),
    large: once(() => told(say, 'a meeting of 3 000 pages, made', () => makeLarge(origin, folder))),
    end: async () => {
      await browser.close()
      await product.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Does something, and says what it was and how long it took. */
export async function told<R>(say: (what: string) => void, what: string, work: () => Promise<R>): Promise<R> {
  const start = performance.now()
  const result = await work()
  say(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}

export async function makeSmall(origin: string, folder: string): Promise<Small> {
  const report = join(folder, '000 Rapport.pdf')
  await writeReport(report, REPORT_PAGES, 0, seeded(7))
  const { paths } = await corpus('mixed')
  const meetingId = await convene(await officeOf(origin), [report, ...upTo(paths, SMALL_BYTES)], 8)
  return { meetingId, report }
}

export async function makeLarge(origin: string, folder: string): Promise<Large> {
  const { paths, pages } = await corpus('mixed')
  const office = await officeOf(origin)
  const meetingId = await convene(office, paths, 9)
  const bundle = join(folder, 'bundle.pdf')
  await writeFile(bundle, await bundleBytes(office, meetingId))
  return { meetingId, bundle, pages, mb: statSync(bundle).size / 1e6 }
}

function once<R>(make: () => Promise<R>): () => Promise<R> {
  let made: Promise<R> | null = null
  return () => (made ??= make())
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

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { assembleBundle, inspect, normalise } from '../index.ts'
import type { Inspection } from '../types.ts'
import { itemOf, specOf } from './bundling.ts'
import { openPdf } from './measure.ts'

/** The whole road of one file: seen, normalised, bundled. Runs in a process of its own, see `runner.ts`. */
export interface Trial {
  readonly seen: Inspection
  /** Pages of the bundle made of this file alone, by what the assembler says; null for a refused file. */
  readonly bundled: number | null
  /** Where that bundle is. */
  readonly bundle: string
  readonly cpuMs: number
  /** Highest memory of the process so far, in MiB. */
  readonly peakMb: number
}

/** What pdf.js reads of a file: text of each page without spaces, null when the page cannot be opened. */
export type Reading = readonly (string | null)[]

export interface Task {
  readonly kind: 'trial' | 'read'
  readonly path: string
}
export type Outcome = { readonly done: Trial | Reading | null } | { readonly failed: string }

/** Rejects when inspection and normalisation do not say the same, or when an accepted file cannot be bundled. */
export async function tryFile(path: string): Promise<Trial> {
  const start = process.cpuUsage()
  const [copy, bundle] = [`${path}.body`, `${path}.bundle.pdf`]
  rmSync(copy, { force: true })
  const seen = await inspect(path)
  const again = await normalise(path, copy)
  if (again.verdict !== seen.verdict || again.pages !== seen.pages)
    throw new Error(`inspected ${seen.verdict} ${seen.pages}, normalised ${again.verdict} ${again.pages}`)
  let bundled: number | null = null
  if (seen.verdict !== 'REFUSED') {
    const item = itemOf('1', [['Rapport', existsSync(copy) ? copy : path]])
    bundled = (await assembleBundle(specOf([item]), bundle)).pages
  }
  const { user, system } = process.cpuUsage(start)
  return {
    seen,
    bundled,
    bundle,
    cpuMs: (user + system) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }
}

/** More pages than any of our small files has: a count that lies is not walked to its end. */
const ENOUGH = 200

/** null when pdf.js does not want the file. */
export async function readFileText(path: string): Promise<Reading | null> {
  const pdf = await openPdf(readFileSync(path)).catch(() => null)
  if (!pdf) return null
  try {
    const texts: (string | null)[] = []
    for (let number = 1; number <= Math.min(pdf.numPages, ENOUGH); number++) {
      const page = await pdf.getPage(number).catch(() => null)
      const content = await page?.getTextContent().catch(() => null)
      const text = content?.items.map((item) => ('str' in item ? item.str : '')).join('')
      texts.push(text === undefined ? null : text.replace(/\s+/g, ''))
    }
    return texts
  } finally {
    await pdf.destroy()
  }
}

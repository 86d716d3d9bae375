import { foldText } from '@hemicycle/domain'
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { drawnReport } from '../../test/fixtures/houses-drawn.ts'
import {
  EVERY_REPORT,
  makeBadFiles,
  makeReport,
  type ReportSpec,
  SYNTHETIC_REPORTS,
} from '../../test/fixtures/reports.ts'
import { extractDocument, pagesOfText, TRUST_THRESHOLD, Unreadable } from './index.ts'

const FIELDS = ['title', 'rapporteur', 'department', 'actNumber', 'reportNumber'] as const
const fold = (value: string | null | undefined) => (value ? foldText(value) : null)

async function check(spec: ReportSpec): Promise<void> {
  const read = await extractDocument(await makeReport(spec))
  const got = Object.fromEntries(FIELDS.map((key) => [key, fold(read[key]?.value)]))
  expect(got).toEqual(Object.fromEntries(FIELDS.map((key) => [key, fold(spec[key])])))
  expect(read.kind.value).toBe(spec.kind)
}

describe('every house style', () => {
  it.each(SYNTHETIC_REPORTS.map((spec) => [spec.name, spec] as const))('%s', (_name, spec) => check(spec))

  it('with other facts', { timeout: 120_000 }, async () => {
    for (const spec of EVERY_REPORT.filter((_, index) => index % 5 === 0)) await check(spec)
  })
})

describe('houses drawn by lot', () => {
  it('are read without a wrong value held for sure', { timeout: 60_000 }, async () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const { bytes, printed, kind } = drawnReport(seed)
      const read = await extractDocument(await bytes())
      expect(read.kind.value).toBe(kind)
      const { title, number, rapporteur, department, policy } = read
      const fields = { title, number, rapporteur, department, policy, committee: read.committees[0] ?? null }
      for (const [key, field] of Object.entries(fields))
        if (field && field.confidence >= TRUST_THRESHOLD)
          expect([seed, key, fold(field.value)]).toEqual([
            seed,
            key,
            fold(printed[key as keyof typeof fields]),
          ])
    }
  })

  it('bound into one cahier are cut again where each begins', async () => {
    const whole = await PDFDocument.create()
    const starts: number[] = []
    for (const seed of [1, 2, 5, 6, 9, 12]) {
      starts.push(whole.getPageCount() + 1)
      const part = await PDFDocument.load(await drawnReport(seed).bytes())
      for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page)
    }
    const { kind, parts } = await extractDocument(await whole.save())
    expect(kind.value).toBe('CAHIER')
    expect(parts.map(({ firstPage }) => firstPage)).toEqual(starts)
  })
})

describe('what is read', () => {
  const labelled = SYNTHETIC_REPORTS.find(({ name }) => name.startsWith('lozère')) as ReportSpec

  it('comes with its page, its words and its place, and a confidence that can be trusted', async () => {
    const { title, rapporteur, actNumber } = await extractDocument(await makeReport(labelled))
    for (const field of [title, rapporteur, actNumber]) {
      expect(field?.confidence).toBeGreaterThanOrEqual(TRUST_THRESHOLD)
      expect(foldText(field?.evidence.quote ?? '')).toContain(foldText(field?.value ?? '-'))
      expect(field?.evidence.page).toBe(1)
    }
    const [x, y, width, height] = title?.evidence.box ?? []
    expect(x).toBeCloseTo(60, 0)
    expect(y).toBeGreaterThan(400)
    expect((x ?? 0) + (width ?? 0)).toBeLessThan(540)
    expect(height).toBeGreaterThan(8)
  })

  it('is never an invention: a letter, a table and a blank page have no title', async () => {
    for (const spec of SYNTHETIC_REPORTS.filter(({ title }) => title === null))
      expect((await extractDocument(await makeReport(spec))).title).toBeNull()
  })

  it('is the whole text, page by page, when asked', async () => {
    const pages = await pagesOfText(await makeReport(labelled))
    expect(pages).toHaveLength(2)
    expect(pages[0]).toContain('Rapporteur :')
    expect(await pagesOfText(await makeReport(labelled), { maxPages: 1 })).toHaveLength(1)
  })
})

describe('what cannot be read', () => {
  it('is said with one clear error', async () => {
    const files = await makeBadFiles()
    for (const { bytes, refusal } of files) {
      // A PDF without pages and one asking for a password are PDFs all the same: nothing can be read from them.
      await expect(extractDocument(bytes), refusal).rejects.toBeInstanceOf(Unreadable)
    }
  })

  it('stops when asked', async () => {
    const bytes = await makeReport(SYNTHETIC_REPORTS[0] as ReportSpec)
    await expect(extractDocument(bytes, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
    const stop = new AbortController()
    const reading = extractDocument(bytes, { signal: stop.signal })
    stop.abort(new Error('assez'))
    await expect(reading).rejects.toThrow('assez')
  })
})

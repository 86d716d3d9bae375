import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { foldText } from '@hemicycle/domain'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../config.ts'
import { makeReport, SYNTHETIC_REPORTS } from '../demo/reports.ts'
import { extractDocument, TRUST_THRESHOLD, Unreadable } from './index.ts'

describe('a report made here', () => {
  it.each(SYNTHETIC_REPORTS.map((spec) => [spec.house, spec.title, spec] as const))(
    '%s: %s',
    async (_house, _title, spec) => {
      const read = await extractDocument(await makeReport(spec))
      expect(foldText(read.title?.value ?? '')).toBe(foldText(spec.title))
      expect(read.rapporteur?.value ?? null).toBe(spec.rapporteur)
      expect(read.department?.value).toBe(spec.department)
      expect(read.actNumber?.value ?? null).toBe(spec.actNumber)
      expect(read.hasText).toBe(true)
      expect(['REPORT', 'DELIBERATION']).toContain(read.kind.value)
    },
  )

  it('gives with each value the page, the words and the place it came from', async () => {
    const spec = SYNTHETIC_REPORTS[0]!
    const { title } = await extractDocument(await makeReport(spec))
    expect(title).toMatchObject({ evidence: { page: 1 } })
    expect(title!.evidence.quote).toContain('Accessibilité des bâtiments communaux')
    const [x, y, width, height] = title!.evidence.box
    expect(x).toBeGreaterThan(40)
    expect(y).toBeGreaterThan(500)
    expect(width).toBeLessThan(500)
    expect(height).toBeLessThan(60)
  })
})

it('says what cannot be read, and takes no bytes from its caller', async () => {
  await expect(extractDocument(Buffer.from('pas un PDF'))).rejects.toBeInstanceOf(Unreadable)
  const bytes = await makeReport(SYNTHETIC_REPORTS[1]!)
  const before = bytes.byteLength
  await extractDocument(bytes)
  expect(bytes.byteLength).toBe(before)
})

const real = join(process.env.HEMICYCLE_REAL_INPUT ?? join(ROOT, '../shared/real-input'), 'montpellier')

describe.runIf(existsSync(real))('real délibérations, where they are', () => {
  it('reads rapporteurs, numbers and titles at the rates asked for', { timeout: 120_000 }, async () => {
    const [, ...rows] = (await readFile(join(real, 'expected.csv'), 'utf8')).trim().split(/\r?\n/)
    const tally = { rapporteur: [0, 0], act: [0, 0] }
    let trusted = 0
    for (const row of rows) {
      const cells = [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '')
      const [file = '', , act = '', rapporteur = ''] = cells
      const read = await extractDocument(await readFile(join(real, file)))
      tally.rapporteur[foldText(read.rapporteur?.value ?? '') === foldText(rapporteur) ? 0 : 1]! += 1
      tally.act[foldText(read.actNumber?.value ?? '') === foldText(act) ? 0 : 1]! += 1
      if (read.title && read.title.confidence >= TRUST_THRESHOLD) trusted += 1
    }
    expect(tally.rapporteur[1]! / rows.length).toBeLessThanOrEqual(0.02)
    expect(tally.act[1]! / rows.length).toBeLessThanOrEqual(0.02)
    expect(trusted / rows.length).toBeGreaterThan(0.8)
  })
})

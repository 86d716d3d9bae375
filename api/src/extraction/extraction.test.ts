import { foldText } from '@hemicycle/domain'
import { describe, expect, it } from 'vitest'
import { makeReport, SYNTHETIC_REPORTS } from '../demo/reports.ts'
import { extractDocument, Unreadable } from './index.ts'

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
    const [x, y, width, height] = title!.evidence.box!
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

import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { foldText } from '@hemicycle/domain'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../config.ts'
import { extractDocument, type Field, TRUST_THRESHOLD, readTable } from './index.ts'

const folder = join(process.env.HEMICYCLE_REAL_INPUT ?? join(ROOT, '../shared/real-input'), 'montpellier')
const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    (m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? '',
  )

const same = (field: Field | null, expected: string): boolean =>
  foldText(field?.value ?? '') === foldText(expected)
/** The published list writes « Œ » as a control character and cuts titles at « & »: the page is right and the list is not. */
const asListed = (title: string): string => (title.split('&')[0] ?? '').replaceAll('Œ', '\u008c')

describe.runIf(existsSync(folder))('real délibérations, where they are', () => {
  it(
    'are read at the rates asked for, and nothing wrong is held for sure',
    { timeout: 180_000 },
    async () => {
      const [, ...rows] = (await readFile(join(folder, 'expected.csv'), 'utf8'))
        .trim()
        .split(/\r?\n/)
        .map(cells)
      const right = { title: 0, rapporteur: 0, act: 0, department: 0 }
      const falselySure: string[] = []
      for (const [file = '', title = '', act = '', rapporteur = ''] of rows) {
        const read = await extractDocument(await readFile(join(folder, file)))
        if (same(read.rapporteur, rapporteur)) right.rapporteur += 1
        if (same(read.actNumber, act)) right.act += 1
        if (read.department) right.department += 1
        if (title === '') continue
        if (same(read.title, title)) right.title += 1
        else if (
          (read.title?.confidence ?? 0) >= TRUST_THRESHOLD &&
          foldText(asListed(read.title?.value ?? '')) !== foldText(title)
        )
          falselySure.push(file)
      }
      const titled = rows.filter(([, title]) => title !== '').length
      expect(right.rapporteur / rows.length).toBeGreaterThanOrEqual(0.98)
      expect(right.act / rows.length).toBeGreaterThanOrEqual(0.98)
      expect(right.department).toBe(rows.length)
      expect(right.title / titled).toBeGreaterThanOrEqual(0.95)
      expect(falselySure).toEqual([])
    },
  )

  it('bound into one cahier are cut again where each begins', { timeout: 180_000 }, async () => {
    const names = (await readdir(join(folder, '2014-04-24'))).filter((name) => name.endsWith('.pdf')).sort()
    const whole = await PDFDocument.create()
    const starts: number[] = []
    for (const name of names) {
      starts.push(whole.getPageCount() + 1)
      const part = await PDFDocument.load(await readFile(join(folder, '2014-04-24', name)))
      for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page)
    }
    const { kind, parts } = await extractDocument(await whole.save())
    expect(kind.value).toBe('CAHIER')
    expect(parts.map(({ firstPage }) => firstPage)).toEqual(starts)
  })
})

const lists = join(folder, '../lists/montpellier-agenda-2013-11-and-12.csv')

describe.runIf(existsSync(lists))('a real ordre du jour, where it is', () => {
  it('is read whole, its columns recognised and its cells clean', async () => {
    const { columns, rows } = await readTable(await readFile(lists))
    expect(columns).toEqual(['number', 'rapporteur', 'department', 'title', null, null, 'actNumber', 'date'])
    expect(rows).toHaveLength(160)
    expect(rows.filter((row) => /_x[0-9a-f]{4}_|\ufffd|\p{Cc}/iu.test(row.join(' ')))).toEqual([])
    expect(rows.every((row) => row[3] !== '' && /^\d\d\/1[12]\/2013$/u.test(row[7] ?? ''))).toBe(true)
  })
})

import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { seeded } from './random.ts'
import { writeReport } from './report.ts'
import { drawScan, writeScan } from './scan.ts'

const [REPORTS, SCANS, SHEETS] = [112, 38, 24]

/** 150 files, about 3 000 pages and 257 MB: many short reports, a few long ones, and the scans that make the weight. */
export async function makeMixed(folder: string): Promise<void> {
  const random = seeded(42)
  const kinds = [...Array<'report'>(REPORTS).fill('report'), ...Array<'scan'>(SCANS).fill('scan')]
  for (let i = kinds.length - 1; i > 0; i--) {
    const j = random.between(0, i)
    ;[kinds[i], kinds[j]] = [kinds[j]!, kinds[i]!]
  }
  const reports = Array.from({ length: REPORTS }, () =>
    Math.max(1, Math.round(1 + 59 * random.next() ** 3.2)),
  )
  const scans = Array.from({ length: SCANS }, () => Math.max(2, Math.round(2 + 70 * random.next() ** 1.6)))
  scans[5] = 200
  const sheets = await Promise.all(Array.from({ length: SHEETS }, (_, i) => drawScan(i + 1)))
  for (const [i, kind] of kinds.entries()) {
    const path = join(folder, nameOf(i + 1, kind === 'report' ? 'Rapport' : 'Annexe numérisée'))
    if (kind === 'scan') await writeScan(path, scans.pop()!, i + 1, sheets, random)
    else await writeReport(path, reports.pop()!, i + 1, random)
    if (kind === 'report' && i % 3 === 2) packed(path)
  }
}

export const nameOf = (number: number, kind: string): string =>
  `${String(number).padStart(3, '0')} ${kind} ${number}.pdf`

/** As many writers do: small objects together in object streams. Without qpdf the file stays as it is. */
function packed(path: string): void {
  const args = ['--object-streams=generate', '--deterministic-id', path, `${path}.new`]
  if (spawnSync('qpdf', args).status === 0) renameSync(`${path}.new`, path)
}

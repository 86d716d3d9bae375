import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../src/config.ts'
import { makeReport as makeDemo, SYNTHETIC_REPORTS as DEMO } from '../src/demo/reports.ts'
import { drawnReport } from '../test/fixtures/houses-drawn.ts'
import { EVERY_REPORT, makeReport } from '../test/fixtures/reports.ts'

const folder = join(process.env.HEMICYCLE_REAL_INPUT ?? join(ROOT, '../shared/real-input'), 'montpellier')

export const FIELDS = ['title', 'rapporteur', 'department', 'actNumber', 'reportNumber'] as const
export type FieldName = (typeof FIELDS)[number]
/** Houses drawn by lot with numbers that nobody looked at while the rules were made. */
const DRAWN = { first: 5000, count: 600 }
export interface Sample {
  readonly set: string
  readonly name: string
  readonly bytes: () => Promise<Uint8Array>
  /** Null: nothing of the kind is printed. Absent: unknown, not counted. */
  readonly expected: Partial<Record<FieldName, string | null>>
}

/** The real délibérations where they are, then the reports made here. */
export async function samples(): Promise<Sample[]> {
  if (!existsSync(folder)) console.log(`Les documents réels sont absents (${folder}).\n`)
  return [...(existsSync(folder) ? await real() : []), ...synthetic()]
}

async function real(): Promise<Sample[]> {
  const [, ...rows] = (await readFile(join(folder, 'expected.csv'), 'utf8')).trim().split(/\r?\n/).map(cells)
  return rows.map(([file = '', title = '', actNumber = '', rapporteur = '']) => ({
    set: `séance réelle ${file.slice(0, 10)}`,
    name: file,
    bytes: () => readFile(join(folder, file)),
    expected: { actNumber, rapporteur, ...(title === '' ? {} : { title }) },
  }))
}

function synthetic(): Sample[] {
  const pick = (spec: Readonly<Record<FieldName, string | null>>) =>
    Object.fromEntries(FIELDS.map((key) => [key, spec[key]]))
  return [
    ...DEMO.map((spec) => ({
      set: 'démonstration',
      name: spec.title,
      bytes: () => makeDemo(spec),
      expected: pick({ ...spec, reportNumber: null }),
    })),
    ...EVERY_REPORT.map((spec) => ({
      set: 'maisons fictives',
      name: spec.name,
      bytes: () => makeReport(spec),
      expected: pick(spec),
    })),
    ...Array.from({ length: DRAWN.count }, (_, index) => drawnReport(DRAWN.first + index)).map(
      ({ name, kind, bytes, printed: { title, rapporteur, department, number } }) => ({
        set: 'tirages au sort',
        name,
        bytes,
        expected: {
          title,
          rapporteur,
          department,
          ...(kind === 'REPORT' ? { reportNumber: number } : { actNumber: number }),
        },
      }),
    ),
  ]
}

/** One line of a CSV, quotes doubled inside quotes (RFC 4180). */
const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )

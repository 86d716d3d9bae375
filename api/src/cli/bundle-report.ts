import type { BundleResult, Inspection } from '../pdf/index.ts'
import type { PlannedItem } from './bundle-plan.ts'
import type { ReadFile } from './bundle-read.ts'
import { refusalSentences } from './bundle-refusals.ts'

export interface Timings {
  readonly [stage: string]: number
}

const refusalOf = (inspection: Inspection) => inspection.refusal ?? 'DAMAGED'
const byCode = ({ inspection }: ReadFile) => refusalSentences[refusalOf(inspection)]

/** What was found and made, for the machine that reads --report. Times in milliseconds. */
export function reportOf(
  files: readonly ReadFile[],
  items: readonly PlannedItem[],
  result: BundleResult | null,
  timings: Timings,
) {
  return {
    items: items.map((item, i) => itemReport(item, result?.items[i]?.documents ?? [])),
    refused: refusedOf(files).map((file) => ({
      name: file.name,
      code: refusalOf(file.inspection),
      reason: byCode(file).reason,
    })),
    repaired: files
      .filter(({ inspection }) => inspection.verdict === 'REPAIRED')
      .map(({ name, inspection }) => ({
        name,
        derivation: inspection.derivation,
        reason: inspection.reason,
      })),
    bundle: result && { pages: result.pages, bytes: result.bytes, sha256: result.sha256 },
    timings: Object.fromEntries(Object.entries(timings).map(([stage, ms]) => [stage, Math.round(ms)])),
  }
}

type Placed = BundleResult['items'][number]['documents']

function itemReport({ file, others, number, title }: PlannedItem, placed: Placed) {
  const { extracted } = file
  return {
    number,
    title,
    rapporteur: extracted?.rapporteur?.value ?? null,
    department: extracted?.department?.value ?? null,
    actNumber: extracted?.actNumber?.value ?? null,
    files: [file, ...others].map(({ name, inspection, extracted: found }, i) => ({
      name,
      kind: found?.kind.value ?? 'OTHER',
      pages: inspection.pages,
      firstPage: placed[i]?.firstPage ?? null,
    })),
    confidence: {
      title: extracted?.title?.confidence ?? 0,
      rapporteur: extracted?.rapporteur?.confidence ?? 0,
      department: extracted?.department?.confidence ?? 0,
      actNumber: extracted?.actNumber?.confidence ?? 0,
    },
  }
}

export const refusedOf = (files: readonly ReadFile[]): ReadFile[] =>
  files.filter(({ inspection }) => inspection.verdict === 'REFUSED')

/** One line per refused file: which, why, what to do. */
export const refusalLines = (files: readonly ReadFile[]): string[] =>
  refusedOf(files).map((file) => `Refusé : ${file.name} – ${byCode(file).reason} ; ${byCode(file).wayOut}.`)

export const repairLines = (files: readonly ReadFile[]): string[] =>
  files
    .filter(({ inspection }) => inspection.verdict === 'REPAIRED')
    .map(({ name }) => `Réparé : ${name} – le fichier était endommagé ; relisez-le dans le dossier.`)

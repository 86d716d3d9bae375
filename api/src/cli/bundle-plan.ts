import { basename } from 'node:path'
import { frenchDate, naturalCompare, numberAgenda, seriesOf, type NumberingContext } from '@hemicycle/domain'
import type { BundleItem, BundleSpec } from '../pdf/index.ts'
import type { BundleOptions } from './bundle-options.ts'
import { groupFiles } from './bundle-groups.ts'
import { titleFromName, type ReadFile } from './bundle-read.ts'

/** One report of the bundle: the file that leads it, then those that go with it. */
export interface PlannedItem {
  readonly file: ReadFile
  readonly others: readonly ReadFile[]
  readonly number: string
  readonly title: string
}

const KIND_LABELS = {
  REPORT: 'Rapport',
  DELIBERATION: 'Délibération',
  ANNEX: 'Annexe',
  CAHIER: 'Cahier',
  OTHER: 'Pièce',
} as const

/** Orders and numbers what was read; refused files are not in it. */
export function planItems(
  files: readonly ReadFile[],
  { order, numbering, body, date }: BundleOptions,
): PlannedItem[] {
  const kept = files.filter(({ inspection }) => inspection.verdict !== 'REFUSED')
  const groups = groupFiles(order === 'number' ? [...kept].sort(byActNumber) : kept)
  const context: NumberingContext = {
    body: { id: 'body', code: codeOf(body ?? '') },
    meeting: { id: 'meeting', date: date ?? '2000-01-01', indexInMonth: 1, indexInYear: 1 },
  }
  const series = seriesOf({ key: 'reports', template: numbering })
  const numbers = numberAgenda(
    groups.map(([{ name, extracted }]) => ({
      id: name,
      withdrawn: false,
      reportNumber: extracted?.actNumber?.value ?? null,
    })),
    series,
    context,
  )
  return groups.map(([file, ...others]) => ({
    file,
    others,
    number: numbers.get(file.name)?.number ?? '',
    title: file.extracted?.title?.value ?? titleFromName(file.name),
  }))
}

function byActNumber(a: ReadFile, b: ReadFile): number {
  const [left, right] = [a.extracted?.actNumber?.value, b.extracted?.actNumber?.value]
  if (left === undefined || right === undefined) {
    return Number(left === undefined) - Number(right === undefined) || naturalCompare(a.name, b.name)
  }
  return naturalCompare(left, right) || naturalCompare(a.name, b.name)
}

/** « Commission permanente » → CP: the initials, as assemblies write them. */
export function codeOf(body: string): string {
  if (/^[A-Z0-9]{1,6}$/.test(body)) return body
  const words = body.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2)
  return words.map((word) => word[0]?.toUpperCase() ?? '').join('')
}

/** The bundle to assemble. Dated from the meeting, so that the same folder gives the same bytes. */
export function specOf(items: readonly PlannedItem[], { folder, body, date }: BundleOptions): BundleSpec {
  const heading = body ?? basename(folder)
  const when = date === null ? null : frenchDate(date, { weekday: true })
  const [year, month, day] = (date ?? '').split('-')
  const context = [body === null ? '' : codeOf(body), date === null ? '' : `${day}/${month}/${year}`]
    .filter(Boolean)
    .join(' ')
  return {
    title: [heading, when].filter(Boolean).join(' – '),
    author: heading,
    createdAt: `${date ?? '2000-01-01'}T00:00:00Z`,
    cover: {
      authority: 'Dossier de séance',
      heading,
      subheading: when && when.charAt(0).toUpperCase() + when.slice(1),
    },
    agenda: { sections: [{ items: items.map(toItem) }] },
    stamp: {
      left: [context, 'Rapport n° {number}', '{page}/{pages}'].filter(Boolean).join(' – '),
      folio: true,
    },
  }
}

const toItem = ({ file, others, number, title }: PlannedItem): BundleItem => ({
  id: file.name,
  number,
  title,
  rapporteur: file.extracted?.rapporteur?.value ?? null,
  department: file.extracted?.department?.value ?? null,
  documents: [file, ...others].map(({ name, path, extracted }, i) => ({
    id: name,
    label: i === 0 ? KIND_LABELS[extracted?.kind.value ?? 'OTHER'] : labelOf(name, extracted?.title?.value),
    path,
  })),
})

/** « Annexe – Plan de financement »: what a document beside the report is called in the list. */
const labelOf = (name: string, title: string | undefined): string => title ?? titleFromName(name)

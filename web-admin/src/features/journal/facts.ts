import { frenchDate, frenchTime, isCivilDate, isClockTime, REFUSALS, type Refusal } from '@hemicycle/domain'
import { bytes, momentOf } from '../../common/words.ts'
import * as fr from '../../i18n/fr.ts'

export interface Fact {
  readonly label: string
  readonly value: string
}

const labels = fr.journal.factLabels as Readonly<Record<string, string>>
const fields = fr.agenda.labels as Readonly<Record<string, string>>
const values = fr.journal.values as Readonly<Record<string, Readonly<Record<string, string>>>>

interface Reader {
  readonly zone: string
  readonly now: Date
}

/** The facts of an entry that a person can read; identifiers stay in the database. */
export function factsOf(facts: Readonly<Record<string, unknown>>, reader: Reader): Fact[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const label = labels[name]
    const text = label === undefined ? '' : textOf(name, value, reader)
    return label === undefined || text === '' ? [] : [{ label, value: text }]
  })
}

function textOf(name: string, value: unknown, { zone, now }: Reader): string {
  if (Array.isArray(value)) return value.map((one) => fields[String(one)] ?? String(one)).join(', ')
  if (typeof value === 'number') return name === 'bytes' ? bytes(value) : String(value)
  if (typeof value !== 'string') return ''
  if (name === 'refusal')
    return REFUSALS.includes(value as Refusal) ? fr.refusals[value as Refusal].short : value
  // A code of the system without a word of its own says nothing to a reader.
  if (name in values) return values[name]?.[value.replace(/-.*$/, '')] ?? ''
  if (isCivilDate(value)) return frenchDate(value)
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return momentOf(value, zone, now)
  if (isClockTime(value)) return frenchTime(value)
  return /^[0-9a-f]{64}$/.test(value) ? value.slice(0, 12) : value
}

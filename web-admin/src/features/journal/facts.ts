import { frenchDate, frenchTime, isCivilDate, isClockTime, REFUSALS, type Refusal } from '@hemicycle/domain'
import { bytes } from '../../common/words.ts'
import { fr } from '../../i18n/fr.ts'

export interface Fact {
  readonly label: string
  readonly value: string
}

const labels = fr.journal.factLabels as Readonly<Record<string, string>>
const fields = fr.agenda.labels as Readonly<Record<string, string>>

/** The facts of an entry that a person can read; identifiers stay in the database. */
export function factsOf(facts: Readonly<Record<string, unknown>>): Fact[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const label = labels[name]
    const text = label === undefined ? '' : textOf(name, value)
    return label === undefined || text === '' ? [] : [{ label, value: text }]
  })
}

function textOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => fields[String(one)] ?? String(one)).join(', ')
  if (typeof value === 'number') return name === 'bytes' ? bytes(value) : String(value)
  if (typeof value !== 'string') return ''
  if (name === 'refusal')
    return REFUSALS.includes(value as Refusal) ? fr.refusals[value as Refusal].short : value
  if (isCivilDate(value)) return frenchDate(value)
  if (isClockTime(value)) return frenchTime(value)
  return /^[0-9a-f]{64}$/.test(value) ? value.slice(0, 12) : value
}

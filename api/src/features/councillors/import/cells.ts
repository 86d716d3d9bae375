import type { CHANNELS, ImportColumn, ImportReason } from '@hemicycle/contract'
import { foldText, isEmail, phoneOf } from '@hemicycle/domain'
import type { CouncillorValues } from '../fields.ts'

export interface CellError {
  readonly column: ImportColumn | null
  readonly reason: ImportReason
  readonly value: string
}
export type Values = Partial<CouncillorValues>
type Channel = (typeof CHANNELS)[number]

const CIVILITIES: Readonly<Record<string, 'M' | 'MME'>> = {
  m: 'M', mr: 'M', monsieur: 'M', h: 'M', homme: 'M', masculin: 'M',
  mme: 'MME', madame: 'MME', mlle: 'MME', mademoiselle: 'MME', f: 'MME', femme: 'MME', feminin: 'MME',
} // prettier-ignore
const CHANNEL_WORDS: Readonly<Record<string, Channel>> = {
  courriel: 'EMAIL', email: 'EMAIL', 'e mail': 'EMAIL', mail: 'EMAIL', electronique: 'EMAIL',
  sms: 'SMS', 'message court': 'SMS', papier: 'PAPER', courrier: 'PAPER', 'a domicile': 'PAPER', paper: 'PAPER',
} // prettier-ignore

class Refused extends Error {
  readonly reason: ImportReason
  constructor(reason: ImportReason) {
    super(reason)
    this.reason = reason
  }
}

const text = (most: number) => (cell: string) => {
  if (cell.length > most) throw new Refused('TOO_LONG')
  return cell
}
const found = <V>(value: V | null | undefined, reason: ImportReason): V => {
  if (value === null || value === undefined) throw new Refused(reason)
  return value
}

/** How each column is read. A cell that is empty is no value: the councillor keeps what was known. */
const READERS: Readonly<Record<ImportColumn, (cell: string) => Values>> = {
  externalId: (cell) => ({ externalId: text(200)(cell) }),
  civility: (cell) => ({ civility: found(CIVILITIES[foldText(cell)], 'CIVILITY_UNKNOWN') }),
  firstName: (cell) => ({ firstName: text(120)(cell) }),
  lastName: (cell) => ({ lastName: text(120)(cell) }),
  mandate: (cell) => ({ mandate: text(200)(cell) }),
  canton: (cell) => ({ canton: text(200)(cell) }),
  group: (cell) => ({ politicalGroup: text(200)(cell) }),
  protocolOrder: (cell) => ({ protocolOrder: numberOf(cell) }),
  email: (cell) => ({ email: found(isEmail(cell) ? cell.toLowerCase() : null, 'EMAIL_INVALID') }),
  phone: (cell) => ({ phone: found(phoneOf(cell), 'PHONE_INVALID') }),
  channels: (cell) => ({ channels: channelsOf(cell) }),
  since: (cell) => ({ since: dateOf(cell) }),
  until: (cell) => ({ until: dateOf(cell) }),
}

/** What a line says of a councillor, and every cell of it that cannot be taken. Pure. */
export function readCells(
  cells: readonly string[],
  columns: readonly (ImportColumn | null)[],
): { values: Values; errors: CellError[] } {
  const errors: CellError[] = []
  let values: Values = {}
  columns.forEach((column, index) => {
    const value = cells[index] ?? ''
    if (column === null || value === '') return
    try {
      values = { ...values, ...READERS[column](value) }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      errors.push({ column, reason: error.reason, value: value.slice(0, 120) })
    }
  })
  return { values, errors: [...errors, ...datesReversed(values)] }
}

const datesReversed = ({ since, until }: Values): CellError[] =>
  since && until && until < since ? [{ column: 'until', reason: 'DATES_REVERSED', value: until }] : []

function numberOf(cell: string): number {
  const number = /^\d{1,4}$/.test(cell) ? Number(cell) : null
  return found(number, 'NUMBER_INVALID')
}

function channelsOf(cell: string): Channel[] {
  const words = cell
    .split(/[,;/+]| et /u)
    .map(foldText)
    .filter(Boolean)
  return [...new Set(words.map((word) => found(CHANNEL_WORDS[word], 'CHANNEL_UNKNOWN')))]
}

/** « 01/07/2021 », « 1-7-2021 », « 2021-07-01 »: days that exist. */
function dateOf(cell: string): string {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell)
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(cell)
  const parts = french ? [french[3], french[2], french[1]] : iso ? iso.slice(1, 4) : null
  const date = parts?.map((part) => (part ?? '').padStart(2, '0')).join('-')
  const real = date !== undefined && new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) === date
  return found(real ? date : null, 'DATE_INVALID')
}

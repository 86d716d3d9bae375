import type { ImportColumn, ImportReport } from '@hemicycle/contract'
import { foldText } from '@hemicycle/domain'
import type { CouncillorRow } from '../queries.ts'
import { type CellError, readCells, type Values } from './cells.ts'
import { NEEDED } from './columns.ts'
import type { Line } from './read.ts'

export interface PlannedLine {
  readonly line: number
  readonly name: string
  readonly outcome: ImportReport['lines'][number]['outcome']
  readonly errors: readonly CellError[]
  readonly values: Values
  /** The councillor that the line is about; null: a new one. */
  readonly target: CouncillorRow | null
}

/**
 * What each line would do, without doing it. A person is found by identifier, else by address, else by first and last name. A line with
 * an error does nothing; the others do not wait for it. Pure.
 */
export function planImport(
  lines: readonly Line[],
  columns: readonly (ImportColumn | null)[],
  known: readonly CouncillorRow[],
): PlannedLine[] {
  const seen = new Map<string, number>()
  return lines.map(({ line, cells }) => {
    const { values, errors } = readCells(cells, columns)
    const name = [values.firstName, values.lastName].filter(Boolean).join(' ')
    const matches = matchesOf(values, known)
    const [target = null] = matches
    const found = [
      ...errors,
      ...missing(target, values, errors),
      ...(matches.length > 1 ? [{ column: null, reason: 'HOMONYM' as const, value: name }] : []),
      ...taken(values, target, known),
      ...twice(seen, line, values, target),
    ]
    const change = target ? differences(target, values) : values
    const outcome =
      found.length > 0 ? 'ERROR' : !target ? 'CREATED' : isEmpty(change) ? 'UNCHANGED' : 'UPDATED'
    return { line, name: name || nameOf(target), outcome, errors: found, values: change, target }
  })
}

const nameOf = (row: CouncillorRow | null): string => (row ? `${row.firstName} ${row.lastName}` : '')
const isEmpty = (values: Values): boolean => Object.keys(values).length === 0
const folded = (one: { firstName?: string; lastName?: string }): string =>
  foldText(`${one.firstName ?? ''} ${one.lastName ?? ''}`)

function matchesOf(values: Values, known: readonly CouncillorRow[]): CouncillorRow[] {
  const by = (same: (row: CouncillorRow) => boolean) => known.filter(same)
  const { externalId, email } = values
  const byId = externalId ? by((row) => row.externalId === externalId) : []
  if (byId.length > 0) return byId
  const free = (row: CouncillorRow) => !externalId || row.externalId === null
  const byEmail = email ? by((row) => free(row) && row.email?.toLowerCase() === email) : []
  if (byEmail.length > 0) return byEmail
  // A name alone says who it is only where the list knows no address for it, or the file gives none.
  return folded(values) === ''
    ? []
    : by((row) => free(row) && folded(row) === folded(values) && (!email || row.email === null))
}

function missing(target: CouncillorRow | null, values: Values, errors: readonly CellError[]): CellError[] {
  if (target) return []
  const unread = (column: ImportColumn) => errors.every((error) => error.column !== column)
  return NEEDED.filter((column) => !(column in values) && unread(column)).map((column) => ({
    column,
    reason: 'MISSING',
    value: '',
  }))
}

/** The address of somebody else: one of them would read for the other. */
function taken(values: Values, target: CouncillorRow | null, known: readonly CouncillorRow[]): CellError[] {
  const { email } = values
  const other = email && known.some((row) => row.id !== target?.id && row.email?.toLowerCase() === email)
  return other ? [{ column: 'email', reason: 'EMAIL_TAKEN', value: email }] : []
}

function twice(
  seen: Map<string, number>,
  line: number,
  values: Values,
  target: CouncillorRow | null,
): CellError[] {
  const keys = [
    target?.id,
    values.externalId && `id ${values.externalId}`,
    values.email && `mail ${values.email}`,
  ]
  const known = keys.filter((key): key is string => Boolean(key))
  const [earlier] = known.flatMap((key) => seen.get(key) ?? [])
  for (const key of known) if (!seen.has(key)) seen.set(key, line)
  return earlier === undefined ? [] : [{ column: null, reason: 'TWICE_IN_FILE', value: String(earlier) }]
}

function differences(row: CouncillorRow, values: Values): Values {
  const changed = (Object.entries(values) as [keyof Values & keyof CouncillorRow, unknown][]).filter(
    ([field, value]) => JSON.stringify(row[field]) !== JSON.stringify(value),
  )
  return Object.fromEntries(changed)
}

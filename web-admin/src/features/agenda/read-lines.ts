import type { AgendaItem, ReadName, ReadValue } from '@hemicycle/contract'
import { type ItemChange, needsFile } from '@hemicycle/domain'

/** What the clerk may write over. */
export type Corrected = 'policy' | 'matter'
export interface ReadLine {
  readonly key: string
  readonly name: ReadName
  /** Null: nothing was read. */
  readonly read: ReadValue | null
  /** As it counts; null: nothing. */
  readonly value: string | null
  readonly corrects: Corrected | null
  /** True where the clerk wrote it. */
  readonly own: boolean
}

/** The part of a change that writes over what was read. */
export type Correction = Pick<ItemChange, 'policy' | 'matter'>
const ONCE = ['policy', 'matter'] as const

/**
 * What was read beside the fields of a point, with what the clerk wrote over it. Policy and matter have their line even where nothing was
 * read, so that they can be written. Pure.
 */
export function readLines(item: AgendaItem, values: readonly ReadValue[]): ReadLine[] {
  // Missing annexes are said beside the files.
  const lines = values.filter(({ name }) => name !== 'missingAnnex').map((read) => lineOf(item, read))
  const missing = ONCE.filter(
    (name) => (needsFile(item.nature) || item[name] !== null) && !values.some((value) => value.name === name),
  )
  return [
    ...lines,
    ...missing.map((name) => ({
      key: name,
      name,
      read: null,
      value: item[name] || null,
      corrects: name,
      own: item[name] !== null,
    })),
  ]
}

function lineOf(item: AgendaItem, read: ReadValue): ReadLine {
  const { name, value } = read
  const line = { key: `${name} ${value}`, name, read }
  if (name !== 'policy' && name !== 'matter') return { ...line, value, corrects: null, own: false }
  const own = item[name]
  return { ...line, value: own === null ? value : own || null, corrects: name, own: own !== null }
}

/** The change that writes a text over what a line says; null: back to what was read. Pure. */
export const correctionOf = (line: ReadLine, text: string | null): Correction => ({
  [line.corrects ?? 'policy']: text,
})

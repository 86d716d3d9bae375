import type { HistoryEntry } from '@hemicycle/contract'
import type { AgendaField, AgendaNature, AgendaOperation, ItemChange } from '@hemicycle/domain'
import * as fr from '../../i18n/fr.ts'

export interface HistoryLine {
  readonly text: string
  readonly was: string | null
  readonly now: string | null
}
const words = fr.agenda.past

/** What an entry of the log did to an item, one line for each thing changed, with what it replaced where words can say it. */
export function linesOf(entry: HistoryEntry): HistoryLine[] {
  const before = entry.before as readonly AgendaOperation[]
  return (entry.operations as readonly AgendaOperation[]).flatMap((operation) => lines(operation, before))
}

const plain = (text: string): HistoryLine[] => [{ text, was: null, now: null }]

function lines(operation: AgendaOperation, before: readonly AgendaOperation[]): HistoryLine[] {
  switch (operation.type) {
    case 'CORRECT':
      return Object.entries(operation.values).map(([name, value]) =>
        corrected(name as AgendaField, value ?? null, valueBefore(name as AgendaField, before)),
      )
    case 'PUT_FIELDS':
      return Object.entries(operation.fields).map(([name, field]) =>
        corrected(name as AgendaField, field.value, valueBefore(name as AgendaField, before)),
      )
    case 'CHANGE':
      return Object.entries(operation.change).map(([name, value]) => ({
        text: words.changes[name as 'nature'] ?? words.CHANGE,
        ...saidOf(
          named(name as keyof ItemChange, value),
          named(name as keyof ItemChange, changeBefore(name as keyof ItemChange, before)),
        ),
      }))
    case 'ENTITLE':
      return [{ text: words.ENTITLE, was: titleBefore(operation, before), now: operation.title }]
    default:
      return plain(words[operation.type as 'MOVE'] ?? words.other)
  }
}

/** A code in its words. */
const named = (name: keyof ItemChange, value: unknown): unknown =>
  name === 'nature' ? (fr.agenda.natures[value as AgendaNature] ?? null) : value

/** Of a change that is a text, what it was and what it became. */
function saidOf(now: unknown, was: unknown): Pick<HistoryLine, 'was' | 'now'> {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value || fr.agenda.none : null)
  return { was: text(was), now: text(now) }
}

function titleBefore(
  { documentId }: Extract<AgendaOperation, { type: 'ENTITLE' }>,
  before: readonly AgendaOperation[],
): string | null {
  const was = before.find((one) => one.type === 'ENTITLE' && one.documentId === documentId)
  return was?.type === 'ENTITLE' ? was.title : null
}

function changeBefore(name: keyof ItemChange, before: readonly AgendaOperation[]): unknown {
  return before.flatMap((one) => (one.type === 'CHANGE' ? [one.change[name]] : []))[0]
}

function corrected(name: AgendaField, now: string | null, was: string | null): HistoryLine {
  const text = was === now ? words.kept(fr.agenda.fields[name]) : words.corrected(fr.agenda.fields[name])
  return { text, was: was === now ? null : was, now }
}

function valueBefore(name: AgendaField, before: readonly AgendaOperation[]): string | null {
  for (const one of before) {
    if (one.type === 'PUT_FIELDS' && one.fields[name]) return one.fields[name].value
    if (one.type === 'CORRECT' && one.values[name] !== undefined) return one.values[name]
  }
  return null
}

import { type AgendaItem, FIELD_NAMES, type FieldName } from '@hemicycle/contract'
import type { Place } from '@hemicycle/domain'
import { say, sayProblem } from '../../common/say.ts'
import * as fr from '../../i18n/fr.ts'
import { labelOf, labelOfAll } from './filter.ts'
import type { Operations } from './pending.ts'
import { isAtHome } from './places.ts'
import { whatWas } from './step-words.ts'
import type { AgendaDesk } from './useAgenda.ts'
import type { Outcome } from './useQueue.ts'

const words = fr.agenda
type Ids = readonly string[]
export type Correction =
  { readonly outcome: 'DONE' | 'FAILED' } | { readonly outcome: 'CONFLICT'; readonly theirs: string | null }

/** A gesture refused, or that went on its way: what happened, and nothing else changes. */
export function tell(outcome: Outcome): void {
  if (outcome.state === 'KEPT') say(words.kept, { tone: 'warn' })
  if (outcome.state === 'REFUSED' && outcome.clash) say(words.staleRead, { tone: 'warn' })
  else if (outcome.state === 'REFUSED') sayProblem(outcome.problem)
}

/** The gestures of the clerk on an agenda, each with what it says and how it is taken back. */
export function useEdits(desk: AgendaDesk) {
  const itemsOf = (ids: Ids): AgendaItem[] => {
    const chosen = new Set(ids)
    return desk.shown.value?.items.filter((item) => chosen.has(item.id)) ?? []
  }
  /** Sends, then says the sentence with a way back to this very gesture. */
  const act = async (operations: Operations, sentence?: () => string): Promise<Outcome> => {
    const outcome = await desk.gesture(operations)
    if (outcome.state !== 'DONE') tell(outcome)
    else if (sentence) {
      const made = outcome.change.undo?.id
      say(sentence(), made ? { undo: () => takeBack(made) } : {})
    }
    return outcome
  }
  const takeBack = async (gestureId?: string): Promise<void> => {
    const what = desk.steps.value.undo
    const outcome = await desk.undo(gestureId)
    if (outcome.state === 'DONE') say(words.undone(whatWas(what, desk.shown.value)))
    else if (outcome.state === 'REFUSED') sayOvertaken(outcome)
  }
  const again = async (): Promise<void> => {
    const what = desk.steps.value.redo
    const outcome = await desk.redo()
    if (outcome.state === 'DONE') say(words.redone(whatWas(what, desk.shown.value)))
    else if (outcome.state === 'REFUSED') sayOvertaken(outcome)
  }
  return { act, takeBack, again, ...placing(desk, act, itemsOf), ...correcting(desk, act) }
}
export type Edits = ReturnType<typeof useEdits>
type Act = (operations: Operations, sentence?: () => string) => Promise<Outcome>

function sayOvertaken(outcome: Extract<Outcome, { state: 'REFUSED' }>): void {
  if (outcome.clash) say(words.overtaken, { tone: 'warn' })
  else sayProblem(outcome.problem)
}

/** Moving, taking off, bringing back. */
function placing(desk: AgendaDesk, act: Act, itemsOf: (ids: Ids) => AgendaItem[]) {
  const move = async (ids: Ids, place: Place): Promise<void> => {
    const before = desk.shown.value
    if (!before || ids.length === 0 || isAtHome(before, ids, place)) return
    const was = new Map(before.items.map((item) => [item.id, item.number]))
    const sentence = (): string => {
      const changed = (desk.shown.value?.items ?? []).filter(
        ({ id, number }) => !ids.includes(id) && was.has(id) && was.get(id) !== number,
      ).length
      const label = labelOfAll(itemsOf(ids))
      return changed > 0 ? words.moved(label, changed) : words.movedOnly(label)
    }
    await act([{ type: 'MOVE', itemIds: [...ids], ...place }], sentence)
  }
  const remove = async (ids: Ids): Promise<void> => {
    const items = itemsOf(ids)
    const label = labelOfAll(items)
    const sent = items.some((item) => item.sent)
    await act([{ type: 'REMOVE', itemIds: [...ids] }], () =>
      sent ? words.withdrawnToast(label) : words.removed(label),
    )
  }
  const restore = async (item: AgendaItem): Promise<void> => {
    await act([{ type: 'RESTORE', itemId: item.id }], () => words.restored(labelOf(item)))
  }
  return { move, remove, restore }
}

/** Writing over what was read. */
function correcting(desk: AgendaDesk, act: Act) {
  /** When this very field changed meanwhile, both values go back to the editor and nothing is lost. */
  const correct = async (item: AgendaItem, field: FieldName, value: string | null): Promise<Correction> => {
    const was = item[field].value
    const now = desk.shown.value?.items.find((one) => one.id === item.id)
    if (now && now[field].value !== was) return { outcome: 'CONFLICT', theirs: now[field].value }
    const values = { [field]: value } as { title?: string }
    const outcome = await desk.gesture([{ type: 'CORRECT', itemId: item.id, values }])
    if (outcome.state === 'REFUSED' && outcome.clash) {
      const theirs = desk.shown.value?.items.find((one) => one.id === item.id)?.[field].value ?? null
      return { outcome: 'CONFLICT', theirs }
    }
    tell(outcome)
    if (outcome.state === 'DONE' && value !== was) say(words.corrected(words.fields[field]))
    return { outcome: outcome.state === 'REFUSED' ? 'FAILED' : 'DONE' }
  }
  /** « Garder »: what was read becomes the clerk's own. */
  const keep = async (
    items: readonly AgendaItem[],
    fields: readonly FieldName[] = FIELD_NAMES,
  ): Promise<void> => {
    const operations = items.flatMap((item) => {
      const doubtful = fields.filter((field) => item[field].toCheck)
      const values = Object.fromEntries(doubtful.map((field) => [field, item[field].value]))
      return doubtful.length > 0
        ? [{ type: 'CORRECT' as const, itemId: item.id, values: values as { title?: string } }]
        : []
    })
    if (operations.length > 0) await act(operations)
  }
  return { correct, keep }
}
